import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FoundedCentre, foundedHouse, refusalOf } from '../../../../../test/founded.ts';
import { look } from '../../../../platform/act.ts';
import { type Actor, systemActor } from '../../../../platform/actor.ts';
import { newId } from '../../../../platform/ids.ts';
import { learn } from '../../../../platform/words.ts';
import { words } from '../../../../words/attributions.ts';
import { foundStandardPolicy } from '../../actions/found-standard-policy.ts';
import { rule } from '../../actions/rule.ts';
import type { Attribution } from '../../contract.ts';
import { activateDraft } from '../actions/activate-draft.ts';
import { changeDraft } from '../actions/change-draft.ts';
import { checkDraft } from '../actions/check-draft.ts';
import { discardDraft } from '../actions/discard-draft.ts';
import { restoreVersion } from '../actions/restore-version.ts';
import { difference, readMatrix, versions } from '../views.ts';

learn([words]);
const house = await foundedHouse();
afterAll(() => house.close());

let centre: FoundedCentre;
let [diego, marta, ana]: Actor[] = [];
const as = (who: Actor | undefined) => house.as(who ?? systemActor(centre.orgId));
const cellOf = (rows: readonly Attribution[], action: string, role = 'AGENT') =>
  rows.find((row) => row.action === action && row.holder.ref === role && row.circuit === 'own')!;
const coupon = async (change: Partial<Attribution>) => {
  const { attributions } = await readMatrix(as(marta));
  return { ...cellOf(attributions, 'COUPON'), ...change };
};
const inForce = async (change: Partial<Attribution>) => {
  await changeDraft(as(marta), { put: [await coupon(change)] });
  await checkDraft(as(marta), {});
  return activateDraft(as(diego), {});
};
const may = (facts: Record<string, string | null>) =>
  rule(as(ana), { action: 'COUPON', amount: { minor: 500, currency: 'EUR' }, customerId: newId(), facts });

beforeAll(async () => {
  centre = await house.centre('Lumbre');
  await foundStandardPolicy(as(undefined), {});
  diego = await centre.add({ name: 'Diego', role: 'AUTHORITY', unit: 'AUTHORITY' });
  marta = await centre.add({ name: 'Marta', role: 'CENTRE_MANAGER', superior: diego });
  ana = await centre.add({ name: 'Ana', role: 'AGENT', superior: marta });
});

it('opens a draft with the first change, and leaves none behind when that is refused', async () => {
  const wrong = await coupon({ department: 'DEPT_FIN' });
  expect(await refusalOf(changeDraft(as(marta), { put: [wrong] }))).toMatchObject({ field: 'put.0.department' });
  expect([(await readMatrix(as(marta))).draft, (await look(as(marta), versions)).length]).toEqual([null, 1]);
  const right = await coupon({ limits: [{ per: 'request', unit: 'money', max: 1_100 }] });
  const after = await changeDraft(as(marta), { put: [right] });
  expect([after.version.number, after.attributions.length]).toEqual([2, (await readMatrix(as(marta))).attributions.length]);
  await discardDraft(as(marta), {});
});

it('refuses a draft that contradicts itself, by its cell and in words', async () => {
  const { id: _, ...row } = await coupon({ limits: [{ per: 'request', unit: 'money', max: 1_100 }] });
  const refusal = await refusalOf(changeDraft(as(marta), { put: [row] }));
  expect(refusal).toMatchObject({ kind: 'invalid', reason: 'attributions.contradiction', field: 'put.0.limits' });
  expect(refusal.params).toMatchObject({ cell: 'Agente, cupón' });
  const { id: __, ...no } = await coupon({ circuit: 'forbidden', limits: [] });
  expect(await refusalOf(changeDraft(as(marta), { put: [no] }))).toMatchObject({ field: 'put.0.circuit' });
  expect((await readMatrix(as(marta))).draft).toBeNull();
});

it('refuses an expression that is none, with the character; and one that is holds or says why it does not', async () => {
  const wrong: [string, string, number][] = [
    ['facts.tier ==', 'attributions.expression.syntax', 14],
    ['facts.teir == "gold"', 'attributions.expression.noFact', 7],
    ['facts.tier > 3', 'attributions.expression.types', 1],
    ['facts.paidMinor', 'attributions.expression.notBoolean', 1],
    ['facts.tier.matches("(a+)+$")', 'attributions.expression.noFunction', 1],
  ];
  for (const [expression, reason, at] of wrong)
    expect(await refusalOf(changeDraft(as(marta), { put: [await coupon({ expression })] }))).toMatchObject({
      ...{ kind: 'invalid', reason, field: 'put.0.expression', params: { at } },
    });
  const { version } = await inForce({ expression: 'facts.tier != "wholesale" && amount <= 600' });
  expect((await may({ tier: 'gold' })).circuit).toBe('own');
  const unknown = await may({});
  expect(unknown.circuit).toBe('authorised');
  expect(unknown.reasons.map((one) => one.text)).toContain(
    'Poder hacerlo sin permiso exige que se cumpla «facts.tier != "wholesale" && amount <= 600», y falta un dato para saberlo.',
  );
  const told = await look(as(marta), (tx) => difference(tx, version.id, version.basedOn ?? undefined));
  expect(told.changes).toEqual(['Agente, cupón: ahora solo si «facts.tier != "wholesale" && amount <= 600».']);
});

it('goes back by a new version, authorised as any other, and says in sentences what that changes', async () => {
  const all = await look(as(marta), versions);
  const [last, first] = [all.find((one) => one.state === 'active')!, all.at(-1)!];
  const back = await look(as(ana), (tx) => difference(tx, first.id));
  expect([back.from.number, back.to.number]).toEqual([last.number, 1]);
  expect(back.changes).toEqual(['Agente, cupón: ya no hace falta que «facts.tier != "wholesale" && amount <= 600».']);
  expect(await refusalOf(restoreVersion(as(ana), { versionId: first.id }))).toMatchObject({ kind: 'forbidden' });
  expect(await refusalOf(restoreVersion(as(marta), { versionId: newId() }))).toMatchObject({ kind: 'not_found' });
  await changeDraft(as(marta), { put: [await coupon({ expression: null })] });
  expect(await refusalOf(restoreVersion(as(marta), { versionId: first.id }))).toMatchObject({ reason: 'attributions.draftOpen' });
  await discardDraft(as(marta), {});
  const draft = await restoreVersion(as(marta), { versionId: first.id });
  expect([draft.version.state, draft.version.note, draft.changes]).toEqual([
    ...['draft', 'Vuelve a lo que decía la versión 1.', back.changes],
  ]);
  expect((await may({})).circuit).toBe('authorised');
  await checkDraft(as(marta), {});
  await activateDraft(as(diego), {});
  expect((await may({})).circuit).toBe('own');
});

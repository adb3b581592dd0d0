import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FoundedCentre, foundedHouse, refusalOf } from '../../../../../test/founded.ts';
import { act, look } from '../../../../platform/act.ts';
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
import { draft } from '../actions/draft.ts';
import { putInForce } from '../actions/put-in-force.ts';
import { readMatrix } from '../views.ts';
import { rowsOf, versionInForce } from '../../ruling/views.ts';

learn([words]);
const house = await foundedHouse();
afterAll(() => house.close());

let centre: FoundedCentre;
let [diego, marta, ana]: Actor[] = [];
const as = (who: Actor | undefined) => house.as(who ?? systemActor(centre.orgId));
const may = (minor: number) =>
  rule(as(ana), {
    action: 'REFUND_PARTIAL',
    amount: { minor, currency: 'EUR' },
    customerId: newId(),
    facts: { ground: 'discretion', evidence: ['photo'] },
  });
const perRequest = (row: Attribution, max: number): Attribution => ({ ...row, limits: [{ per: 'request', unit: 'money', max }] });
const cellOf = (rows: readonly Attribution[], action: string, role: string) =>
  rows.find((row) => row.action === action && row.holder.ref === role && row.circuit === 'own')!;

/** What a trial does: a row of its own for one person, put in force at once. */
const trialId = newId();
async function startTrial() {
  const { attributions } = await readMatrix(as(diego));
  const cell = perRequest(cellOf(attributions, 'REFUND_PARTIAL', 'AGENT'), 9_000);
  const row: Attribution = { ...cell, holder: { kind: 'person', ref: ana!.id }, trialId };
  return act(as(diego), 'attributions.startTrial', (tx) => putInForce(tx, { rows: [...attributions, row], note: 'T-1' }));
}
async function endTrial() {
  const { attributions: rows } = await readMatrix(as(diego));
  return act(as(undefined), 'attributions.endTrial', (tx) => putInForce(tx, { rows, note: 'T-1' }));
}
const edit = async (action: string, max: number) => {
  const { version } = await draft(as(marta), {});
  const { attributions } = await readMatrix(as(marta), version.id);
  return changeDraft(as(marta), { put: [perRequest(cellOf(attributions, action, 'AGENT'), max)] });
};

beforeAll(async () => {
  centre = await house.centre('Lumbre');
  await foundStandardPolicy(as(undefined), {});
  diego = await centre.add({ name: 'Diego', role: 'AUTHORITY', unit: 'AUTHORITY' });
  marta = await centre.add({ name: 'Marta', role: 'CENTRE_MANAGER', superior: diego });
  ana = await centre.add({ name: 'Ana', role: 'AGENT', superior: marta });
});

/** The rows of trials with whom they are for, which no door tells. */
const trialRows = () =>
  look(as(diego), async (tx) => (await rowsOf(tx, (await versionInForce(tx))?.id ?? '')).filter((row) => row.trialId !== null));

it('puts rows in force at once beside an open draft, which stays open', async () => {
  await draft(as(marta), {});
  expect((await may(9_000)).circuit).toBe('authorised');
  const made = await startTrial();
  expect(made.number).toBe(3);
  expect([(await may(9_000)).circuit, (await may(9_000)).versionNumber]).toEqual(['own', 3]);
  const now = await readMatrix(as(marta));
  expect([now.active?.number, now.draft?.number]).toEqual([3, 2]);
  expect(now.examples.every((one) => one.holds)).toBe(true);
});

it('brings an open draft onto what came into force since, so that it undoes nothing that it never spoke of', async () => {
  const changed = await edit('COUPON', 1_500);
  expect([changed.behind, changed.changes.length > 0]).toEqual([{ number: 1, conflicts: [] }, true]);
  expect(changed.changes.every((one) => one.startsWith('Agente, cupón'))).toBe(true);
  const checked = await checkDraft(as(marta), {});
  expect([checked.behind, checked.onTrial.length]).toEqual([null, 1]);
  await endTrial();
  expect((await may(9_000)).circuit).toBe('authorised');
  await startTrial();
  await activateDraft(as(diego), {});
  const now = await readMatrix(as(diego));
  expect(cellOf(now.attributions, 'COUPON', 'AGENT').limits).toEqual([{ per: 'request', unit: 'money', max: 1_500 }]);
  expect((await may(9_000)).circuit).toBe('own');
});

it('shows no column for who is on trial, and tells it in one sentence', async () => {
  const { holders, attributions, onTrial } = await readMatrix(as(diego));
  expect(holders.filter((one) => one.holder.kind === 'person')).toEqual([]);
  expect([onTrial.length, attributions.filter((one) => one.trialId !== null).length]).toEqual([1, 0]);
});

it('refuses by cell what the draft and the version in force have both changed, until the draft gives way', async () => {
  await edit('COUPON', 2_000);
  const { attributions } = await readMatrix(as(diego));
  const rows = [...attributions, ...(await trialRows())].map((row) =>
    row === cellOf(attributions, 'COUPON', 'AGENT') ? perRequest(row, 1_700) : row,
  );
  await act(as(undefined), 'attributions.confirmTrial', (tx) => putInForce(tx, { rows, note: '' }));
  const open = await readMatrix(as(marta));
  expect(open.behind?.conflicts).toEqual(['Agente, cupón']);
  const refusal = { kind: 'conflict', reason: 'attributions.draftConflicts', params: { cells: 'Agente, cupón' } };
  expect(await refusalOf(checkDraft(as(marta), {}))).toMatchObject(refusal);
  expect(await refusalOf(activateDraft(as(diego), {}))).toMatchObject(refusal);
  await edit('COUPON', 1_700);
  expect((await checkDraft(as(marta), {})).changes).toEqual([]);
  await edit('COUPON', 2_000);
  await checkDraft(as(marta), {});
  await activateDraft(as(diego), {});
  expect(cellOf((await readMatrix(as(diego))).attributions, 'COUPON', 'AGENT').limits[0]?.max).toBe(2_000);
});

it('does not let a version dated for later undo on its day what was put in force meanwhile', async () => {
  await endTrial();
  await edit('COUPON', 2_500);
  await checkDraft(as(marta), {});
  await activateDraft(as(diego), { from: '2026-12-01T00:00:00.000Z' });
  await startTrial();
  expect((await may(9_000)).circuit).toBe('own');
  house.setNow('2026-12-01T00:00:01.000Z');
  const then = await readMatrix(as(diego));
  expect(cellOf(then.attributions, 'COUPON', 'AGENT').limits[0]?.max).toBe(2_500);
  expect((await may(9_000)).circuit).toBe('own');
});

it('keeps the rows of a trial out of everybody’s hands but the trial’s', async () => {
  const row = (await trialRows())[0]!;
  const refusal = { kind: 'invalid', reason: 'attributions.trialRow' };
  expect(await refusalOf(changeDraft(as(marta), { remove: [row.id] }))).toMatchObject(refusal);
  expect(await refusalOf(changeDraft(as(marta), { put: [perRequest(row, 99_000)] }))).toMatchObject(refusal);
  expect(await refusalOf(changeDraft(as(marta), { put: [{ ...row, trialId: null }] }))).toMatchObject(refusal);
  expect((await readMatrix(as(marta))).draft).toBeNull();
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FoundedCentre, foundedHouse, refusalOf } from '../../../../test/founded.ts';
import { act, look } from '../../../platform/act.ts';
import { type Actor, systemActor } from '../../../platform/actor.ts';
import { newId } from '../../../platform/ids.ts';
import { learn } from '../../../platform/words.ts';
import { words } from '../../../words/attributions.ts';
import { putUnit } from '../../organization/actions/put-unit.ts';
import { addActionKind } from '../actions/add-action-kind.ts';
import { foundStandardPolicy } from '../actions/found-standard-policy.ts';
import { rule } from '../actions/rule.ts';
import type { Attribution } from '../contract.ts';
import { reactions } from '../events.ts';
import { activateDraft } from './actions/activate-draft.ts';
import { changeDraft } from './actions/change-draft.ts';
import { checkDraft } from './actions/check-draft.ts';
import { discardDraft } from './actions/discard-draft.ts';
import { draft } from './actions/draft.ts';
import { matrix, readMatrix, versions } from './views.ts';

learn([words]);
const house = await foundedHouse();
afterAll(() => house.close());

let centre: FoundedCentre;
let [diego, eva, marta, carla, ana]: Actor[] = [];
const as = (who: Actor | undefined) => house.as(who ?? systemActor(centre.orgId));
const may = (minor: number) =>
  rule(as(ana), {
    action: 'REFUND_PARTIAL',
    amount: { minor, currency: 'EUR' },
    customerId: newId(),
    facts: { ground: 'discretion', evidence: ['photo'] },
  });
const cellOf = (rows: readonly Attribution[], action: string, role: string) =>
  rows.find((row) => row.action === action && row.holder.ref === role && row.circuit === 'own')!;
/** The limit of one request for agents, in a draft of its own; wider ones are never below it. */
async function widened(who: Actor | undefined, minor: number, action = 'REFUND_PARTIAL', role = 'AGENT') {
  const { attributions } = await draft(as(who), {});
  const row = cellOf(attributions, action, role);
  return changeDraft(as(who), {
    put: [
      {
        ...row,
        limits: row.limits.map((limit) => ({ ...limit, max: limit.per === 'request' ? minor : Math.max(minor, limit.max) })),
      },
    ],
  });
}

beforeAll(async () => {
  centre = await house.centre('Lumbre');
  for (const reaction of reactions.filter((one) => one.name === 'attributions.foundStandardPolicy')) {
    await reaction.run(as(undefined), {} as never);
    await reaction.run(as(undefined), {} as never);
  }
  diego = await centre.add({ name: 'Diego', role: 'AUTHORITY', unit: 'AUTHORITY' });
  eva = await centre.add({ name: 'Eva', role: 'AUTHORITY', unit: 'AUTHORITY', superior: diego });
  marta = await centre.add({ name: 'Marta', role: 'CENTRE_MANAGER', superior: diego });
  carla = await centre.add({ name: 'Carla', role: 'COORDINATOR', superior: marta });
  ana = await centre.add({ name: 'Ana', role: 'AGENT', superior: carla });
});

describe('the policy a centre begins with', () => {
  it('is in force once, and all its examples hold', async () => {
    const all = await look(as(marta), versions);
    expect(all).toMatchObject([{ number: 1, state: 'active', createdBy: 'Mostrador', activeUntil: null }]);
    const { examples, changes, may: allowed, holders } = await readMatrix(as(marta));
    expect(examples.length).toBeGreaterThanOrEqual(12);
    expect(examples.filter((one) => !one.holds)).toEqual([]);
    expect([changes, allowed]).toEqual([[], { draft: true, activate: false }]);
    expect(holders.find((one) => one.holder.ref === 'AGENT')).toEqual({
      holder: { kind: 'role', ref: 'AGENT' },
      name: 'Agente',
      people: 1,
      above: 'Coordinación',
    });
    expect(holders.find((one) => one.holder.kind === 'assistant')).toMatchObject({ name: 'Asistentes', people: 0 });
  });
  it('is read within the centre, by nobody who is only lent to it', async () => {
    const lent = await centre.add({ name: 'Lent', role: 'AGENT_EXT', superior: carla! });
    expect(await refusalOf(readMatrix(as(lent)))).toMatchObject({ kind: 'forbidden' });
    expect((await readMatrix(as(ana))).may).toEqual({ draft: false, activate: false });
  });
});

describe('a draft', () => {
  it('begins as the version in force, tells its changes in sentences, and changes nothing until it is in force', async () => {
    const first = await draft(as(marta), {});
    expect((await draft(as(diego), {})).version.id).toBe(first.version.id);
    const after = await widened(marta, 6_000);
    expect(after.changes.map((one) => one.replace(/\s/g, ' '))).toEqual([
      'Agente, reembolso parcial: de 25,00 € por petición a 60,00 € por petición.',
    ]);
    const english = await look(as({ ...marta!, locale: 'en' }), (tx) => matrix(tx, first.version.id));
    expect(english.changes).toEqual(['Agent, partial refund: from €25.00 per request to €60.00 per request.']);
    expect((await may(6_000)).circuit).toBe('authorised');
    expect(after.examples.filter((one) => !one.holds)).toEqual([]);
    expect((await widened(marta, 10_000)).examples.filter((one) => !one.holds).map((one) => one.title)).toEqual([
      'Reembolso parcial de 90 €: el agente pide autorización',
    ]);
    expect(await refusalOf(draft(as(carla), {}))).toMatchObject({ kind: 'forbidden' });
    await discardDraft(as(diego), {});
    expect((await look(as(marta), versions)).map((one) => [one.number, one.state])).toEqual([
      [2, 'discarded'],
      [1, 'active'],
    ]);
    expect(await refusalOf(checkDraft(as(marta), {}))).toMatchObject({ kind: 'conflict', reason: 'attributions.noDraft' });
  });
  it('refuses, by its field, a row that speaks of what there is not or contradicts itself', async () => {
    const { attributions } = await draft(as(marta), {});
    const row = cellOf(attributions, 'COUPON', 'AGENT');
    const money = (per: 'request' | 'day' | 'month', max: number) => ({ per, unit: 'money' as const, max });
    const wrong: [Partial<Attribution>, string, string][] = [
      [{ action: 'NOTHING' }, 'attributions.actionUnknown', 'put.0.action'],
      [{ holder: { kind: 'role', ref: 'BOSS' } }, 'attributions.roleUnknown', 'put.0.holder.ref'],
      [{ holder: { kind: 'unit', ref: newId() } }, 'attributions.holderUnknown', 'put.0.holder.ref'],
      [{ circuit: 'consulted' }, 'attributions.departmentNeeded', 'put.0.department'],
      [{ circuit: 'consulted', department: 'DEPT_MOON' }, 'attributions.departmentUnknown', 'put.0.department'],
      [{ department: 'DEPT_FIN' }, 'attributions.departmentIdle', 'put.0.department'],
      [{ isRight: true }, 'attributions.limitsIdle', 'put.0.limits'],
      [{ isRight: true, circuit: 'forbidden', limits: [] }, 'attributions.rightIsOwn', 'put.0.circuit'],
      [{ limits: [{ per: 'request', unit: 'percent', max: 101 }] }, 'attributions.percentTooHigh', 'put.0.limits.0.max'],
      [{ limits: [{ per: 'month', unit: 'percent', max: 10 }] }, 'attributions.percentOfWhat', 'put.0.limits.0.unit'],
      [{ limits: [money('day', 5), money('day', 6)] }, 'attributions.limitTwice', 'put.0.limits.1.max'],
      [{ limits: [money('month', 5), money('request', 6)] }, 'attributions.limitsContradict', 'put.0.limits.1.max'],
      [{ limits: [money('day', -1)] }, 'platform.invalid.too_small', 'put.0.limits.0.max'],
      [{ validFrom: '2026-12-01T00:00:00Z', validTo: '2026-11-01T00:00:00Z' }, 'attributions.validityReversed', 'put.0.validTo'],
      [{ validFrom: 'soon' }, 'attributions.notADate', 'put.0.validFrom'],
      [{ conditions: [{ fact: 'tier', op: 'in', value: 'gold' }] }, 'attributions.listNeeded', 'put.0.conditions.0.value'],
      [{ requirements: [{ kind: 'certification', value: '' }] }, 'attributions.valueNeeded', 'put.0.requirements.0.value'],
    ];
    for (const [change, reason, field] of wrong)
      expect(await refusalOf(changeDraft(as(marta), { put: [{ ...row, ...change }] }))).toMatchObject({
        kind: 'invalid',
        reason,
        field,
      });
    expect((await readMatrix(as(marta), (await draft(as(marta), {})).version.id)).changes).toEqual([]);
    await discardDraft(as(marta), {});
  });
});

describe('putting it in force', () => {
  it('takes a check, examples that hold, and somebody with no hand in it whose own attributions reach as far', async () => {
    await widened(marta, 10_000);
    expect(await refusalOf(activateDraft(as(diego), {}))).toMatchObject({
      kind: 'precondition_failed',
      reason: 'attributions.examplesFail',
    });
    expect((await checkDraft(as(marta), {})).version.checkedAt).toBeNull();
    const failing = (await readMatrix(as(marta), (await draft(as(marta), {})).version.id)).examples.find((one) => !one.holds)!;
    await changeDraft(as(marta), {
      removeExamples: [failing.id],
      putExamples: [{ ...failing, title: 'Reembolso parcial de 100,01 €: con autorización', amountMinor: 10_001 }],
    });
    expect(await refusalOf(activateDraft(as(diego), {}))).toMatchObject({ reason: 'attributions.notChecked' });
    expect((await checkDraft(as(marta), {})).version.checkedAt).not.toBeNull();
    expect(await refusalOf(activateDraft(as(marta), {}))).toMatchObject({ kind: 'forbidden', reason: 'attributions.ownDraft' });
    expect(await refusalOf(activateDraft(as(carla), {}))).toMatchObject({ kind: 'forbidden', reason: 'attributions.mayNot' });
    expect(await refusalOf(activateDraft(as(diego), { from: '2026-11-23T00:00:00Z' }))).toMatchObject({
      field: 'from',
      reason: 'attributions.fromPast',
    });
    expect((await readMatrix(as(diego))).may.activate).toBe(true);
    const at = '2026-12-01T00:00:00.000Z';
    const view = await activateDraft(as(diego), { from: at });
    expect(view.version).toMatchObject({ state: 'active', activeFrom: at, activatedBy: 'Diego' });
    expect([(await may(6_000)).circuit, (await may(6_000)).versionNumber]).toEqual(['authorised', 1]);
    house.setNow('2026-11-30T23:59:59.999Z');
    expect((await may(6_000)).circuit).toBe('authorised');
    house.setNow(at);
    expect((await may(6_000)).circuit).toBe('own');
    expect((await look(as(marta), versions)).find((one) => one.number === 1)).toMatchObject({
      state: 'superseded',
      activeUntil: at,
    });
  });
  it('is the centre manager’s only within the manager’s own limits', async () => {
    await widened(diego, 7_000, 'COUPON', 'SUPERVISOR');
    await checkDraft(as(diego), {});
    expect((await readMatrix(as(marta))).may.activate).toBe(true);
    await widened(diego, 10_001, 'COUPON', 'CENTRE_MANAGER');
    await checkDraft(as(diego), {});
    expect((await readMatrix(as(marta))).may.activate).toBe(false);
    expect(await refusalOf(activateDraft(as(marta), {}))).toMatchObject({ reason: 'attributions.widensBeyondYou' });
    expect((await activateDraft(as(eva), {})).version.state).toBe('active');
  });
  it('takes a new kind of action only once a row grants it', async () => {
    const kind = {
      code: 'GIFT_WRAP',
      section: 'gesture' as const,
      nameEs: 'Envoltorio',
      nameEn: 'Gift wrap',
      exposure: 'none' as const,
      movesMoney: false,
      reversible: true,
      op: null,
      params: [],
    };
    expect(await refusalOf(addActionKind(as(ana), kind))).toMatchObject({ kind: 'forbidden' });
    await addActionKind(as(marta), kind);
    const asked = { action: 'GIFT_WRAP' };
    expect((await rule(as(ana), asked)).reasons.at(-1)?.text).toBe('No se le ofrece.');
    await draft(as(marta), {});
    await changeDraft(as(marta), { put: [{ action: 'GIFT_WRAP', holder: { kind: 'unit', ref: ana!.unitId! }, circuit: 'own' }] });
    await checkDraft(as(marta), {});
    await activateDraft(as(diego), {});
    expect((await rule(as(ana), asked)).circuit).toBe('own');
  });
  it('is for good: no row of it is edited, not even by hand, and a department that came later is consulted at once', async () => {
    const inForce = (await readMatrix(as(diego))).version.id;
    const edit = (statement: string) => act(as(diego), 'attributions.draft', (tx) => sql.raw(statement).execute(tx.sql));
    for (const statement of [
      `update attribution set limits = '[]' where version_id = '${inForce}'`,
      `delete from attribution where version_id = '${inForce}'`,
      `update policy_version set state = 'draft' where id = '${inForce}'`,
      `delete from policy_version where id = '${inForce}'`,
    ])
      await expect(edit(statement)).rejects.toThrow(/never edited/);
    await putUnit(as(centre.admin), { code: 'DEPT_LEGAL', kind: 'department', nameEs: 'Jurídico', nameEn: 'Legal' });
    await draft(as(marta), {});
    await changeDraft(as(marta), {
      put: [{ action: 'COMPENSATION', holder: { kind: 'role', ref: 'AGENT' }, circuit: 'consulted', department: 'DEPT_LEGAL' }],
    });
    await checkDraft(as(marta), {});
    await activateDraft(as(eva), {});
    expect((await rule(as(ana), { action: 'COMPENSATION', amount: { minor: 5_000, currency: 'EUR' } })).department?.name).toBe(
      'Jurídico',
    );
  });
});

it('keeps the policies of organisations apart', async () => {
  const other = await house.centre('Otra');
  await foundStandardPolicy(house.as(systemActor(other.orgId)), {});
  const boss = await other.add({ name: 'Boss', role: 'AUTHORITY', unit: 'AUTHORITY' });
  const ours = (await readMatrix(as(diego))).version.id;
  expect(await refusalOf(readMatrix(house.as(boss), ours))).toMatchObject({ kind: 'not_found' });
  expect((await readMatrix(house.as(boss))).version.number).toBe(1);
  const { attributions } = await readMatrix(as(diego));
  await draft(house.as(boss), {});
  await changeDraft(house.as(boss), { remove: [attributions[0]!.id] });
  expect((await readMatrix(as(diego))).attributions).toHaveLength(attributions.length);
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FoundedCentre, foundedHouse, refusalOf } from '../../../test/founded.ts';
import { act, look, type Tx } from '../../platform/act.ts';
import { type Actor, systemActor } from '../../platform/actor.ts';
import { newId } from '../../platform/ids.ts';
import { learn } from '../../platform/words.ts';
import { words } from '../../words/attributions.ts';
import { addAbsence } from '../organization/absences/actions/add-absence.ts';
import { foundStandardPolicy } from './actions/found-standard-policy.ts';
import { keepRuling } from './actions/keep-ruling.ts';
import { mintAuthorised } from './actions/mint-authorised.ts';
import { mintConsulted } from './actions/mint-consulted.ts';
import { mintOwn } from './actions/mint-own.ts';
import { releaseWarrant } from './actions/release-warrant.ts';
import { rule } from './actions/rule.ts';
import { ruleMany } from './actions/rule-many.ts';
import { takeWarrant } from './actions/take-warrant.ts';
import { useWarrant } from './actions/use-warrant.ts';
import type { Ask } from './contract.ts';
import type { Question, Verdict } from './ruling/contract.ts';
import { rule as ruleAgain } from './ruling/decide.ts';
import { rowsOf } from './ruling/views.ts';
import { compile } from './standing/decide.ts';
import { actionKinds, limitLeft } from './views.ts';

learn([words]);
const house = await foundedHouse();
afterAll(() => house.close());

const eur = (minor: number) => ({ minor, currency: 'EUR' });
const ask = (action: string, minor: number | null, change: Partial<Ask> = {}): Ask => ({
  ...{
    action,
    params: {},
    amount: minor === null ? null : eur(minor),
    count: 1,
    caseId: null,
    storeId: null,
    orderRef: null,
    customerId: newId(),
  },
  ...{ facts: { ground: 'discretion', evidence: ['photo'] } },
  ...change,
});
const keep = async (who: Actor, one: Ask) => {
  const ruling = await keepRuling(house.as(who), { ask: one });
  return { ...ruling, id: ruling.id ?? '' };
};
const grant = async (who: Actor, one: Ask) => mintOwn(house.as(who), { rulingId: (await keep(who, one)).id, ask: one });
const within = <T>(who: Actor, work: (tx: Tx) => Promise<T>) => act(house.as(who), 'cases.takeAction', work);
const ended = async (work: Promise<unknown>): Promise<string> => {
  const [result] = await Promise.allSettled([work]);
  return result.status === 'fulfilled' ? 'granted' : (await refusalOf(work)).reason;
};
const budgetOf = (who: Actor, action: string) =>
  look(house.as(who), async (tx) => {
    const found = await sql<{
      used: number;
      counted: number;
    }>`select b.used, (select sum(minor)::bigint from usage_entry e where e.org_id = b.org_id and e.holder_id = ${who.id}
      and e.action = ${action} and e.released_at is null) as counted from budget b where b.org_id = ${who.orgId} and b.key like ${`${who.id}|${action}|month|%`}`.execute(
      tx.sql,
    );
    return found.rows[0] ?? { used: 0, counted: 0 };
  });

type Cast = { centre: FoundedCentre; ana: Actor; luis: Actor; carla: Actor; sergio: Actor; marta: Actor; diego: Actor };
async function cast(name: string): Promise<Cast> {
  const centre = await house.centre(name);
  await foundStandardPolicy(house.as(systemActor(centre.orgId)), {});
  const diego = await centre.add({ name: 'Diego', role: 'AUTHORITY', unit: 'AUTHORITY' });
  const marta = await centre.add({ name: 'Marta', role: 'CENTRE_MANAGER', superior: diego });
  const sergio = await centre.add({ name: 'Sergio', role: 'SUPERVISOR', superior: marta });
  const carla = await centre.add({ name: 'Carla', role: 'COORDINATOR', superior: sergio });
  const ana = await centre.add({ name: 'Ana', role: 'AGENT', superior: carla });
  const luis = await centre.add({ name: 'Luis', role: 'AGENT', superior: carla });
  return { centre, ana, luis, carla, sergio, marta, diego };
}

let one: Cast;
beforeAll(async () => {
  one = await cast('Lumbre');
});

describe('what an agent is told', () => {
  it('names the circuit, what is left and why, before anything is promised', async () => {
    const ruling = await rule(house.as(one.ana), ask('REFUND_PARTIAL', 2_000, { orderRef: 'P-1' }));
    expect(ruling).toMatchObject({ id: null, circuit: 'own', ownMax: 2_500, missing: [], versionNumber: 1 });
    expect(ruling.left.find((left) => left.per === 'month')).toEqual({
      per: 'month',
      unit: 'money',
      max: 60_000,
      used: 0,
      left: 60_000,
    });
    expect(ruling.reasons.at(-1)?.text).toMatch(/^Al mes hasta 600,00\s€: van 0,00\s€ y se piden 20,00\s€\. Cabe\.$/);
    const above = await rule(house.as(one.ana), ask('REFUND_PARTIAL', 9_000, { orderRef: 'P-1' }));
    expect([above.circuit, above.chain.map((link) => link.name)]).toEqual(['authorised', ['Sergio', 'Marta', 'Diego']]);
    expect(above.reasons.at(-1)?.text).toBe('Puede decidirlo Sergio.');
    const right = await rule(
      house.as(one.ana),
      ask('REFUND_FULL', 90_000, { facts: { ground: 'withdrawal', daysSinceDelivery: 3 } }),
    );
    expect(right).toMatchObject({ circuit: 'own', isRight: true, ownMax: null, missing: [{ kind: 'evidence', value: '' }] });
    const cancel = await rule(house.as(one.ana), ask('ORDER_CANCEL', null, { facts: { picked: true } }));
    expect([cancel.circuit, cancel.department?.name]).toEqual(['consulted', 'Logística']);
  });
  it('answers the whole bar at once as it answers one by one', async () => {
    const kinds = await look(house.as(one.ana), actionKinds);
    const asks = kinds.map((kind) => ask(kind.code, kind.exposure === 'money' ? 100 : null, { customerId: null }));
    const bar = await ruleMany(house.as(one.ana), { asks });
    expect(kinds.length).toBeGreaterThanOrEqual(25);
    for (const [at, line] of bar.entries()) expect(await rule(house.as(one.ana), asks[at]!)).toEqual(line);
  });
  it('is for oneself, and for those one leads; a program has no role to lean on', async () => {
    expect(await refusalOf(rule(house.as(one.ana), { ...ask('COUPON', 100), holderId: one.luis.id }))).toMatchObject({
      kind: 'forbidden',
    });
    expect((await rule(house.as(one.carla), { ...ask('COUPON', 1_000), holderId: one.luis.id })).ownMax).toBe(1_000);
    expect(await refusalOf(keepRuling(house.as(one.carla), { ask: ask('COUPON', 100), holderId: one.luis.id }))).toMatchObject({
      kind: 'forbidden',
    });
    const bot = await one.centre.add({ name: 'Bot', role: 'AGENT', superior: one.carla, assistant: true });
    expect((await rule(house.as(bot), ask('COUPON', 100))).ownMax).toBe(500);
  });
});

describe('limits under concurrency', () => {
  it('hold to the cent when a hundred grants want one budget', async () => {
    const agent = await one.centre.add({ name: 'Prisa', role: 'AGENT', superior: one.carla });
    const asks = Array.from({ length: 100 }, (_, n) => ask('COUPON', 300, { orderRef: `C-${n}` }));
    const outcomes = await Promise.all(asks.map((each) => ended(grant(agent, each))));
    expect(outcomes.filter((outcome) => outcome === 'granted')).toHaveLength(33);
    expect(new Set(outcomes)).toEqual(new Set(['granted', 'attributions.noLongerCovered']));
    expect(await budgetOf(agent, 'COUPON')).toEqual({ used: 9_900, counted: 9_900 });
    const refused = await refusalOf(grant(agent, ask('COUPON', 300)));
    expect(refused).toMatchObject({ kind: 'limit_exceeded', field: 'amount' });
    expect(refused.params?.['reason']).toMatch(/Al mes hasta 100,00\s€: van 99,00\s€ y se piden 3,00\s€\. No cabe\./);
  });
  it('count several grants of one transaction together, and none of them when they do not all fit', async () => {
    const agent = await one.centre.add({ name: 'Varios', role: 'AGENT', superior: one.carla });
    const mintIn = async (tx: Tx, each: Ask) => {
      const { id } = await keepRuling(tx, { ask: each });
      return mintOwn(tx, { rulingId: id ?? '', ask: each });
    };
    await within(agent, async (tx) => {
      const first = await mintIn(tx, ask('COUPON', 900));
      await releaseWarrant(tx, { warrantId: first.id });
      await mintIn(tx, ask('COUPON', 800));
      const left = await limitLeft(tx, { holderId: agent.id, action: 'COUPON' });
      expect(left.left.find((limit) => limit.per === 'month')?.used).toBe(800);
      await mintIn(tx, ask('COUPON', 700));
    });
    expect(await budgetOf(agent, 'COUPON')).toEqual({ used: 1_500, counted: 1_500 });
    const ten = Array.from({ length: 10 }, () => ask('COUPON', 1_000));
    const all = within(agent, async (tx) => {
      for (const each of ten) await mintIn(tx, each);
    });
    expect(await refusalOf(all)).toMatchObject({ kind: 'limit_exceeded' });
    expect(await budgetOf(agent, 'COUPON')).toEqual({ used: 1_500, counted: 1_500 });
  });
  it('take one grant split in three for one, also when all three come at once', async () => {
    const [split, together] = [{ orderRef: 'S-1' }, { orderRef: 'S-2' }];
    await grant(one.luis, ask('REFUND_PARTIAL', 1_000, split));
    await grant(one.ana, ask('REFUND_PARTIAL', 1_000, split));
    expect((await keep(one.luis, ask('REFUND_PARTIAL', 1_000, split))).circuit).toBe('authorised');
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => ended(grant(one.luis, ask('REFUND_PARTIAL', 1_000, together)))),
    );
    expect(outcomes.filter((outcome) => outcome === 'granted')).toHaveLength(2);
    const customerId = newId();
    const many = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        ended(grant(one.luis, ask('REFUND_PARTIAL', 2_000, { orderRef: `T-${n}`, customerId }))),
      ),
    );
    expect(many.filter((outcome) => outcome === 'granted')).toHaveLength(3);
  });
  it('tell two shops apart that number their orders alike', async () => {
    const [a, b] = [newId(), newId()];
    await grant(one.luis, ask('REFUND_PARTIAL', 2_500, { orderRef: '1001', storeId: a }));
    expect((await rule(house.as(one.luis), ask('REFUND_PARTIAL', 2_500, { orderRef: '1001', storeId: b }))).circuit).toBe('own');
    expect((await rule(house.as(one.luis), ask('REFUND_PARTIAL', 100, { orderRef: '1001', storeId: a }))).circuit).toBe(
      'authorised',
    );
  });
});

describe('a warrant', () => {
  it('is for exactly what was ruled on, and minted once', async () => {
    const asked = ask('COUPON', 500);
    const { id } = await keep(one.ana, asked);
    expect(await refusalOf(mintOwn(house.as(one.ana), { rulingId: id, ask: { ...asked, amount: eur(501) } }))).toMatchObject({
      kind: 'conflict',
      reason: 'attributions.askChanged',
    });
    expect(await refusalOf(mintOwn(house.as(one.luis), { rulingId: id, ask: asked }))).toMatchObject({ kind: 'forbidden' });
    const both = await Promise.all([
      ended(mintOwn(house.as(one.ana), { rulingId: id, ask: asked })),
      ended(mintOwn(house.as(one.ana), { rulingId: id, ask: asked })),
    ]);
    expect(both.sort()).toEqual(['attributions.alreadyMinted', 'granted']);
  });
  it('needs what is missing, and the amount where a limit is in money', async () => {
    const bare = ask('REFUND_PARTIAL', 500, { facts: { ground: 'discretion', evidence: [] } });
    expect(await refusalOf(grant(one.ana, bare))).toMatchObject({
      kind: 'precondition_failed',
      reason: 'attributions.missing.evidence',
      field: 'evidence',
    });
    expect(await refusalOf(grant(one.ana, ask('COUPON', null)))).toMatchObject({
      kind: 'invalid',
      reason: 'attributions.amountNeeded',
      field: 'amount',
    });
  });
  it('is used by one execution, and what it took is given back once when nothing happened', async () => {
    const agent = await one.centre.add({ name: 'Vera', role: 'AGENT', superior: one.carla });
    const asked = ask('COUPON', 700);
    const warrant = await grant(agent, asked);
    expect(await refusalOf(takeWarrant(house.as(agent), { warrantId: warrant.id, ask: asked }))).toMatchObject({
      kind: 'forbidden',
    });
    expect(
      await refusalOf(within(agent, (tx) => takeWarrant(tx, { warrantId: warrant.id, ask: { ...asked, count: 2 } }))),
    ).toMatchObject({ reason: 'attributions.askChanged' });
    const taken = await within(agent, (tx) => takeWarrant(tx, { warrantId: warrant.id, ask: asked }));
    expect(taken).toEqual(warrant);
    const [first, second] = [newId(), newId()];
    await within(agent, (tx) => useWarrant(tx, { warrantId: warrant.id, executionId: first }));
    await within(agent, (tx) => useWarrant(tx, { warrantId: warrant.id, executionId: first }));
    expect(await refusalOf(within(agent, (tx) => useWarrant(tx, { warrantId: warrant.id, executionId: second })))).toMatchObject({
      reason: 'attributions.warrantUsed',
    });
    expect((await budgetOf(agent, 'COUPON')).used).toBe(700);
    await Promise.all([1, 2, 3].map(() => within(agent, (tx) => releaseWarrant(tx, { warrantId: warrant.id }))));
    expect((await budgetOf(agent, 'COUPON')).used).toBe(0);
    const unused = await grant(agent, ask('COUPON', 100));
    await within(agent, (tx) => releaseWarrant(tx, { warrantId: unused.id }));
    expect(await refusalOf(within(agent, (tx) => useWarrant(tx, { warrantId: unused.id, executionId: second })))).toMatchObject({
      reason: 'attributions.warrantReleased',
    });
  });
  it('of a right takes nothing from the limits', async () => {
    const agent = await one.centre.add({ name: 'Rita', role: 'AGENT', superior: one.carla });
    await grant(agent, ask('REFUND_FULL', 80_000, { orderRef: 'R-1', facts: { ground: 'withdrawal', delivered: false } }));
    expect((await rule(house.as(agent), ask('REFUND_FULL', 6_000, { orderRef: 'R-1' }))).circuit).toBe('own');
  });
});

describe('leave of others', () => {
  const authorise = (who: Actor, rulingId: string, asked: Ask, principal: Actor = who) =>
    mintAuthorised(house.as(who), {
      rulingId,
      authorizationId: newId(),
      ask: asked,
      deciderId: who.id,
      principalId: principal.id,
    });

  it('comes from whoever of the line covers it, at the amount granted, and is counted on theirs', async () => {
    const asked = ask('REFUND_PARTIAL', 9_000, { orderRef: 'A-1' });
    const { id } = await keep(one.ana, asked);
    expect(await refusalOf(authorise(one.ana, id, asked))).toMatchObject({ reason: 'attributions.selfAuthorisation' });
    expect(await refusalOf(authorise(one.luis, id, asked))).toMatchObject({ reason: 'attributions.notInLine' });
    expect(await refusalOf(authorise(one.carla, id, asked))).toMatchObject({ kind: 'limit_exceeded' });
    expect(await refusalOf(authorise(one.sergio, id, { ...asked, orderRef: 'A-2' }))).toMatchObject({
      reason: 'attributions.askChanged',
    });
    const less = { ...asked, amount: eur(7_500) };
    const warrant = await authorise(one.carla, id, less);
    expect(warrant.amount).toEqual(eur(7_500));
    expect((await budgetOf(one.carla, 'REFUND_PARTIAL')).used).toBe(7_500);
    expect(await refusalOf(within(one.ana, (tx) => takeWarrant(tx, { warrantId: warrant.id, ask: asked })))).toMatchObject({
      reason: 'attributions.askChanged',
    });
    expect((await within(one.ana, (tx) => takeWarrant(tx, { warrantId: warrant.id, ask: less }))).id).toBe(warrant.id);
  });
  it('comes from a deputy while the superior is away, within the superior’s limit and on their budget', async () => {
    const two = await cast('Suplencias');
    const day = { startsAt: '2026-11-24T00:00:00.000Z', endsAt: '2026-11-25T00:00:00.000Z' };
    await addAbsence(house.as(two.centre.admin), { personId: two.sergio.id, deputyId: two.luis.id, ...day });
    const asked = ask('REFUND_PARTIAL', 9_000, { orderRef: 'D-1' });
    const mine = await keep(two.ana, asked);
    expect(mine.chain[0]).toMatchObject({ name: 'Luis', role: 'AGENT', standsInFor: { name: 'Sergio' } });
    await authorise(two.luis, mine.id, asked, two.sergio);
    expect((await budgetOf(two.sergio, 'REFUND_PARTIAL')).used).toBe(9_000);
    const his = await keep(two.luis, ask('REFUND_PARTIAL', 9_000, { orderRef: 'D-2' }));
    expect(his.chain.map((link) => link.name)).toEqual(['Marta', 'Diego']);
    expect(
      await refusalOf(
        authorise(two.luis, his.id, ask('REFUND_PARTIAL', 9_000, { orderRef: 'D-2', customerId: null }), two.sergio),
      ),
    ).toMatchObject({ reason: 'attributions.selfAuthorisation' });
  });
  it('stands above the limits only where nobody is further up', async () => {
    const small = await house.centre('Sin direccion');
    await foundStandardPolicy(house.as(systemActor(small.orgId)), {});
    const marta = await small.add({ name: 'Marta', role: 'CENTRE_MANAGER' });
    const sergio = await small.add({ name: 'Sergio', role: 'SUPERVISOR', superior: marta });
    const ana = await small.add({ name: 'Ana', role: 'AGENT', superior: sergio });
    const asked = ask('REFUND_PARTIAL', 99_000, { orderRef: 'X-1' });
    const ruling = await keep(ana, asked);
    expect([ruling.circuit, ruling.chain.map((link) => link.name)]).toEqual(['authorised', ['Marta']]);
    expect(await refusalOf(authorise(sergio, ruling.id, asked))).toMatchObject({ kind: 'limit_exceeded' });
    await authorise(marta, ruling.id, asked);
    const told = await look(house.as(marta), (tx) =>
      sql<{
        over: boolean;
      }>`select data->'overLimit'->>'word' as over from event where org_id = ${small.orgId} and name = 'attributions.warrantMinted'`.execute(
        tx.sql,
      ),
    );
    expect(told.rows).toEqual([{ over: 'attributions.reason.beyond' }]);
  });
  it('of a department is minted for what it agreed to', async () => {
    const asked = ask('INVOICE_RECTIFY', null, { orderRef: 'I-1' });
    const { id, circuit } = await keep(one.ana, asked);
    expect(circuit).toBe('consulted');
    expect(await refusalOf(mintOwn(house.as(one.ana), { rulingId: id, ask: asked }))).toMatchObject({ kind: 'limit_exceeded' });
    const consultationId = newId();
    expect((await mintConsulted(house.as(one.luis), { rulingId: id, consultationId, ask: asked })).action).toBe(
      'INVOICE_RECTIFY',
    );
    expect(await refusalOf(mintConsulted(house.as(one.luis), { rulingId: id, consultationId, ask: asked }))).toMatchObject({
      reason: 'attributions.alreadyMinted',
    });
  });
});

it('can ask every kept ruling again, from its row alone, and gets the same', async () => {
  type Stored = {
    version_id: string;
    at: Date;
    ask: Omit<Ask, 'facts'>;
    holder: Question['holder'];
    facts: Ask['facts'];
    usage: Question['usage'] & { line: Question['line'] };
    outcome: Verdict;
  };
  await look(house.as(one.ana), async (tx) => {
    const { rows } = await sql<Stored>`select * from ruling where org_id = ${tx.orgId}`.execute(tx.sql);
    expect(rows.length).toBeGreaterThan(100);
    const policy = compile(await rowsOf(tx, rows[0]!.version_id));
    for (const {
      ask: asked,
      facts,
      holder,
      usage: { line, ...usage },
      at,
      outcome,
    } of rows)
      expect(ruleAgain(policy, { holder, ask: { ...asked, facts }, usage, line, at: at.getTime() })).toEqual(outcome);
  });
});

it('keeps organisations apart: rulings, warrants, budgets', async () => {
  const two = await cast('Otra');
  const asked = ask('COUPON', 1_000, { customerId: newId() });
  const mine = await keep(one.diego, asked);
  expect(await refusalOf(mintOwn(house.as({ ...two.diego, id: one.diego.id }), { rulingId: mine.id, ask: asked }))).toMatchObject(
    { kind: 'not_found' },
  );
  const warrant = await grant(one.diego, asked);
  expect(await refusalOf(within(two.diego, (tx) => takeWarrant(tx, { warrantId: warrant.id, ask: asked })))).toMatchObject({
    kind: 'not_found',
  });
  await within(two.diego, (tx) => releaseWarrant(tx, { warrantId: warrant.id }));
  await within(one.diego, (tx) => takeWarrant(tx, { warrantId: warrant.id, ask: asked }));
  const left = await look(house.as(two.ana), (tx) => limitLeft(tx, { holderId: two.ana.id, action: 'COUPON', ask: asked }));
  expect(left.left.every((limit) => limit.used === 0)).toBe(true);
  const seen = await look(house.as(two.ana), (tx) => sql<{ n: number }>`select count(*) as n from budget`.execute(tx.sql));
  expect(seen.rows[0]?.n).toBe(0);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FoundedCentre, foundedHouse, refusalOf } from '../../../../test/founded.ts';
import { act, look } from '../../../platform/act.ts';
import { type Actor, systemActor } from '../../../platform/actor.ts';
import { newId } from '../../../platform/ids.ts';
import type { RecordedEvent } from '../../../platform/record.ts';
import { learn } from '../../../platform/words.ts';
import { words } from '../../../words/attributions.ts';
import { words as replayWords } from '../../../words/attributions-replay.ts';
import { foundStandardPolicy } from '../actions/found-standard-policy.ts';
import { keepRuling } from '../actions/keep-ruling.ts';
import { mintOwn } from '../actions/mint-own.ts';
import { tellAftermath } from '../actions/tell-aftermath.ts';
import { tellOutcome } from '../actions/tell-outcome.ts';
import type { Ask } from '../contract.ts';
import { fits } from './fitting/views.ts';
import { circuitOf, touchedBy, lookedAt } from './past/decide.ts';
import { keptQuestions, pastRequests } from './past/views.ts';
import { activateDraft } from '../policy/actions/activate-draft.ts';
import { changeDraft } from '../policy/actions/change-draft.ts';
import { checkDraft } from '../policy/actions/check-draft.ts';
import { draft } from '../policy/actions/draft.ts';
import { listReplays, readReplay } from './results/views.ts';
import { rule } from '../ruling/decide.ts';
import { rowsOf, versionInForce } from '../ruling/views.ts';
import { compile } from '../standing/decide.ts';
import { endReplay } from './actions/end-replay.ts';
import { startReplay } from './actions/start-replay.ts';
import { takeUpReplay } from './actions/take-up-replay.ts';
import { tellProgress } from './actions/tell-progress.ts';
import { reactions } from './events.ts';
import { behindReplay, replayRows } from './views.ts';

learn([words, replayWords]);
const house = await foundedHouse();
afterAll(() => house.close());

let centre: FoundedCentre;
let people: Record<'ana' | 'luis' | 'carla' | 'marta' | 'diego' | 'eva' | 'berta', Actor>;
const house_ = () => house.as(systemActor(centre.orgId));
const within = { from: '2026-08-01', to: '2026-10-31' };

const ask = (minor: number | null, change: Partial<Ask> = {}): Ask => ({
  ...{ action: 'REFUND_PARTIAL', params: {}, amount: minor === null ? null : { minor, currency: 'EUR' }, count: 1, caseId: null },
  ...{ storeId: null, orderRef: null, customerId: newId() },
  facts: { ground: 'discretion', evidence: ['photo'], storeCode: 'HOGAR', reason: 'delay' },
  ...change,
});
const keep = async (who: Actor, one: Ask): Promise<{ id: string; circuit: string }> => {
  const { id, circuit } = await keepRuling(house.as(who), { ask: one });
  return { id: id ?? '', circuit };
};
const told = (rulingId: string, ended: 'granted' | 'rejected' | 'changed', minor: number | null, waitedMinutes: number) =>
  tellOutcome(house_(), { rulingId, ended, minor, waitedMinutes });
/** The agents' limit of one request, in the open draft. */
async function widen(minor: number) {
  const { attributions } = await draft(house.as(people.marta), {});
  const row = attributions.find((one) => one.action === 'REFUND_PARTIAL' && one.holder.ref === 'AGENT')!;
  const limits = row.limits.map((limit) => ({ ...limit, max: limit.per === 'request' ? minor : Math.max(minor, limit.max) }));
  return changeDraft(house.as(people.marta), { put: [{ ...row, limits }] });
}
/** Asked, worked on by the house, and read. */
async function replayed(who: Actor, period = within) {
  const asked = await startReplay(house.as(who), period);
  for (const reaction of reactions) await reaction.run(house_(), { subjectId: asked.id } as RecordedEvent);
  return look(house.as(who), (tx) => readReplay(tx, asked.id));
}

beforeAll(async () => {
  house.setNow('2026-07-01T09:00:00Z');
  centre = await house.centre('Lumbre');
  await foundStandardPolicy(house_(), {});
  const diego = await centre.add({ name: 'Diego', role: 'AUTHORITY', unit: 'AUTHORITY' });
  const eva = await centre.add({ name: 'Eva', role: 'AUTHORITY', unit: 'AUTHORITY', superior: diego });
  const marta = await centre.add({ name: 'Marta', role: 'CENTRE_MANAGER', superior: diego });
  const carla = await centre.add({ name: 'Carla', role: 'COORDINATOR', superior: marta });
  const ana = await centre.add({ name: 'Ana', role: 'AGENT', superior: carla });
  const luis = await centre.add({ name: 'Luis', role: 'AGENT', superior: carla });
  const berta = await centre.add({ name: 'Berta', role: 'AGENT_EXT', superior: carla });
  people = { ana, luis, carla, marta, diego, eva, berta };
});

describe('the past of a busy centre', () => {
  const ACTIONS = ['REFUND_PARTIAL', 'REFUND_FULL', 'COUPON', 'ADDRESS_CHANGE', 'COMPENSATION', 'CHARGE_REVERSAL', 'EXCHANGE'];
  beforeAll(async () => {
    const order = { storeId: newId(), orderRef: 'P-1', customerId: newId() };
    for (let n = 0; n < 140; n++) {
      house.setNow(new Date(Date.parse('2026-07-02T07:00:00Z') + n * 3 * 3_600_000).toISOString());
      const who = [people.ana, people.luis, people.carla, people.berta][n % 4]!;
      const one = ask(n % 11 === 0 ? null : 300 + ((n * 731) % 9000), {
        action: ACTIONS[n % ACTIONS.length]!,
        ...(n % 5 === 0 ? order : {}),
        facts: {
          ground: n % 9 === 0 ? 'withdrawal' : 'discretion',
          daysSinceDelivery: n % 30,
          ...{ evidence: n % 3 ? ['photo'] : [], advance: n % 4 === 0, identityVerified: n % 2 === 0, orderState: 'delivered' },
        },
      });
      await act(house.as(who), 'cases.takeAction', async (tx) => {
        const { id, circuit, missing } = await keepRuling(tx, { ask: one });
        if (circuit === 'own' && missing.length === 0 && one.amount) await mintOwn(tx, { rulingId: id ?? '', ask: one });
      });
    }
  });

  it('every kept ruling, asked again of its own version, answers the same to the last word', async () => {
    await look(house_(), async (tx) => {
      const kept = await keptQuestions(tx);
      const policies = new Map<string, ReturnType<typeof compile>>();
      expect(kept.length).toBeGreaterThanOrEqual(140);
      expect(new Set(kept.map((one) => one.verdict.circuit)).size).toBeGreaterThanOrEqual(3);
      for (const { versionId, question, verdict } of kept) {
        const policy = policies.get(versionId) ?? compile(await rowsOf(tx, versionId));
        policies.set(versionId, policy);
        expect(rule(policy, question)).toEqual(verdict);
      }
    });
  });

  it('as they are looked through, narrow, they have the same circuit too', async () => {
    await look(house_(), async (tx) => {
      const version = await versionInForce(tx);
      const rows = await rowsOf(tx, version?.id ?? '');
      const span = { from: new Date('2026-07-01'), to: new Date('2026-08-01') };
      let seen = 0;
      for (const action of ACTIONS) {
        const touched = { ...touchedBy(action, [], [rows]), everyone: true };
        const reading = {
          touched,
          looked: lookedAt(rows.filter((row) => row.action === action)),
          span,
          againstId: null,
          batch: 7,
          currency: 'EUR',
        };
        for await (const pasts of pastRequests(tx, reading))
          for (const past of pasts) {
            seen++;
            expect(circuitOf(compile(rows), past.question) ?? past.circuit).toBe(past.circuit);
          }
      }
      expect(seen).toBe(140);
    });
  });

  it('ruled again by the version in force, nothing moves', async () => {
    const version = await look(house_(), versionInForce);
    const asked = await startReplay(house.as(people.marta), { version: version?.id ?? '', from: '2026-07-01', to: '2026-07-31' });
    await reactions[0]?.run(house_(), { subjectId: asked.id } as RecordedEvent);
    const { result } = await look(house.as(people.marta), (tx) => readReplay(tx, asked.id));
    expect(result?.total).toMatchObject({ requests: 140, moved: [], verdict: 'nothing' });
  });
});

describe('a quarter of partial refunds between 25 and 60 euros', () => {
  beforeAll(async () => {
    for (let n = 0; n < 180; n++) {
      house.setNow(new Date(Date.parse('2026-08-03T09:00:00Z') + n * 11 * 3_600_000).toISOString());
      const minor = n < 9 ? 4800 : 4063;
      const caseId = newId();
      const { id } = await keep(n % 2 ? people.ana : people.luis, ask(minor, { caseId }));
      if (n < 72) await tellAftermath(house_(), { caseId, contacts: 1 });
      await told(id, n < 9 ? 'rejected' : 'granted', n < 9 ? null : minor, 186);
    }
    for (let n = 0; n < 20; n++) await keep(people.ana, ask(1000));
    await keep(people.ana, ask(9000));
    house.setNow('2026-11-24T09:00:00Z');
    await widen(6000);
  });

  it('says what the example says: 558 hours and 1.152 euros saved, 432 at risk at most', async () => {
    const { result, state, progress, stale, version, against } = await replayed(people.marta);
    expect({ state, progress, stale, version: version.number, against: against.number }).toEqual({
      ...{ state: 'done', progress: 1000, stale: false, version: 2, against: 1 },
    });
    const total = result!.total;
    expect(total).toMatchObject({
      ...{ requests: 201, own: { before: 20, after: 200 }, moved: [{ from: 'authorised', to: 'own', n: 180 }] },
      ...{ ended: { granted: 171, changed: 0, rejected: 9, other: 0 }, grantedLow: 916, waitMinutesSaved: 558 * 60 },
      ...{ contactsAvoided: 72, verdict: 'pays' },
    });
    expect(total.savedMinor.mid).toBe(115_200);
    expect(total.riskMinor).toMatchObject({ mid: 21_600, high: 43_200 });
    expect(total.riskMinor.low).toBeGreaterThan(4_000);
    expect(total.riskMinor.low).toBeLessThan(14_000);
    expect(total.perRequest.savedMinor.mid).toBe(640);
    expect(total.perRequest.riskMinor).toMatchObject({ mid: 120, high: 240 });
    const names = result!.groups.map(({ by, key, figures }) => [by, key, figures.own.after]);
    expect(names).toEqual(
      expect.arrayContaining([
        ['action', 'REFUND_PARTIAL', 200],
        ['holder', 'AGENT', 200],
        ['store', 'HOGAR', 200],
        ['reason', 'delay', 200],
      ]),
    );
    expect(result!.groups.find((one) => one.by === 'holder')?.name).toBe('Agente');
    expect(result!.unknown.join(' ')).toContain('50 %');
  });

  it('draws the whole curve over the limit, the one in force and the proposed one on it', async () => {
    const { result } = await replayed(people.marta);
    const [curve] = result!.curves;
    expect(curve).toMatchObject({
      action: 'REFUND_PARTIAL',
      per: 'request',
      unit: 'money',
      inForce: 2500,
      proposed: 6000,
      requests: 201,
    });
    const at = (max: number) => curve?.points.find((one) => one.max === max);
    expect(at(2500)).toMatchObject({ own: 20, waitMinutesSaved: 0, riskMinor: { low: 0, mid: 0, high: 0 } });
    expect(at(6000)).toMatchObject({ own: 200, waitMinutesSaved: 558 * 60, riskMinor: { mid: 21_600, high: 43_200 } });
    // One of 90 euros stays beyond: of one customer in 30 days it is 75.
    expect(curve?.points.at(-1)).toMatchObject({ max: 10_000, own: 200 });
    expect(curve!.points.length).toBeGreaterThan(38);
  });

  it('opens the requests behind each figure, page by page, newest first', async () => {
    const { id } = await replayed(people.marta);
    const page = (asked: Parameters<typeof behindReplay>[2]) => look(house.as(people.marta), (tx) => behindReplay(tx, id, asked));
    const rejected = await page({ what: 'rejected' });
    expect(rejected).toMatchObject({ total: 9, next: null });
    expect(rejected.requests.map((one) => one.riskMinor)).toEqual(Array.from({ length: 9 }, () => 4800));
    expect(rejected.requests[0]).toMatchObject({
      before: 'authorised',
      after: 'own',
      ended: 'rejected',
      waitedMinutes: 186,
      storeCode: 'HOGAR',
    });
    const seen: string[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const { requests, next, total } = await page({ what: 'toOwn', by: 'holder', key: 'AGENT', after });
      expect(total).toBe(180);
      seen.push(...requests.map((one) => one.rulingId));
      expect(requests.map((one) => one.at)).toEqual(
        requests
          .map((one) => one.at)
          .toSorted()
          .toReversed(),
      );
      more = next !== null;
      after = next ?? undefined;
    }
    expect(new Set(seen).size).toBe(180);
    expect(await page({ what: 'fromOwn' })).toEqual({ requests: [], total: 0, next: null });
  });

  it('is kept: the same question is not worked on twice, another draft makes it stale', async () => {
    const first = await replayed(people.marta);
    expect((await startReplay(house.as(people.carla), within)).id).toBe(first.id);
    await widen(5000);
    expect(await look(house.as(people.marta), (tx) => readReplay(tx, first.id))).toMatchObject({ stale: true, state: 'done' });
    const second = await replayed(people.marta);
    expect(second.id).not.toBe(first.id);
    const listed = await look(house.as(people.marta), (tx) => listReplays(tx, first.version.id));
    expect(listed.map((one) => one.id).slice(0, 2)).toEqual([second.id, first.id]);
    expect(listed.every((one) => one.result === null)).toBe(true);
    await widen(6000);
  });

  it('a narrower limit is ruled too: what was own would go up, to whoever is above today', async () => {
    await widen(500);
    const { result, id } = await replayed(people.marta);
    expect(result!.total).toMatchObject({ own: { before: 20, after: 0 }, moved: [{ from: 'own', to: 'authorised', n: 20 }] });
    expect(result!.total.savedMinor.mid).toBe(-20 * 400);
    const { requests, total } = await look(house.as(people.marta), (tx) => behindReplay(tx, id, { what: 'fromOwn' }));
    expect([requests.length, total]).toEqual([20, 20]);
    expect(requests[0]?.why).toContain('Carla');
    await widen(6000);
  });

  it('small questions are answered at once, the rejected first', async () => {
    await look(house_(), async (tx) => {
      const version = await versionInForce(tx);
      const before = await rowsOf(tx, version?.id ?? '');
      const after = before.map((row) =>
        row.action === 'REFUND_PARTIAL' && row.holder.ref === 'AGENT'
          ? { ...row, limits: row.limits.map((limit) => (limit.per === 'request' ? { ...limit, max: 6000 } : limit)) }
          : row,
      );
      const { figures, requests } = await replayRows(tx, {
        before,
        after,
        from: new Date('2026-08-01'),
        to: new Date('2026-11-01'),
      });
      expect(figures).toMatchObject({ own: { before: 20, after: 200 }, ended: { rejected: 9 }, verdict: 'pays' });
      expect(requests.slice(0, 10).map((one) => one.ended)).toEqual([...Array.from({ length: 9 }, () => 'rejected'), 'granted']);
    });
  });

  it('tells how many requests fit the limit of a row', async () => {
    const { row, shares } = await look(house_(), async (tx) => {
      const version = await versionInForce(tx);
      const rows = await rowsOf(tx, version?.id ?? '');
      return {
        row: rows.find((one) => one.action === 'REFUND_PARTIAL' && one.holder.ref === 'AGENT'),
        shares: await fits(tx, undefined),
      };
    });
    const share = shares.find((one) => one.rowId === row?.id);
    expect(share?.fit).toBe(20);
    expect(share?.requests).toBeGreaterThan(150);
  });

  it('only those who lead or draft have it ruled again; whoever reads the policy reads it, and an administrator no requests', async () => {
    const { id } = await replayed(people.marta);
    expect(await refusalOf(startReplay(house.as(people.ana), within))).toMatchObject({ kind: 'forbidden' });
    expect(await refusalOf(startReplay(house.as(people.berta), within))).toMatchObject({ kind: 'forbidden' });
    expect(await refusalOf(look(house.as(people.berta), (tx) => readReplay(tx, id)))).toMatchObject({ kind: 'forbidden' });
    expect(await refusalOf(look(house.as(people.berta), (tx) => listReplays(tx, undefined)))).toMatchObject({
      kind: 'forbidden',
    });
    expect((await look(house.as(people.ana), (tx) => readReplay(tx, id))).state).toBe('done');
    for (const who of [people.ana, people.berta, centre.admin])
      expect(await refusalOf(look(house.as(who), (tx) => behindReplay(tx, id, { what: 'toOwn' })))).toMatchObject({
        kind: 'forbidden',
      });
    expect((await look(house.as(centre.admin), (tx) => readReplay(tx, id))).result?.total.requests).toBe(201);
  });

  it('another organisation finds nothing of it', async () => {
    const { id } = await replayed(people.marta);
    const other = await house.centre('Otra');
    await foundStandardPolicy(house.as(systemActor(other.orgId)), {});
    const boss = await other.add({ name: 'Olga', role: 'AUTHORITY', unit: 'AUTHORITY' });
    expect(await refusalOf(look(house.as(boss), (tx) => readReplay(tx, id)))).toMatchObject({ kind: 'not_found' });
    expect(await refusalOf(look(house.as(boss), (tx) => behindReplay(tx, id, { what: 'toOwn' })))).toMatchObject({
      kind: 'not_found',
    });
    expect(await look(house.as(boss), (tx) => listReplays(tx, undefined))).toEqual([]);
    expect(await refusalOf(startReplay(house.as(boss), within))).toMatchObject({
      kind: 'conflict',
      reason: 'attributions.noDraft',
    });
  });

  it('how far it is, is told by the house alone, and only while it runs', async () => {
    const { id: replayId } = await startReplay(house.as(people.marta), { from: '2026-09-01', to: '2026-09-30' });
    const seen = () => look(house.as(people.marta), (tx) => readReplay(tx, replayId));
    expect(await seen()).toMatchObject({ state: 'waiting', progress: 0, result: null, doneAt: null });
    expect(await refusalOf(tellProgress(house.as(people.marta), { replayId, progress: 500 }))).toMatchObject({
      kind: 'forbidden',
    });
    expect(await refusalOf(takeUpReplay(house.as(people.marta), { replayId }))).toMatchObject({ kind: 'forbidden' });
    await takeUpReplay(house_(), { replayId });
    await tellProgress(house_(), { replayId, progress: 500 });
    expect(await seen()).toMatchObject({ state: 'running', progress: 500 });
    await endReplay(house_(), { replayId, end: { problem: 'attributions.replay.failed' } });
    const failed = await seen();
    expect(failed).toMatchObject({ state: 'failed', result: null });
    expect(failed.problem).toContain('puedes pedirlo otra vez');
    await tellProgress(house_(), { replayId, progress: 900 });
    expect(await seen()).toMatchObject({ state: 'failed', progress: 500 });
    expect(await takeUpReplay(house_(), { replayId })).toBe(false);
  });

  it('a period without any request says so', async () => {
    const { result } = await replayed(people.marta, { from: '2020-01-01', to: '2020-03-31' });
    expect(result?.total).toMatchObject({ requests: 0, moved: [], grantedLow: null, verdict: 'nothing' });
    expect(await refusalOf(startReplay(house.as(people.marta), { from: '2026-02-01', to: '2026-01-01' }))).toMatchObject({
      field: 'to',
    });
  });

  it('rulings of the version before are ruled again by both that are compared', async () => {
    await checkDraft(house.as(people.marta), {});
    await activateDraft(house.as(people.eva), {});
    await widen(4100);
    const { result } = await replayed(people.marta);
    expect(result!.total).toMatchObject({
      requests: 201,
      own: { before: 200, after: 191 },
      moved: [{ from: 'own', to: 'authorised', n: 9 }],
    });
    expect(result!.unknown.join(' ')).toContain('otras versiones');
  });
});

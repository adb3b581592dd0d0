import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { reasonOf, type SmallCentre, smallCentre, type Who, withPolicy } from '../../../../test/small-centre.ts';
import { look } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { keepRuling } from '../../attributions/actions/keep-ruling.ts';
import type { Step } from '../../attributions/contract.ts';
import { inbox } from '../../requests/views.ts';
import { acceptChanges } from '../actions/accept-changes.ts';
import { ask } from '../actions/ask.ts';
import { decide } from '../actions/decide.ts';
import { reactions } from '../events.ts';
import { timedJobs } from '../jobs.ts';
import { authorizationById, authorizationFor } from '../views.ts';

let centre: SmallCentre;
const person = (who: Who) => ({ kind: 'person' as const, ref: centre.people[who] });

/** What each kind of action goes through, beside what the small centre's people may grant by themselves. */
const chains = (): Record<string, readonly Step[]> => ({
  ANY_THEN_ALL: [
    { need: 'any', of: [{ kind: 'role', ref: 'COORDINATOR' }], upTo: 10_000 },
    { need: 'all', of: [person('fina'), person('elena')], upTo: null },
  ],
  NIGHT: [{ need: 'any', of: [person('carla')], upTo: null }],
  ONE_AWAY: [{ need: 'all', of: [person('fina'), person('elena')], upTo: null }],
});

beforeAll(async () => {
  centre = await smallCentre();
  await withPolicy(centre, chains());
});
afterAll(() => centre.close());

const turn = () => centre.turn(timedJobs, reactions);
let orders = 0;
async function put(action: string, minor: number, by: Who = 'lucia', agreedMinutes = 10) {
  const what = {
    action,
    amount: { minor, currency: 'EUR' },
    caseId: centre.case.caseId,
    orderRef: `step ${++orders}`,
  };
  const session = centre.session(by);
  const ruling = await keepRuling(session, { ask: what });
  const { request } = await ask(session, {
    rulingId: ruling.id ?? '',
    caseKey: centre.case.caseKey,
    title: action,
    ask: what,
    reason: 'Lo pide quien compra.',
    agreedMinutes,
  });
  return { id: request.id, ruling, request };
}
const open = (who: Who, id: string) => look(centre.session(who), (tx) => authorizationById(tx, id));
const approve = (who: Who, id: string) => decide(centre.session(who), { requestId: id, verdict: 'approve' });
const may = async (who: Who, id: string) => (await open(who, id))?.may.decide ?? false;
const mine = async (who: Who) =>
  (await look(centre.session(who), (tx) => inbox(tx, { tab: 'mine' }))).requests.map((one) => one.id);
const warrantOf = async (id: string) => (await look(centre.house, (tx) => authorizationFor(tx, id)))?.warrantId ?? null;
const accountOf = async (id: string) => {
  const found = await centre.owner.query<{ holder: string; minor: number }>(
    `select u.holder_id as holder, u.minor::int as minor from usage_entry u join authorization_request a on a.org_id = u.org_id and a.warrant_id = u.warrant_id where a.id = $1`,
    [id],
  );
  return found.rows[0];
};

describe('any of several', () => {
  test('either of them finds it, may grant it, and the first who does is enough', async () => {
    const { id, ruling, request } = await put('ANY_THEN_ALL', 9_000);
    expect(ruling.steps.map((step) => [step.need, step.deciders.map((one) => one.name)])).toEqual([['any', ['carla', 'ivan']]]);
    expect(request.to.name).toBe('carla');
    expect([await may('carla', id), await may('ivan', id), await may('elena', id), await may('diego', id)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([await mine('carla'), await mine('ivan')].every((list) => list.includes(id))).toBe(true);
    expect(await centre.told('ivan')).toContain('requests.told.authorization');
    expect(await reasonOf(approve('lucia', id))).toBe('authorizations.self');
    expect(await approve('ivan', id)).toMatchObject({ state: 'approved', decision: { by: 'ivan' } });
    expect(await mine('carla')).not.toContain(id);
    expect(await accountOf(id)).toEqual({ holder: centre.people.ivan, minor: 9_000 });
    expect(await reasonOf(approve('carla', id))).toBe('authorizations.alreadyDecided');
  });

  test('of two at once one grants', async () => {
    const { id } = await put('ANY_THEN_ALL', 9_100);
    const done = await Promise.all([reasonOf(approve('carla', id)), reasonOf(approve('ivan', id))]);
    expect(done.filter((one) => one === 'done')).toHaveLength(1);
  });

  test('silence goes to the next of them, the others may still decide; past the last to the head of the authority', async () => {
    const { id } = await put('ANY_THEN_ALL', 9_200);
    centre.pass(10);
    await turn();
    expect((await open('lucia', id))?.request.to.name).toBe('ivan');
    expect(await may('carla', id)).toBe(true);
    centre.pass(10);
    await turn();
    expect((await open('lucia', id))?.request.to.name).toBe('diego');
    expect(await reasonOf(approve('carla', id))).toBe('authorizations.notYourTurn');
    expect(await approve('diego', id)).toMatchObject({ state: 'approved' });
  });
});

describe('two levels', () => {
  test('above what the first may end, all of the second must grant too, one after the other, each with a fresh clock', async () => {
    const { id, ruling } = await put('ANY_THEN_ALL', 50_000);
    expect(ruling.chain.map((one) => one.name)).toEqual(['carla', 'ivan', 'fina', 'elena']);
    expect(await reasonOf(approve('elena', id)), 'it has not come to her yet').toBe('authorizations.notYourTurn');
    centre.pass(8);
    const first = await approve('carla', id);
    expect(first).toMatchObject({ state: 'pending', decision: null, request: { isOpen: true, to: { name: 'fina' }, level: 0 } });
    expect(first.steps.map((step) => [step.state, step.agreed.map((one) => one.name)])).toEqual([
      ['agreed', ['carla']],
      ['open', []],
    ]);
    expect(Date.parse(first.request.dueAt) - centre.ctx.clock.now().getTime()).toBe(10 * 60_000);
    expect(await warrantOf(id)).toBeNull();
    expect(await centre.told('lucia')).toContain('authorizations.told.agreed');
    expect(await reasonOf(approve('carla', id))).toBe('authorizations.notYourTurn');
    await approve('fina', id);
    expect(await reasonOf(approve('fina', id))).toBe('authorizations.notYourTurn');
    expect(await warrantOf(id)).toBeNull();
    expect(await approve('elena', id)).toMatchObject({ state: 'approved', request: { outcome: 'approved' } });
    expect(await accountOf(id)).toEqual({ holder: centre.people.elena, minor: 50_000 });
    expect(await open('carla', id), 'whoever agreed still sees it').not.toBeNull();
  });

  test('one rejection ends it', async () => {
    const { id } = await put('ANY_THEN_ALL', 51_000);
    await approve('ivan', id);
    const no = await decide(centre.session('fina'), { requestId: id, verdict: 'reject', reason: 'No hay saldo.' });
    expect(no).toMatchObject({ state: 'rejected', request: { isOpen: false } });
    expect(await warrantOf(id)).toBeNull();
  });

  test('less, once the asker takes it, binds those after; so little that the first may end it is granted there', async () => {
    const { id } = await put('ANY_THEN_ALL', 52_000);
    await decide(centre.session('carla'), { requestId: id, verdict: 'change', minor: 20_000, reason: 'Sin el envío.' });
    const taken = await acceptChanges(centre.session('lucia'), { requestId: id, accept: true });
    expect(taken).toMatchObject({ state: 'pending', ask: { amount: { minor: 20_000 } }, request: { to: { name: 'fina' } } });
    await approve('fina', id);
    expect(await approve('elena', id)).toMatchObject({ state: 'approved', request: { outcome: 'approved_with_changes' } });
    expect(await accountOf(id)).toMatchObject({ minor: 20_000 });

    const small = await put('ANY_THEN_ALL', 53_000);
    await decide(centre.session('carla'), { requestId: small.id, verdict: 'change', minor: 8_000, reason: 'Un detalle.' });
    expect(await acceptChanges(centre.session('lucia'), { requestId: small.id, accept: true })).toMatchObject({
      state: 'approved',
    });
    expect(await accountOf(small.id)).toEqual({ holder: centre.people.carla, minor: 8_000 });
  });

  test('one of them is away: the deputy agrees on their limits; never the asker', async () => {
    await centre.absent('fina', 'paco', 60);
    const { id, ruling } = await put('ONE_AWAY', 30_000);
    expect(ruling.steps[0]?.deciders.map((one) => [one.name, one.standsInFor?.name ?? null])).toEqual([
      ['paco', 'fina'],
      ['elena', null],
    ]);
    await approve('paco', id);
    expect(await approve('elena', id)).toMatchObject({ state: 'approved' });
    centre.pass(61);

    await centre.absent('elena', 'lucia', 60);
    const own = await put('ONE_AWAY', 31_000);
    expect(
      own.ruling.steps[0]?.deciders.map((one) => one.name),
      'the line of report in the place of the asker',
    ).toEqual(['fina', 'diego']);
    await approve('fina', own.id);
    expect(await reasonOf(approve('lucia', own.id))).toBe('authorizations.self');
    expect(await approve('diego', own.id)).toMatchObject({ state: 'approved' });
    centre.pass(61);
  });

  test('goes away in between: whoever stands in agrees for them, and the grant holds', async () => {
    const { id } = await put('ONE_AWAY', 32_000);
    await approve('fina', id);
    await centre.absent('elena', 'ivan', 60);
    await turn();
    expect((await open('lucia', id))?.request.to).toMatchObject({ name: 'ivan', standsInFor: 'elena' });
    expect(await approve('ivan', id)).toMatchObject({ state: 'approved' });
    expect(await accountOf(id)).toMatchObject({ holder: centre.people.elena });
    centre.pass(61);
  });

  test('an absence makes one person of two: nobody agrees twice in one step', async () => {
    const { id } = await put('ONE_AWAY', 33_000);
    await approve('fina', id);
    await centre.absent('elena', 'fina', 5);
    await turn();
    expect((await open('lucia', id))?.request.to.name).toBe('fina');
    expect(await reasonOf(approve('fina', id))).toBe('authorizations.agreedAlready');
    centre.pass(11);
    await turn();
    await turn();
    expect((await open('lucia', id))?.request.to.name).not.toBe('fina');
  });
});

describe('at night', () => {
  beforeEach(() =>
    centre.owner.query(
      `update organization set hours = '{"mon":[["09:00","18:00"]],"tue":[["09:00","18:00"]],"wed":[["09:00","18:00"]],"thu":[["09:00","18:00"]]}' where org_id = $1`,
      [centre.orgId],
    ),
  );
  test('whoever is on duty decides in the place of the one off work, and gives it back in the morning', async () => {
    const { people, orgId } = centre;
    await centre.owner.query(
      `insert into duty (org_id, id, person_id, role, days, from_clock, to_clock, from_date) values ($1, $2, $3, 'COORDINATOR', '{mon,tue,wed,thu,fri,sat,sun}', '18:00', '09:00', '2026-11-01')`,
      [orgId, newId(), people.ivan],
    );
    const now = () => centre.ctx.clock.now();
    while (new Intl.DateTimeFormat('en-GB', { hour: '2-digit', timeZone: 'Europe/Madrid' }).format(now()) !== '02')
      centre.pass(30);
    const { id, ruling, request } = await put('NIGHT', 12_000);
    expect(ruling.chain[0]).toMatchObject({ name: 'ivan', standsInFor: { name: 'carla' }, onDuty: true });
    expect(request.to).toMatchObject({ name: 'ivan', standsInFor: 'carla' });
    expect(Date.parse(request.dueAt) - now().getTime(), 'minutes of duty are minutes').toBe(10 * 60_000);
    expect(await reasonOf(approve('carla', id))).toBe('authorizations.notYourTurn');
    expect(await approve('ivan', id)).toMatchObject({ state: 'approved' });
    expect(await accountOf(id)).toMatchObject({ holder: people.carla });
    const own = await put('REFUND_PARTIAL', 8_000);
    const late = await put('NIGHT', 13_000, 'lucia', 2_000);
    expect(own.request.to, 'the line of report too').toMatchObject({ name: 'ivan', standsInFor: 'carla' });
    expect(await approve('ivan', own.id)).toMatchObject({ state: 'approved' });
    centre.pass(8 * 60);
    await turn();
    expect((await open('lucia', late.id))?.request.to).toMatchObject({ name: 'carla', standsInFor: null });
    expect(await reasonOf(approve('ivan', late.id))).toBe('authorizations.notYours');
    expect(await approve('carla', late.id)).toMatchObject({ state: 'approved' });
  });
});

test('another organisation and a department that is not of the chain find nothing', async () => {
  const { id } = await put('ANY_THEN_ALL', 9_300);
  const stranger = await centre.stranger();
  expect(await look(stranger, (tx) => authorizationById(tx, id))).toBeNull();
  expect(await reasonOf(decide(stranger, { requestId: id, verdict: 'approve' }))).toBe('authorizations.notFound');
  expect(await open('lola', id)).toBeNull();
  expect((await look(centre.session('lola'), (tx) => inbox(tx, { tab: 'mine' }))).requests).toEqual([]);
});

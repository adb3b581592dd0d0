import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act, look } from '../../platform/act.ts';
import { reasonOf, type SmallCentre, smallCentre, type UnitCode, type Who } from '../../../test/small-centre.ts';
import { ask } from './actions/ask.ts';
import { awaitAnswer } from './actions/await-answer.ts';
import { awaitAsker } from './actions/await-asker.ts';
import { climb } from './actions/climb.ts';
import { close } from './actions/close.ts';
import { issueLink } from './actions/issue-link.ts';
import { remind } from './actions/remind.ts';
import { reroute } from './actions/reroute.ts';
import { see } from './actions/see.ts';
import { take } from './actions/take.ts';
import { useLink } from './actions/use-link.ts';
import { type RequestKind, routes } from './contract.ts';
import { inbox, linkByToken, requestById, usualTime } from './views.ts';

let centre: SmallCentre;
beforeAll(async () => {
  centre = await smallCentre();
});
afterAll(() => centre.close());

const put = (kind: RequestKind, to: { unit?: UnitCode; person?: Who }, agreedMinutes = 100, by: Who = 'lucia') =>
  ask(centre.session(by), {
    kind,
    ...centre.case,
    title: 'Reembolsar 80,00 €',
    agreedMinutes,
    to: {
      unitId: to.unit ? centre.units[to.unit] : null,
      personId: to.person ? centre.people[to.person] : null,
    },
  });
const open = (who: Who, id: string) => look(centre.session(who), (tx) => requestById(tx, id));
const list = (who: Who, tab: 'mine' | 'deputy' | 'asked' | 'decided' = 'mine', before?: string) =>
  look(centre.session(who), (tx) => inbox(tx, { tab, before }));
const link = (requestId: string, to: { person?: Who; unit?: UnitCode }) =>
  issueLink(centre.house, {
    requestId,
    sentTo: 'x@centro.example',
    personId: to.person ? centre.people[to.person] : null,
    unitId: to.unit ? centre.units[to.unit] : null,
  });
const times = (name: string, requestId: string) =>
  centre.events(name).then((all) => all.filter((e) => e.subjectId === requestId).length);

describe('the clock', () => {
  test('reminds at half and at four fifths and tells when time is up, each once', async () => {
    const request = await put('authorization', { person: 'carla' });
    expect(request).toMatchObject({ number: 'AU-1', to: { name: 'carla' }, level: 0, isOpen: true });

    for (const [minutes, reminded, up] of [
      [49, 0, 0],
      [1, 1, 0],
      [0, 1, 0],
      [29, 1, 0],
      [1, 2, 0],
      [20, 2, 1],
      [1, 2, 1],
    ] as const) {
      centre.pass(minutes);
      await centre.turn();
      expect([await times('requests.reminded', request.id), await times('requests.timeUp', request.id)]).toEqual([reminded, up]);
    }
    expect(await open('carla', request.id)).toMatchObject({ isOpen: true, reminders: 2 });
  });

  test('after a long sleep tells once, and nobody is reminded of a time that is over', async () => {
    const request = await put('supply', { unit: 'SECTION_STOCK' }, 30);
    centre.pass(3000);
    await Promise.all([centre.turn(), centre.turn(), centre.turn()]);
    expect([await times('requests.reminded', request.id), await times('requests.timeUp', request.id)]).toEqual([0, 1]);
  });

  test('stands while the asker is asked, who is reminded, and goes on after the reply', async () => {
    const request = await put('consultation', { unit: 'DEPT_FIN' }, 100);
    centre.pass(40);
    await awaitAsker(centre.session('paco'), { requestId: request.id });
    centre.pass(500);
    await centre.turn();
    expect(await times('requests.timeUp', request.id)).toBe(0);
    expect(await centre.told('lucia')).toContain('requests.told.waitsForYou');
    const resumed = await awaitAnswer(centre.session('lucia'), { requestId: request.id });
    expect(Date.parse(resumed.dueAt) - centre.ctx.clock.now().getTime()).toBe(60 * 60_000);
    expect(await centre.told('paco')).toContain('requests.told.again');
  });

  test('the asker reminds by hand, not twice at once, and nobody else does', async () => {
    const request = await put('authorization', { person: 'carla' });
    expect(await reasonOf(remind(centre.session('andres'), { requestId: request.id }))).toBe('requests.notAsker');
    expect(await remind(centre.session('lucia'), { requestId: request.id })).toMatchObject({ reminders: 1 });
    expect(await reasonOf(remind(centre.session('lucia'), { requestId: request.id }))).toBe('requests.remindedJustNow');
  });
});

describe('deputies', () => {
  test('an absent person’s deputy is asked, the person is when back, and the deputy’s deputy in between', async () => {
    await centre.absent('carla', 'ivan', 300);
    const request = await put('authorization', { person: 'carla' }, 10_000);
    expect(request.to).toMatchObject({ personId: centre.people.ivan, name: 'ivan', standsInFor: 'carla' });
    expect((await list('ivan', 'deputy')).requests.map((r) => r.id)).toContain(request.id);

    await centre.absent('ivan', 'fina', 60);
    await centre.turn();
    expect((await open('fina', request.id))?.to).toMatchObject({ name: 'fina', standsInFor: 'carla' });
    expect(await open('ivan', request.id)).not.toMatchObject({ mine: true });

    centre.pass(61);
    await centre.turn();
    expect((await open('fina', request.id))?.to.name, 'who has it in hand keeps it until the person is back').toBe('fina');

    centre.pass(300);
    await centre.turn();
    expect((await open('carla', request.id))?.to).toMatchObject({ name: 'carla', standsInFor: null });
    expect(await centre.told('carla')).toContain('requests.told.back');
  });

  test('a deputy who is the asker is left out for the next one above', async () => {
    await centre.absent('carla', 'lucia', 60);
    const request = await put('authorization', { person: 'carla' });
    expect(request.to).toMatchObject({ name: 'elena', standsInFor: 'carla' });
    centre.pass(61);
  });

  test('nobody puts a request to himself', async () => {
    expect(await reasonOf(put('authorization', { person: 'carla' }, 10, 'carla'))).toBe('requests.self');
  });
});

describe('who finds it', () => {
  test('the unit it is put to, not another one, nor another organisation: by id, in the list, live', async () => {
    const request = await put('consultation', { unit: 'DEPT_LOG' });
    expect((await list('lola')).requests.map((r) => r.id)).toContain(request.id);
    expect(await open('lola', request.id)).toMatchObject({ mine: true, to: { name: 'DEPT_LOG' } });

    const [fin, elsewhere] = [centre.session('paco'), await centre.stranger()];
    for (const session of [fin, elsewhere]) {
      expect(await look(session, (tx) => requestById(tx, request.id))).toBeNull();
      const all = await Promise.all(
        (['mine', 'deputy', 'asked', 'decided'] as const).map((tab) => look(session, (tx) => inbox(tx, { tab }))),
      );
      expect(all.flatMap((one) => one.requests.map((r) => r.id))).not.toContain(request.id);
      expect(await reasonOf(see(session, { requestId: request.id }))).toBe('requests.notFound');
      expect(await reasonOf(take(session, { requestId: request.id }))).toBe('requests.notFound');
    }
    const [asked] = (await centre.events('requests.asked')).filter((e) => e.subjectId === request.id);
    expect(asked?.audience).toEqual(['centre', `unit:${centre.units.DEPT_LOG}`, `person:${centre.people.lucia}`]);
  });

  test('one of the unit takes it, the others see who has it', async () => {
    const request = await put('consultation', { unit: 'DEPT_FIN' });
    expect(await take(centre.session('paco'), { requestId: request.id })).toMatchObject({ takenBy: 'paco' });
    expect(await open('fina', request.id)).toMatchObject({ takenBy: 'paco', mine: true });
    expect(await open('lucia', request.id)).toMatchObject({
      takenBy: 'paco',
      mine: false,
      seenAt: centre.ctx.clock.now().toISOString(),
    });
    expect(await reasonOf(see(centre.session('lucia'), { requestId: request.id }))).toBe('requests.self');
  });

  test('pages follow one another and miss nobody', async () => {
    const made: string[] = [];
    for (let i = 0; i < 70; i++) made.push((await put('supply', { unit: 'DEPT_IT' }, 10 + (i % 7))).id);
    const first = await list('berta');
    expect(() => routes.inbox.returns.parse(first)).not.toThrow();
    const second = await list('berta', 'mine', first.next ?? '');
    expect([first.requests.length, second.requests.length, second.next, first.counts.mine]).toEqual([50, 20, null, 70]);
    expect(new Set([...first.requests, ...second.requests].map((r) => r.id))).toEqual(new Set(made));
    expect(await reasonOf(list('berta', 'mine', 'nonsense'))).toBe('requests.badCursor');
  });
});

describe('closing and moving on', () => {
  test('keeps what it took for the next one who asks, and a closed one moves no more', async () => {
    for (let i = 0; i < 5; i++) {
      const request = await put('consultation', { unit: 'AUTHORITY' }, 100);
      centre.pass(12);
      await close(centre.session('diego'), { requestId: request.id, outcome: 'answered' });
      expect(await reasonOf(close(centre.session('diego'), { requestId: request.id, outcome: 'answered' }))).toBe(
        'requests.closed',
      );
      expect((await list('diego', 'decided')).requests[0]).toMatchObject({ id: request.id, outcome: 'answered' });
    }
    const withdrawn = await put('consultation', { unit: 'AUTHORITY' }, 100);
    centre.pass(90);
    await close(centre.session('lucia'), { requestId: withdrawn.id, outcome: 'withdrawn' });
    const usual = await look(centre.house, (tx) =>
      usualTime(tx, { kind: 'consultation', scope: `unit:${centre.units.AUTHORITY}`, hour: 4 }),
    );
    expect(usual).toEqual({ minutes: 12, n: 5, hourMinutes: null, isDefault: false });
  });

  test('climbing and rerouting give a fresh clock; the former one loses it', async () => {
    const request = await put('authorization', { person: 'carla' }, 100);
    centre.pass(90);
    const up = await climb(centre.house, {
      requestId: request.id,
      to: { unitId: null, personId: centre.people.elena },
      agreedMinutes: 20,
    });
    expect(up).toMatchObject({ level: 1, to: { name: 'elena' } });
    expect(Date.parse(up.dueAt) - Date.parse(up.levelAt)).toBe(20 * 60_000);
    expect(await open('elena', request.id)).toMatchObject({ mine: true });
    expect(await open('carla', request.id)).toMatchObject({ mine: false });
    const moved = await reroute(centre.house, {
      requestId: request.id,
      to: { unitId: centre.units.DEPT_FIN, personId: null },
      agreedMinutes: 50,
    });
    expect(moved).toMatchObject({ level: 0, to: { name: 'DEPT_FIN' } });
    expect(await open('elena', request.id)).toBeNull();
  });
});

describe('signed links', () => {
  test('of twenty at once exactly one is used', async () => {
    const request = await put('authorization', { person: 'carla' });
    const { token, url } = await link(request.id, { person: 'carla' });
    expect(url).toBe(`http://desk.test/answer/${token}`);
    const shown = await linkByToken(centre.ctx, token);
    expect(shown).toMatchObject({
      state: 'open',
      requestId: request.id,
      actor: { kind: 'link', id: centre.people.carla, name: 'carla' },
    });
    const session = { ctx: centre.ctx, actor: shown?.actor ?? centre.house.actor };
    const used = await Promise.all(Array.from({ length: 20 }, () => reasonOf(useLink(session, { token }))));
    expect(used.filter((one) => one === 'done')).toHaveLength(1);
    expect(new Set(used)).toEqual(new Set(['done', 'requests.linkUsed']));
    expect((await linkByToken(centre.ctx, token))?.state).toBe('used');
  });

  test('a refused answer leaves it good; a changed one, another’s or an old one is none', async () => {
    const request = await put('consultation', { unit: 'DEPT_FIN' });
    const { token } = await link(request.id, { unit: 'DEPT_FIN' });
    const failed = act(centre.house, 'test', async (tx) => {
      await useLink(tx, { token });
      throw new Error('refused after all');
    });
    await expect(failed).rejects.toThrow('refused after all');
    expect((await linkByToken(centre.ctx, token))?.state).toBe('open');
    expect(await linkByToken(centre.ctx, `${token.slice(0, -1)}_`)).toBeNull();
    expect(await reasonOf(useLink(centre.session('paco'), { token }))).toBe('requests.notYours');
    expect(await reasonOf(link(request.id, { unit: 'DEPT_LOG' }))).toBe('requests.linkNotAddressee');
    centre.pass(7 * 24 * 60);
    expect((await linkByToken(centre.ctx, token))?.state).toBe('expired');
    expect(await reasonOf(useLink(centre.house, { token }))).toBe('requests.linkExpired');
  });

  test('sent to one of the unit it answers as that person, and to nobody else’s inbox', async () => {
    const request = await put('consultation', { unit: 'DEPT_FIN' });
    const { token } = await link(request.id, { person: 'paco' });
    const shown = await linkByToken(centre.ctx, token);
    expect(shown?.actor).toMatchObject({ kind: 'link', id: centre.people.paco, unitIds: [centre.units.DEPT_FIN] });
    const session = { ctx: centre.ctx, actor: shown?.actor ?? centre.house.actor };
    expect(await look(session, (tx) => requestById(tx, request.id))).toMatchObject({ mine: true });
    const another = await put('consultation', { unit: 'DEPT_FIN' });
    expect(await look(session, (tx) => requestById(tx, another.id)), 'bound to one request').toBeNull();
    expect(await reasonOf(link(request.id, { person: 'lola' }))).toBe('requests.linkNotAddressee');
  });

  test('is void when the request passes on or closes', async () => {
    const request = await put('authorization', { person: 'carla' });
    const [first, second] = [await link(request.id, { person: 'carla' }), await link(request.id, { person: 'carla' })];
    await climb(centre.house, { requestId: request.id, to: { unitId: null, personId: centre.people.elena }, agreedMinutes: 20 });
    expect(await reasonOf(useLink(centre.house, { token: first.token }))).toBe('requests.linkRevoked');
    const third = await link(request.id, { person: 'elena' });
    await close(centre.session('elena'), { requestId: request.id, outcome: 'approved' });
    expect((await linkByToken(centre.ctx, third.token))?.state).toBe('closed');
    expect(await reasonOf(useLink(centre.house, { token: third.token }))).toBe('requests.closed');
    expect(await linkByToken(centre.ctx, second.token)).toMatchObject({ state: 'closed' });
    const raw = await centre.owner.query('select count(*)::int as n from request_link where token_hash = any($1)', [
      [first.token, third.token],
    ]);
    expect(raw.rows[0]).toEqual({ n: 0 });
  });
});

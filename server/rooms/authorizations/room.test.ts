import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reasonOf, type SmallCentre, smallCentre, type Who, withPolicy } from '../../../test/small-centre.ts';
import { act, look } from '../../platform/act.ts';
import type { Session } from '../../platform/context.ts';
import { keepRuling } from '../attributions/actions/keep-ruling.ts';
import { takeWarrant } from '../attributions/actions/take-warrant.ts';
import { limitLeft } from '../attributions/views.ts';
import { issueLink } from '../requests/actions/issue-link.ts';
import { see } from '../requests/actions/see.ts';
import { useLink } from '../requests/actions/use-link.ts';
import { linkByToken, requestById } from '../requests/views.ts';
import { acceptChanges } from './actions/accept-changes.ts';
import { ask } from './actions/ask.ts';
import { decide } from './actions/decide.ts';
import { openEvidence } from './actions/open-evidence.ts';
import { redeem } from './actions/redeem.ts';
import { reply } from './actions/reply.ts';
import { withdraw } from './actions/withdraw.ts';
import { zAuthorization } from './contract.ts';
import { reactions } from './events.ts';
import { timedJobs } from './jobs.ts';
import { authorizationById, authorizationFor } from './views.ts';

let centre: SmallCentre;
beforeAll(async () => {
  centre = await smallCentre();
  await withPolicy(centre);
});
afterAll(() => centre.close());

const turn = () => centre.turn(timedJobs, reactions);
let orders = 0;
const asked = (minor: number, title = `Reembolsar ${minor}`) => ({
  ask: {
    action: 'REFUND_PARTIAL',
    amount: { minor, currency: 'EUR' },
    caseId: centre.case.caseId,
    orderRef: `order ${++orders}`,
  },
  title,
});
const put = async (minor: number, { by = 'lucia', agreedMinutes = 100 }: { by?: Who; agreedMinutes?: number } = {}) => {
  const { ask: what, title } = asked(minor);
  const session = centre.session(by);
  const ruling = await keepRuling(session, { ask: what });
  return ask(session, {
    rulingId: ruling.id ?? '',
    caseKey: centre.case.caseKey,
    title,
    ask: what,
    reason: 'No quiere otro.',
    agreedMinutes,
  });
};
const open = (who: Who, id: string) => look(centre.session(who), (tx) => authorizationById(tx, id));
const approve = (session: Session, id: string) => decide(session, { requestId: id, verdict: 'approve' });
const usedThisMonth = (who: Who) =>
  look(centre.house, async (tx) => {
    const { left } = await limitLeft(tx, { holderId: centre.people[who], action: 'REFUND_PARTIAL' });
    return left.find((one) => one.per === 'month')?.used;
  });

describe('asking', () => {
  test('goes to the nearest superior who covers it, who sees exactly what, why, and what asking costs', async () => {
    const { request } = await put(8000);
    expect(request).toMatchObject({ kind: 'authorization', to: { personId: centre.people.carla }, amount: { minor: 8000 } });
    const seen = await open('carla', request.id);
    expect(seen).toMatchObject({
      state: 'pending',
      reason: 'No quiere otro.',
      costs: {
        grantMinor: 8e3,
        askMinor: 400,
      },
      myLimit: {
        maxMinor: 15e4,
        usedMinor: 0,
      },
      may: {
        decide: true,
        withdraw: false,
        reply: false,
        acceptChanges: false,
      },
    });
    expect(() => zAuthorization.parse(seen)).not.toThrow();
    expect(seen?.fingerprint).toMatch(/^[0-9a-f]{8}$/);
    expect(seen?.chain.map((rung) => rung.name)).toEqual(['carla', 'elena', 'diego']);
    expect(seen?.rulingReasons.length).toBeGreaterThan(0);
    expect(await centre.told('carla')).toContain('requests.told.authorization');
  });

  test('what is within one’s own attributions is nobody’s to authorise, and a reason is needed', async () => {
    expect(await reasonOf(put(5000))).toBe('authorizations.circuitChanged');
    const { ask: what, title } = asked(8100);
    const ruling = await keepRuling(centre.session('lucia'), { ask: what });
    const blank = { rulingId: ruling.id ?? '', caseKey: 'K', title, ask: what, reason: '  ' };
    expect(await reasonOf(ask(centre.session('lucia'), blank))).toBe('authorizations.emptyReason');
  });

  test('past one who is away without a deputy, and to the deputy of one who has one', async () => {
    const big = await put(30_000);
    expect(big.request.to.personId).toBe(centre.people.elena);
    await centre.absent('elena', 'ivan', 60);
    const standing = await put(31_000);
    expect(standing.request.to).toMatchObject({ name: 'ivan', standsInFor: 'elena' });
    await centre.absent('carla', null, 60);
    const past = await put(8200);
    expect(past.request.to).toMatchObject({ name: 'ivan', standsInFor: 'elena' });
    const granted = await approve(centre.session('ivan'), past.request.id);
    expect(granted).toMatchObject({ state: 'approved', decision: { by: 'ivan' } });
    centre.pass(61);
  });

  test('a deputy who is the asker is passed over', async () => {
    await centre.absent('carla', 'lucia', 60);
    const { request } = await put(8300);
    expect(request.to).toMatchObject({ name: 'elena', standsInFor: null });
    expect(await reasonOf(approve(centre.session('lucia'), request.id))).toBe('authorizations.self');
    centre.pass(61);
  });
});

describe('deciding', () => {
  test('a grant mints its warrant at once, on the decider’s limit, and is used once', async () => {
    const { request } = await put(8400);
    const before = (await usedThisMonth('carla')) ?? 0;
    expect(await reasonOf(approve(centre.session('andres'), request.id))).toBe('authorizations.notYours');
    expect(await approve(centre.session('carla'), request.id)).toMatchObject({
      state: 'approved',
      request: { isOpen: false, outcome: 'approved' },
    });
    expect(await usedThisMonth('carla')).toBe(before + 8400);
    const kept = await look(centre.house, (tx) => authorizationFor(tx, request.id));
    const [told] = (await centre.events('authorizations.granted')).filter((event) => event.subjectId === request.id);
    expect(told?.data).toMatchObject({
      warrantId: kept?.warrantId,
      minor: 8400,
      deciderId: centre.people.carla,
      principalId: centre.people.carla,
    });

    expect(await reasonOf(approve(centre.session('carla'), request.id))).toBe('authorizations.alreadyDecided');
    const carry = () =>
      act(centre.house, 'test.carryOut', async (tx) => {
        const warrant = await takeWarrant(tx, { warrantId: kept?.warrantId ?? '', ask: kept?.ask ?? asked(1).ask });
        return { warrant, redeemed: await redeem(tx, { requestId: request.id }) };
      });
    expect((await carry()).redeemed.warrantId).toBe(kept?.warrantId);
    expect(await reasonOf(carry())).toBe('authorizations.redeemed');
  });

  test('twenty verdicts at once are one', async () => {
    const { request } = await put(8500);
    const before = (await usedThisMonth('carla')) ?? 0;
    const all = await Promise.all(Array.from({ length: 20 }, () => reasonOf(approve(centre.session('carla'), request.id))));
    expect(all.filter((one) => one === 'done')).toHaveLength(1);
    expect(await usedThisMonth('carla')).toBe(before + 8500);
  });

  test('less is granted: nothing is minted until the asker takes it, then for that amount alone', async () => {
    const { request } = await put(9000);
    const before = (await usedThisMonth('carla')) ?? 0;
    await decide(centre.session('carla'), { requestId: request.id, verdict: 'change', minor: 7000, reason: 'Sin el envío.' });
    expect((await look(centre.house, (tx) => authorizationFor(tx, request.id)))?.warrantId).toBeNull();
    expect(await reasonOf(acceptChanges(centre.session('carla'), { requestId: request.id, accept: true }))).toBe(
      'authorizations.notAsker',
    );
    expect((await open('lucia', request.id))?.may.acceptChanges).toBe(true);
    const taken = await acceptChanges(centre.session('lucia'), { requestId: request.id, accept: true });
    expect(taken).toMatchObject({ state: 'approved', ask: { amount: { minor: 7000 } }, decision: { changedMinor: 7000 } });
    expect(await usedThisMonth('carla')).toBe(before + 7000);
    const kept = await look(centre.house, (tx) => authorizationFor(tx, request.id));
    const wrong = act(centre.house, 'test.carryOut', (tx) =>
      takeWarrant(tx, { warrantId: kept?.warrantId ?? '', ask: asked(9000).ask }),
    );
    expect(await reasonOf(wrong)).toBe('attributions.askChanged');
  });

  test('the asker does without what was changed', async () => {
    const { request } = await put(9100);
    await decide(centre.session('carla'), { requestId: request.id, verdict: 'change', minor: 100, reason: 'Un detalle.' });
    expect(await acceptChanges(centre.session('lucia'), { requestId: request.id, accept: false })).toMatchObject({
      state: 'withdrawn',
      request: { outcome: 'declined' },
    });
  });

  test('more is asked for and given, and the rejection says why', async () => {
    const { request } = await put(9200);
    await decide(centre.session('carla'), { requestId: request.id, verdict: 'ask', question: '¿Hay foto?' });
    expect(await reasonOf(approve(centre.session('carla'), request.id))).toBe('authorizations.waitsForAsker');
    centre.pass(5000);
    await turn();
    expect((await open('lucia', request.id))?.request, 'it does not climb meanwhile').toMatchObject({
      level: 0,
      waitingFor: 'asker',
    });
    expect(await reply(centre.session('lucia'), { requestId: request.id, text: 'Sí, dos.' })).toMatchObject({
      state: 'pending',
      reply: 'Sí, dos.',
    });
    const rejected = await decide(centre.session('carla'), {
      requestId: request.id,
      verdict: 'reject',
      reason: 'La reparación es su derecho.',
    });
    expect(rejected).toMatchObject({ state: 'rejected', decision: { reason: 'La reparación es su derecho.' } });
    const row = await centre.owner.query(
      'select ended from ruling r join authorization_request a on a.org_id = r.org_id and a.ruling_id = r.id where a.id = $1',
      [request.id],
    );
    expect(row.rows).toEqual([{ ended: 'rejected' }]);
  });

  test('a superior further up may decide, and it counts on theirs; above one’s own limits nothing is granted', async () => {
    const { request } = await put(9300);
    const before = await usedThisMonth('carla');
    expect(await approve(centre.session('elena'), request.id)).toMatchObject({ state: 'approved', decision: { by: 'elena' } });
    expect(await usedThisMonth('carla')).toBe(before);
    const big = await put(24_000, { agreedMinutes: 10 });
    for (let spent = (await usedThisMonth('carla')) ?? 0; spent + 24_000 <= 150_000; spent += 24_000) {
      await approve(centre.session('carla'), (await put(24_000)).request.id);
    }
    const last = await reasonOf(approve(centre.session('carla'), big.request.id));
    expect(last).toBe('attributions.noLongerCovered');
    expect(await open('carla', big.request.id)).toMatchObject({ state: 'pending' });
  });
});

describe('silence', () => {
  test('climbs the line to its top and asks there again; it never grants', async () => {
    const { request } = await put(8600, { agreedMinutes: 10 });
    const at: (string | undefined)[] = [];
    for (const minutes of [10, 10, 10, 20, 40]) {
      at.push((await open('lucia', request.id))?.request.to.name);
      centre.pass(minutes);
      await turn();
    }
    expect(at).toEqual(['carla', 'elena', 'diego', 'diego', 'diego']);
    const now = await open('diego', request.id);
    expect(now).toMatchObject({ state: 'pending', decision: null, request: { level: 5, isOpen: true } });
    expect(await reasonOf(approve(centre.session('elena'), request.id))).toBe('authorizations.climbed');
    expect(await approve(centre.session('diego'), request.id)).toMatchObject({ state: 'approved' });
  });

  test('a verdict and the end of its time at one moment: one of them holds, whole', async () => {
    const made: string[] = [];
    for (let i = 0; i < 10; i++) made.push((await put(50_000 + i, { agreedMinutes: 10 })).request.id);
    centre.pass(10);
    const [verdicts] = await Promise.all([Promise.all(made.map((id) => reasonOf(approve(centre.session('elena'), id)))), turn()]);
    await turn();
    for (const [at, id] of made.entries()) {
      const { state, request } = (await open('lucia', id)) ?? {};
      const isGranted = verdicts[at] === 'done';
      expect([state, request?.isOpen, request?.to.name]).toEqual(
        isGranted ? ['approved', false, 'elena'] : ['pending', true, 'diego'],
      );
    }
  });

  test('an unused grant lapses after 72 hours and gives its limit back; a withdrawn one at once', async () => {
    const { request } = await put(40_000);
    await approve(centre.session('elena'), request.id);
    const second = await put(41_000);
    await approve(centre.session('elena'), second.request.id);
    expect(await withdraw(centre.session('lucia'), { requestId: second.request.id })).toMatchObject({ state: 'withdrawn' });
    const live = async (id: string) => {
      const row = await centre.owner.query<{ live: boolean }>(
        `select released_at is null as live from usage_entry u join authorization_request a on a.org_id = u.org_id and a.warrant_id = u.warrant_id
         where a.id = $1`,
        [id],
      );
      return row.rows[0];
    };
    expect([await live(request.id), await live(second.request.id)]).toEqual([{ live: true }, { live: false }]);
    centre.pass(72 * 60);
    expect(await reasonOf(redeem(centre.house, { requestId: request.id }))).toBe('authorizations.lapsed');
    await turn();
    await turn();
    expect(await open('lucia', request.id)).toMatchObject({ state: 'lapsed' });
    expect(await live(request.id)).toEqual({ live: false });
    expect((await centre.events('authorizations.lapsed')).filter((event) => event.subjectId === request.id)).toHaveLength(1);
  });
});

describe('who finds it', () => {
  test('the line, the asker and the centre; not a department, not another organisation', async () => {
    const { request } = await put(45_000);
    expect([await open('diego', request.id), await open('andres', request.id), await open('elena', request.id)]).not.toContain(
      null,
    );
    expect(await open('paco', request.id)).toBeNull();
    const stranger = await centre.stranger();
    expect(await look(stranger, (tx) => authorizationById(tx, request.id))).toBeNull();
    expect(await reasonOf(approve(stranger, request.id))).toBe('authorizations.notFound');
    expect(await reasonOf(approve(centre.session('paco'), request.id))).toBe('authorizations.notFound');
  });

  test('precedents tell figures to all who read, and what they were about to those who may open them', async () => {
    const { request } = await put(8700);
    const forLucia = await open('lucia', request.id);
    expect(forLucia?.precedents).toHaveLength(5);
    expect(forLucia?.precedents[0]?.title).toMatch(/^Reembolsar 8\d00$/);
    const forElena = await open('elena', request.id);
    const hidden = forElena?.precedents.filter((one) => one.title === 'Reembolso parcial') ?? [];
    expect(hidden.length).toBeGreaterThan(0);
    for (const one of hidden) {
      expect(await look(centre.session('elena'), (tx) => requestById(tx, one.requestId))).toBeNull();
      expect(one.amount?.currency).toBe('EUR');
    }
  });
});

test('a superior grants by the link of the mail, once, as themselves', async () => {
  const { request } = await put(46_000);
  const { token } = await issueLink(centre.house, {
    requestId: request.id,
    personId: centre.people.elena,
    unitId: null,
    sentTo: 'elena@uno.example',
  });
  const link = await linkByToken(centre.ctx, token);
  const session: Session = { ctx: centre.ctx, actor: link?.actor ?? centre.house.actor };
  expect(await look(session, (tx) => authorizationById(tx, request.id))).toMatchObject({ may: { decide: true } });
  const post = (reason?: string) =>
    act(session, 'web.answerByLink', async (tx) => {
      const { requestId } = await useLink(tx, { token });
      return decide(tx, reason === undefined ? { requestId, verdict: 'approve' } : { requestId, verdict: 'reject', reason });
    });
  expect(await reasonOf(post('   ')), 'a refused answer leaves the link good').toBe('authorizations.emptyReason');
  const all = await Promise.all(Array.from({ length: 20 }, () => reasonOf(post())));
  expect(all.filter((one) => one === 'done')).toHaveLength(1);
  expect(await open('lucia', request.id)).toMatchObject({ state: 'approved', decision: { by: 'elena' } });
});

test('how it was decided is told down: who, in how many seconds, and whether what was brought was opened', async () => {
  const evidence = [{ name: 'foto.jpg', sha256: 'a'.repeat(64), type: 'image/jpeg' }];
  const decideOne = async (opens: boolean) => {
    const { ask: what, title } = asked(8600);
    const session = centre.session('lucia');
    const ruling = await keepRuling(session, { ask: what });
    const rest = { caseKey: centre.case.caseKey, title, ask: what, reason: 'Rota.', evidence };
    const { request } = await ask(session, { rulingId: ruling.id ?? '', ...rest });
    await see(centre.session('carla'), { requestId: request.id });
    if (opens) await openEvidence(centre.session('carla'), { requestId: request.id });
    centre.pass(1);
    await decide(centre.session('carla'), { requestId: request.id, verdict: 'reject', reason: 'No procede.' });
    const kept = await centre.owner.query<object>(
      'select decided_by, decision_seconds, evidence_opened from ruling where org_id = $1 and id = $2',
      [centre.orgId, ruling.id],
    );
    return { id: request.id, row: kept.rows[0] };
  };
  const decided = { decided_by: centre.people.carla, decision_seconds: 60 };
  expect((await decideOne(true)).row).toEqual({ ...decided, evidence_opened: true });
  const unread = await decideOne(false);
  expect(unread.row).toEqual({ ...decided, evidence_opened: false });
  expect(await reasonOf(openEvidence(centre.session('saul'), { requestId: unread.id }))).toBe('authorizations.notFound');
});

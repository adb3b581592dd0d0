import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reasonOf, type SmallCentre, smallCentre, type UnitCode, type Who, withPolicy } from '../../../test/small-centre.ts';
import { act, look } from '../../platform/act.ts';
import { keepRuling } from '../attributions/actions/keep-ruling.ts';
import { takeWarrant } from '../attributions/actions/take-warrant.ts';
import { issueLink } from '../requests/actions/issue-link.ts';
import { take } from '../requests/actions/take.ts';
import { useLink } from '../requests/actions/use-link.ts';
import { inbox, linkByToken, usualTime } from '../requests/views.ts';
import { accept } from './actions/accept.ts';
import { answer } from './actions/answer.ts';
import { ask } from './actions/ask.ts';
import { confirm } from './actions/confirm.ts';
import { insist } from './actions/insist.ts';
import { reply } from './actions/reply.ts';
import { withdraw } from './actions/withdraw.ts';
import { zConsultation } from './contract.ts';
import { reactions } from './events.ts';
import { consultationById } from './views.ts';

let centre: SmallCentre;
beforeAll(async () => {
  centre = await smallCentre();
  await withPolicy(centre);
});
afterAll(() => centre.close());

const put = (
  department: UnitCode = 'DEPT_FIN',
  changes: { mode?: 'consult' | 'refer'; by?: Who; agreedMinutes?: number } = {},
) => {
  const { by = 'lucia', ...rest } = changes;
  return ask(centre.session(by), {
    ...centre.case,
    title: '¿Vale la base?',
    department,
    question: '¿Vale la base HV-15 en el HV-17?',
    ...rest,
  });
};
const open = (who: Who, id: string) => look(centre.session(who), (tx) => consultationById(tx, id));
const told = async (name: string, id: string) =>
  (await centre.events(`consultations.${name}`)).filter((event) => event.subjectId === id);

describe('a consultation', () => {
  test('is asked, taken, asked back, answered, insisted on and accepted; nothing of what was said is lost', async () => {
    const { request, state } = await put();
    expect(state).toBe('sent');
    await take(centre.session('paco'), { requestId: request.id });
    expect(await open('lucia', request.id)).toMatchObject({ state: 'taken', request: { takenBy: 'paco' } });
    await answer(centre.session('fina'), { requestId: request.id, kind: 'ask_info', text: '¿Qué lote?' });
    expect(await open('lucia', request.id)).toMatchObject({ state: 'needs_info', may: { reply: true, accept: false } });
    expect(await reasonOf(answer(centre.session('paco'), { requestId: request.id, kind: 'answer', text: 'Sí.' }))).toBe(
      'consultations.waitsForTeam',
    );
    await reply(centre.session('andres'), { requestId: request.id, text: 'El 09/26.' });
    await answer(centre.session('paco'), { requestId: request.id, kind: 'answer', verdict: 'information', text: 'Sí vale.' });
    await insist(centre.session('lucia'), { requestId: request.id, text: '¿También con el cable viejo?' });
    expect(await open('paco', request.id)).toMatchObject({ state: 'taken', answer: null, may: { answer: true } });
    centre.pass(30);
    await answer(centre.session('paco'), { requestId: request.id, kind: 'answer', verdict: 'information', text: 'También.' });
    centre.pass(500);
    const done = await accept(centre.session('lucia'), { requestId: request.id });
    expect(done).toMatchObject({
      state: 'accepted',
      answer: 'También.',
      warrantId: null,
      request: { isOpen: false, outcome: 'accepted' },
    });
    expect(() => zConsultation.parse(done)).not.toThrow();
    expect(done.exchange.map((one) => [one.from, one.text])).toEqual([
      ['department', '¿Qué lote?'],
      ['team', 'El 09/26.'],
      ['department', 'Sí vale.'],
      ['team', '¿También con el cable viejo?'],
    ]);
    const usual = await look(centre.house, (tx) =>
      usualTime(tx, { kind: 'consultation', scope: `unit:${centre.units.DEPT_FIN}`, hour: 3 }),
    );
    expect(usual, 'measured to the answer, not to its acceptance').toMatchObject({ minutes: 30, n: 1 });
    expect(await reasonOf(withdraw(centre.session('lucia'), { requestId: request.id }))).toBe('consultations.closed');
  });

  test('of another department goes there with a clock of its own, and the first no longer finds it', async () => {
    const { request } = await put('DEPT_FIN');
    centre.pass(100);
    expect(
      await reasonOf(answer(centre.session('paco'), { requestId: request.id, kind: 'not_mine', department: 'DEPT_FIN' })),
    ).toBe('consultations.sameDepartment');
    const moved = await answer(centre.session('paco'), {
      requestId: request.id,
      kind: 'not_mine',
      department: 'DEPT_LOG',
      text: 'Es de ellos.',
    });
    expect(moved).toMatchObject({
      state: 'sent',
      department: { code: 'DEPT_LOG' },
      request: { level: 0, to: { unitId: centre.units.DEPT_LOG } },
    });
    expect(await open('paco', request.id)).toBeNull();
    expect(await open('lola', request.id)).toMatchObject({ may: { answer: true } });
    expect((await told('rerouted', request.id))[0]?.data).toMatchObject({ unitId: centre.units.DEPT_LOG });
    expect(await centre.told('lola')).toContain('requests.told.rerouted');
  });

  test('of a silent department climbs to its head and to the authority, and the department may still answer', async () => {
    const { request } = await put('DEPT_LOG', { agreedMinutes: 60 });
    const at: (string | undefined)[] = [];
    for (let i = 0; i < 3; i++) {
      centre.pass(60);
      await centre.turn([], reactions);
      at.push((await open('lucia', request.id))?.request.to.name);
    }
    expect(at).toEqual(['lola', 'diego', 'diego']);
    expect(await open('diego', request.id)).toMatchObject({ may: { answer: true, accept: false } });
    await answer(centre.session('lola'), { requestId: request.id, kind: 'answer', text: 'Mañana.' });
    expect(await open('lucia', request.id)).toMatchObject({ state: 'answered', answeredBy: 'lola' });
  });
});

describe('leave to act', () => {
  const asked = (minor: number) => ({
    action: 'VOUCHER',
    amount: { minor, currency: 'EUR' },
    caseId: centre.case.caseId,
    orderRef: `v${minor}`,
  });
  const putLeave = async (minor: number) => {
    const session = centre.session('lucia');
    const ruling = await keepRuling(session, { ask: asked(minor) });
    expect(ruling).toMatchObject({ circuit: 'consulted', department: { code: 'DEPT_FIN' } });
    return ask(session, {
      ...centre.case,
      title: 'Vale',
      department: 'DEPT_FIN',
      question: '¿Se le da?',
      rulingId: ruling.id,
      ask: asked(minor),
    });
  };

  test('a yes that is accepted gives the warrant for exactly that, once', async () => {
    const { request } = await putLeave(2000);
    expect(await reasonOf(answer(centre.session('paco'), { requestId: request.id, kind: 'answer', text: 'Depende.' }))).toBe(
      'consultations.verdictNeeded',
    );
    expect(
      await reasonOf(answer(centre.session('paco'), { requestId: request.id, kind: 'not_mine', department: 'DEPT_LOG' })),
    ).toBe('consultations.leaveStays');
    await answer(centre.session('paco'), { requestId: request.id, kind: 'answer', verdict: 'yes', text: 'Sí.' });
    expect((await open('lucia', request.id))?.warrantId).toBeNull();
    expect(await reasonOf(accept(centre.session('paco'), { requestId: request.id }))).toBe('consultations.notTeam');
    const { warrantId } = await accept(centre.session('lucia'), { requestId: request.id });
    const carry = (minor: number) =>
      act(centre.house, 'test.carryOut', (tx) => takeWarrant(tx, { warrantId: warrantId ?? '', ask: asked(minor) }));
    expect(await reasonOf(carry(2001))).toBe('attributions.askChanged');
    expect(await carry(2000)).toMatchObject({ id: warrantId, amount: { minor: 2000 } });
    expect(await reasonOf(accept(centre.session('lucia'), { requestId: request.id }))).toBe('consultations.closed');
    expect((await told('accepted', request.id))[0]?.data).toMatchObject({ verdict: 'yes', warrantId });
  });

  test('a no gives none, and is told to the policy', async () => {
    const { request } = await putLeave(2100);
    await answer(centre.session('paco'), { requestId: request.id, kind: 'answer', verdict: 'no', text: 'No.' });
    expect(await accept(centre.session('lucia'), { requestId: request.id })).toMatchObject({
      state: 'accepted',
      warrantId: null,
    });
    const ended = await centre.owner.query(
      'select ended from ruling r join consultation c on c.org_id = r.org_id and c.ruling_id = r.id where c.id = $1',
      [request.id],
    );
    expect(ended.rows).toEqual([{ ended: 'rejected' }]);
  });
});

describe('a referral', () => {
  test('is handed over, done and confirmed by the first level, or sent back for more', async () => {
    const { request, state } = await put('DEPT_IT', { mode: 'refer' });
    expect(state).toBe('handed_over');
    expect(await reasonOf(answer(centre.session('berta'), { requestId: request.id, kind: 'answer', text: 'Ya.' }))).toBe(
      'consultations.onlyConsult',
    );
    await answer(centre.session('berta'), { requestId: request.id, kind: 'done', text: 'Hablé con ella.' });
    await insist(centre.session('lucia'), { requestId: request.id, text: 'Dice que no entra.' });
    await answer(centre.session('berta'), { requestId: request.id, kind: 'done', text: 'Ahora sí.' });
    expect(await confirm(centre.session('lucia'), { requestId: request.id })).toMatchObject({
      state: 'confirmed',
      request: { isOpen: false },
    });
  });

  test('comes back to the team when it is none of the department’s', async () => {
    const { request } = await put('DEPT_IT', { mode: 'refer' });
    expect(
      await answer(centre.session('berta'), { requestId: request.id, kind: 'return', text: 'No es informática.' }),
    ).toMatchObject({ state: 'returned', request: { outcome: 'returned' } });
    expect(await told('returned', request.id)).toHaveLength(1);
  });
});

test('another department and another organisation find it neither by id nor in a list', async () => {
  const { request } = await put('DEPT_FIN');
  const stranger = await centre.stranger();
  for (const session of [centre.session('lola'), centre.session('saul'), stranger]) {
    expect(await look(session, (tx) => consultationById(tx, request.id))).toBeNull();
    expect((await look(session, (tx) => inbox(tx, { tab: 'mine' }))).requests.map((one) => one.id)).not.toContain(request.id);
    expect(await reasonOf(answer(session, { requestId: request.id, kind: 'answer', text: 'x' }))).toBe('consultations.notFound');
    expect(await reasonOf(accept(session, { requestId: request.id }))).toBe('consultations.notFound');
  }
  expect(await reasonOf(put('DEPT_XX' as UnitCode))).toBe('organization.unitUnknown');
});

test('a department without an account answers by its link, bound to that one consultation', async () => {
  const [{ request }, another] = [await put('DEPT_FIN'), await put('DEPT_FIN')];
  const { token } = await issueLink(centre.house, {
    requestId: request.id,
    personId: null,
    unitId: centre.units.DEPT_FIN,
    sentTo: 'finanzas@centro.example',
  });
  const link = await linkByToken(centre.ctx, token);
  const session = { ctx: centre.ctx, actor: link?.actor ?? centre.house.actor };
  expect(await reasonOf(answer(session, { requestId: another.request.id, kind: 'answer', text: 'x' }))).toBe(
    'consultations.notFound',
  );
  await act(session, 'web.answerByLink', async (tx) => {
    await useLink(tx, { token });
    await answer(tx, { requestId: request.id, kind: 'answer', text: 'Sí vale.' });
  });
  expect(await open('lucia', request.id)).toMatchObject({ state: 'answered', answer: 'Sí vale.', answeredBy: 'DEPT_FIN' });
  expect((await told('answered', request.id))[0]?.actor).toMatchObject({ kind: 'link', name: 'DEPT_FIN' });
});

test('an answer without leave to act is told down with the reason of contact, and the last one stands', async () => {
  const { request } = await ask(centre.session('lucia'), {
    ...{
      ...centre.case,
      title: '¿Vale la base?',
      department: 'DEPT_FIN',
      question: '¿Vale la base?',
      reason: 'product_question',
    },
  });
  await answer(centre.session('fina'), { requestId: request.id, kind: 'answer', verdict: 'information', text: 'Sí.' });
  await insist(centre.session('lucia'), { requestId: request.id, text: '¿Seguro?' });
  await answer(centre.session('fina'), { requestId: request.id, kind: 'answer', verdict: 'no', text: 'No, esa no.' });
  const kept = await centre.owner.query(
    'select department, reason, verdict, answer, asked_by from answered_question where org_id = $1 and id = $2',
    [centre.orgId, request.id],
  );
  expect(kept.rows).toEqual([
    { department: 'DEPT_FIN', reason: 'product_question', verdict: 'no', answer: 'No, esa no.', asked_by: centre.people.lucia },
  ]);
});

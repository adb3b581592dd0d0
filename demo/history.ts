import { Refused } from '../server/platform/refusal.ts';
import { look } from '../server/platform/act.ts';
import type { Ctx, Session } from '../server/platform/context.ts';
import { decide } from '../server/rooms/authorizations/actions/decide.ts';
import { answerSurvey } from '../server/rooms/cases/actions/answer-survey.ts';
import { consult } from '../server/rooms/cases/actions/consult.ts';
import { markDelivery } from '../server/rooms/cases/actions/mark-delivery.ts';
import { receive } from '../server/rooms/cases/actions/receive.ts';
import { refreshWaits } from '../server/rooms/cases/actions/refresh-waits.ts';
import { resolve } from '../server/rooms/cases/actions/resolve.ts';
import { settleExecution } from '../server/rooms/cases/actions/settle-execution.ts';
import { settleRequest } from '../server/rooms/cases/actions/settle-request.ts';
import { takeAction } from '../server/rooms/cases/actions/take-action.ts';
import { type CaseView, openCase } from '../server/rooms/cases/views.ts';
import { accept } from '../server/rooms/consultations/actions/accept.ts';
import { answer } from '../server/rooms/consultations/actions/answer.ts';
import { requestById, requestsOfCase } from '../server/rooms/requests/views.ts';
import { advance } from '../server/rooms/stores/actions/advance.ts';
import type { ConnectorFactory } from '../server/rooms/stores/connectors/contract.ts';
import type { DemoCentre } from './centre.ts';
import { LETTERS } from './letters.ts';
import type { DemoOrder } from './orders.ts';
import type { Random } from './random.ts';

const CASES = 140;
const WEEKS = 6;
const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
const AGENTS = ['agente', 'agente2', 'agente3', 'agente4', 'agente5'] as const;
const DEPARTMENTS = { DEPT_FIN: 'finanzas', DEPT_LOG: 'logistica', DEPT_SAT: 'sat', DEPT_ENG: 'calidad' } as const;

/** A clock that stands where it is put: history is lived through at its own instants. */
type Hands = { at: Date };
const turned = (session: Session, hands: Hands): Session => ({
  ...session,
  ctx: { ...session.ctx, clock: { now: () => hands.at } } satisfies Ctx,
});

/** Six weeks of decided cases, so that usual times, precedents and reports have something to stand on. */
export async function liveThrough(centre: DemoCentre, orders: readonly DemoOrder[], random: Random, now: Date): Promise<void> {
  for (let i = 0; i < CASES; i++) {
    const hands: Hands = {
      at: new Date(
        now.getTime() - WEEKS * WEEK + Math.floor((i * (WEEKS * WEEK - 24 * 60 * MINUTE)) / CASES) + random.int(180) * MINUTE,
      ),
    };
    await liveCase(centre, random.pick(orders), random, hands);
  }
}

async function liveCase(centre: DemoCentre, order: DemoOrder, random: Random, hands: Hands): Promise<void> {
  const house = turned(centre.house, hands);
  const agent = turned(centre.as(random.pick(AGENTS)), hands);
  const letter = random.pick(LETTERS);
  const text = letter.text.replaceAll('{n}', order.number).replaceAll('{p}', order.product.name);
  const { caseId } = await receive(house, {
    channel: 'email',
    from: { address: order.email, name: order.name },
    subject: letter.subject,
    text,
    attachments: [centre.photo],
    receipt: false,
    ...(letter.language ? { language: letter.language } : {}),
  });
  const pass = (least: number, most: number) =>
    void (hands.at = new Date(hands.at.getTime() + (least + random.int(most - least)) * MINUTE));
  pass(5, 90);
  const way = random.int(100);
  if (way < 55) await own(house, agent, centre, caseId, order, random);
  else if (way < 80) await across(house, agent, centre, caseId, random, pass, hands);
  else await up(house, agent, centre, caseId, order, random, pass, hands);
  pass(3, 40);
  const done = await resolve(agent, {
    caseId,
    resolution: random.chance(85) ? 'favourable' : random.chance(50) ? 'partial' : 'denied',
    text: 'Ya está hecho. Gracias por su paciencia; si necesita algo más, conteste a este correo.',
  }).catch(onlyRefused);
  const last = done?.messages.at(-1);
  if (!last) return;
  await markDelivery(house, { messageId: last.id, state: 'sent', purpose: 'resolution' });
  pass(30, 2000);
  if (random.chance(45)) await answerSurvey(house, { caseId, score: 5 - Math.min(random.int(4), random.int(5)) });
}

/** A shop's rules or a limit may say no to what chance proposed: then that line of history did not happen. */
const onlyRefused = (error: unknown): null => {
  if (error instanceof Refused) return null;
  throw error;
};

/** The shops as they were then: they did what they were asked, at once. Today's are asked over HTTP. */
const thenShop: ConnectorFactory = () => ({
  check: async () => ({ ok: true, code: 'ok', text: '' }),
  getOrder: null,
  findOrders: null,
  changedSince: null,
  products: null,
  customers: null,
  supports: () => true,
  send: async ({ executionId }) => ({ kind: 'done', ref: `L-${executionId.slice(-8)}`, result: {} }),
  poll: async () => ({ kind: 'done', ref: '', result: {} }),
  reconcile: async () => ({ kind: 'unknown', text: '' }),
  verifyWebhook: () => ({ ok: false, dedupeKey: '', topic: '', orderRef: null }),
});

async function finish(house: Session, view: CaseView | null): Promise<void> {
  for (const executionId of view?.actions.flatMap((a) => (a.executionId && a.state === 'executing' ? [a.executionId] : [])) ??
    []) {
    await advance(house, { connectorFor: { push: thenShop, vendure: thenShop } }, executionId);
    await settleExecution(house, { executionId });
  }
}

const euros = (minor: number) => ({ minor, currency: 'EUR' });

async function own(
  house: Session,
  agent: Session,
  centre: DemoCentre,
  caseId: string,
  order: DemoOrder,
  random: Random,
): Promise<void> {
  const what = random.pick(['COUPON', 'REFUND_PARTIAL', 'SHIPPING_REFUND', 'INVOICE_COPY'] as const);
  const amount =
    what === 'COUPON'
      ? euros(300 + random.int(7) * 100)
      : what === 'REFUND_PARTIAL'
        ? euros(500 + random.int(15) * 100)
        : what === 'SHIPPING_REFUND'
          ? euros(order.shippingMinor ?? 0)
          : null;
  const view = await takeAction(agent, {
    caseId,
    action: what,
    amount,
    expects: 'own',
    identityVerified: true,
    evidence: [centre.photo],
  }).catch(onlyRefused);
  await finish(house, view);
}

async function across(
  house: Session,
  agent: Session,
  centre: DemoCentre,
  caseId: string,
  random: Random,
  pass: (least: number, most: number) => void,
  hands: Hands,
): Promise<void> {
  const department = random.pick(['DEPT_FIN', 'DEPT_LOG', 'DEPT_LOG', 'DEPT_SAT', 'DEPT_ENG'] as const);
  const asked = await consult(agent, {
    caseId,
    mode: 'consult',
    department,
    question: 'El cliente pregunta qué ha pasado con este pedido. ¿Podéis mirarlo?',
  });
  const requestId = await openRequest(house, asked);
  if (!requestId) return;
  pass(15, department === 'DEPT_LOG' ? 110 : 320);
  await answer(turned(centre.as(DEPARTMENTS[department]), hands), {
    requestId,
    kind: 'answer',
    verdict: 'information',
    text: 'Visto. Se puede contestar al cliente que queda resuelto hoy.',
  });
  pass(2, 20);
  await accept(agent, { requestId });
  await refreshWaits(house, { caseId });
}

async function up(
  house: Session,
  agent: Session,
  centre: DemoCentre,
  caseId: string,
  order: DemoOrder,
  random: Random,
  pass: (least: number, most: number) => void,
  hands: Hands,
): Promise<void> {
  const amount = euros(Math.min(3000 + random.int(60) * 100, order.paidMinor));
  const asked = await takeAction(agent, {
    caseId,
    action: 'REFUND_PARTIAL',
    amount,
    expects: 'authorised',
    reason: 'Segunda avería en un mes; el cliente pide una compensación.',
    identityVerified: true,
    evidence: [centre.photo],
  }).catch(onlyRefused);
  const action = asked?.actions.at(-1);
  if (!action?.requestId) return;
  const { requestId } = action;
  pass(12, 260);
  const request = await look(house, (tx) => requestById(tx, requestId));
  const decider = ['coordinacion', 'coordinacion2', 'supervision', 'supervision2', 'responsable', 'direccion'].find(
    (key) => centre.idOf(key) === request?.to.personId,
  );
  if (!decider) return;
  const granted = random.chance(92);
  const verdict = granted
    ? ({ verdict: 'approve' } as const)
    : ({ verdict: 'reject', reason: 'Con la reparación gratuita basta.' } as const);
  const decided = await decide(turned(centre.as(decider), hands), { requestId, ...verdict }).catch(onlyRefused);
  if (!decided) return;
  await settleRequest(house, { requestId, outcome: granted ? 'granted' : 'rejected' });
  await finish(house, await look(house, (tx) => openCase(tx, caseId)));
}

async function openRequest(house: Session, view: CaseView): Promise<string | null> {
  return (await look(house, (tx) => requestsOfCase(tx, view.id))).find((r) => r.isOpen)?.id ?? null;
}

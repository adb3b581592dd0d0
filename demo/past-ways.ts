import { look } from '../server/platform/act.ts';
import type { Session } from '../server/platform/context.ts';
import { acceptChanges } from '../server/rooms/authorizations/actions/accept-changes.ts';
import { decide } from '../server/rooms/authorizations/actions/decide.ts';
import { consult } from '../server/rooms/cases/actions/consult.ts';
import { executeGranted } from '../server/rooms/cases/actions/execute-granted.ts';
import { hearRequest } from '../server/rooms/cases/actions/hear-request.ts';
import { refreshWaits } from '../server/rooms/cases/actions/refresh-waits.ts';
import { settleRequest } from '../server/rooms/cases/actions/settle-request.ts';
import { takeAction } from '../server/rooms/cases/actions/take-action.ts';
import { type CaseView, openCase } from '../server/rooms/cases/views.ts';
import { accept } from '../server/rooms/consultations/actions/accept.ts';
import { answer } from '../server/rooms/consultations/actions/answer.ts';
import { see } from '../server/rooms/requests/actions/see.ts';
import { requestById, requestsOfCase } from '../server/rooms/requests/views.ts';
import { newId } from '../server/platform/ids.ts';
import { onlyRefused, type PastCase, turned, writeAgain } from './past.ts';
import { finishExecutions } from './past-shop.ts';

const SECOND = 1000;
const DEPARTMENTS = { DEPT_FIN: 'finanzas', DEPT_LOG: 'logistica', DEPT_SAT: 'sat', DEPT_ENG: 'calidad' } as const;
const DECIDERS = ['coordinacion', 'coordinacion2', 'supervision', 'supervision2', 'responsable', 'direccion'] as const;
/** Grants whatever is put to her within seconds, without opening the evidence. */
const RUBBER_STAMP = 'coordinacion2';
const euros = (minor: number) => ({ minor, currency: 'EUR' });

type Wish = {
  action: string;
  amount: { minor: number; currency: string } | null;
  params?: Record<string, string>;
  reason?: string;
};

/** A demand is met in the circuit that the policy of then gives it: at once, or after leave. */
async function grant(past: PastCase, { reason = 'Lo pide el cliente tras una mala experiencia.', ...wish }: Wish): Promise<void> {
  const { centre, house, agent, caseId } = past;
  const asked = { caseId, ...wish, reason, identityVerified: true, evidence: [centre.photo] };
  const own = await takeAction(agent, { ...asked, expects: 'own' }).catch(onlyRefused);
  if (own) return finishExecutions(house, own);
  const leave = await takeAction(agent, { ...asked, expects: 'authorised' }).catch(onlyRefused);
  const requestId = leave?.actions.at(-1)?.requestId;
  if (!requestId) return;
  await settle(past, requestId, wish.amount?.minor ?? 0);
  await finishExecutions(house, await look(house, (tx) => openCase(tx, caseId)));
}

/** A small thing, nearly always circuit 1. */
async function small(past: PastCase): Promise<void> {
  const { order, random, agent } = past;
  const least = agent.actor.role === 'AGENT_EXT' ? 10 : 20;
  const wishes: readonly Wish[] = [
    { action: 'REFUND_PARTIAL', amount: euros(500 + random.int(least) * 100) },
    { action: 'REFUND_PARTIAL', amount: euros(500 + random.int(least) * 100) },
    { action: 'SHIPPING_REFUND', amount: euros(order.shippingMinor ?? 0) },
    { action: 'INVOICE_COPY', amount: null },
  ];
  await grant(past, random.pick(wishes));
}

/** A gesture: what is above the limit of then waits for a superior. */
const gesture = (past: PastCase): Promise<void> =>
  grant(past, { action: 'COUPON', amount: euros(300 + past.random.int(13) * 100), params: { reason: 'Disculpa por la espera' } });

/** Circuit 2, a question: the department says what it sees. */
async function ask({ centre, random, hands, house, agent, caseId, pass }: PastCase): Promise<void> {
  const department = random.pick(['DEPT_FIN', 'DEPT_LOG', 'DEPT_LOG', 'DEPT_SAT', 'DEPT_ENG'] as const);
  const asked = await consult(agent, {
    ...{ caseId, mode: 'consult', department },
    question: 'El cliente pregunta qué ha pasado con este pedido. ¿Podéis mirarlo?',
  });
  const requestId = await openRequest(house, asked);
  if (!requestId) return;
  pass(15, department === 'DEPT_LOG' ? 110 : 320);
  await answer(turned(centre.as(DEPARTMENTS[department]), hands), {
    ...{ requestId, kind: 'answer', verdict: 'information' },
    text: 'Visto. Se puede contestar al cliente que queda resuelto hoy.',
  });
  pass(2, 20);
  await accept(agent, { requestId });
  await refreshWaits(house, { caseId });
}

/** Circuit 2, an action: finance is asked for a corrected invoice, and has not said no yet. */
async function correctInvoice({ centre, hands, house, agent, caseId, order, random, pass }: PastCase): Promise<void> {
  const asked = await takeAction(agent, {
    ...{
      caseId,
      action: 'INVOICE_RECTIFY',
      amount: null,
      expects: 'consulted',
      identityVerified: true,
      evidence: [centre.photo],
    },
    reason: 'La necesita a nombre de su empresa para este trimestre.',
    params: {
      taxId: `B50${100_000 + random.int(899_999)}`,
      taxName: `${order.name} S. L.`,
      taxAddress: 'Calle Mayor 1, Zaragoza',
    },
  }).catch(onlyRefused);
  const taken = asked?.actions.at(-1);
  if (!taken?.requestId) return;
  const { requestId } = taken;
  pass(40, 400);
  await answer(turned(centre.as('finanzas'), hands), {
    ...{ requestId, kind: 'answer', verdict: 'yes' },
    text: 'Hecha; sale hoy por correo.',
  });
  await hearRequest(house, {
    requestId,
    because: newId(),
    word: 'consultation.answered',
    arrow: 'answer',
    actionState: 'granted',
  });
  pass(2, 30);
  await finishExecutions(house, await executeGranted(agent, { caseId, actionId: taken.id }).catch(onlyRefused));
  await refreshWaits(house, { caseId });
}

/** Replacing without a return, above the limit of before: what half of the agents try a wider one for. */
const keep = (past: PastCase): Promise<void> =>
  grant(past, {
    ...{ action: 'KEEP_ITEM', amount: euros(1600 + past.random.int(23) * 100) },
    reason: 'Llegó golpeado y recogerlo cuesta más de lo que vale.',
  });

/** Above the agents' limit: nearly always granted, after hours. */
async function refund(past: PastCase): Promise<void> {
  const [least, steps] = past.agent.actor.role === 'AGENT_EXT' ? [1600, 30] : [2600, 33];
  const minor = Math.min(least + past.random.int(steps) * 100, past.order.paidMinor);
  await grant(past, {
    ...{ action: 'REFUND_PARTIAL', amount: euros(minor) },
    reason: 'Segunda avería en un mes; el cliente pide una compensación.',
  });
}

async function settle(past: PastCase, requestId: string, minor: number): Promise<void> {
  const { centre, random, hands, house, agent, caseId, order, pass } = past;
  pass(12, random.chance(12) ? 1300 : 330);
  if (random.chance(30)) await writeAgain(house, caseId, order);
  const request = await look(house, (tx) => requestById(tx, requestId));
  const decider = DECIDERS.find((key) => centre.idOf(key) === request?.to.personId);
  if (!decider) return;
  const superior = turned(centre.as(decider), hands);
  await see(superior, { requestId });
  const isStamp = decider === RUBBER_STAMP;
  hands.at = new Date(hands.at.getTime() + (isStamp ? 7 + random.int(14) : 70 + random.int(400)) * SECOND);
  // What a vendor's people ask is looked at twice.
  const doubt = isStamp ? 0 : agent.actor.role === 'AGENT_EXT' ? 14 : 2;
  const way = random.chance(doubt) ? 'rejected' : random.chance(doubt) ? 'changed' : 'granted';
  const verdict = {
    granted: { verdict: 'approve' } as const,
    rejected: { verdict: 'reject', reason: 'Con la reparación gratuita basta.' } as const,
    changed: {
      verdict: 'change',
      minor: Math.floor(minor * 0.8),
      reason: 'Lo que costó el envío de la reparación, ya está abonado.',
    } as const,
  }[way];
  if (!(await decide(superior, { requestId, ...verdict }).catch(onlyRefused))) return;
  if (way === 'changed') await acceptChanges(agent, { requestId, accept: true }).catch(onlyRefused);
  await settleRequest(house, { requestId, outcome: way === 'rejected' ? 'rejected' : 'granted' });
}

async function openRequest(house: Session, view: CaseView): Promise<string | null> {
  return (await look(house, (tx) => requestsOfCase(tx, view.id))).find((r) => r.isOpen)?.id ?? null;
}

/** How often a demand takes which way, of a hundred. */
export type Ways = readonly { share: number; way: (past: PastCase) => Promise<void> }[];
export const WAYS: Ways = [
  { share: 7, way: small },
  { share: 41, way: gesture },
  { share: 8, way: ask },
  { share: 17, way: correctInvoice },
  { share: 27, way: refund },
];
/** While the trial runs. */
export const WAYS_IN_TRIAL: Ways = [
  { share: 36, way: keep },
  { share: 4, way: small },
  { share: 36, way: gesture },
  { share: 5, way: ask },
  { share: 5, way: correctInvoice },
  { share: 14, way: refund },
];

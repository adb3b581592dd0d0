import { z } from 'zod';
import { action, type Tx } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { sayMoney } from '../../../platform/words.ts';
import { keepRuling } from '../../attributions/actions/keep-ruling.ts';
import { mintOwn } from '../../attributions/actions/mint-own.ts';
import { tellOutcome } from '../../attributions/actions/tell-outcome.ts';
import type { Ruling } from '../../attributions/contract.ts';
import { kindOf } from '../../attributions/views.ts';
import { ask as askLeave } from '../../authorizations/actions/ask.ts';
import { ask as askDepartment } from '../../consultations/actions/ask.ts';
import { prepare, type Prepared, whyNot } from '../bar/views.ts';
import { audienceOfCase, mayRecognise } from '../access.ts';
import { events, zTakeAction } from '../contract.ts';
import { shareCase } from '../sql.ts';
import { insertAction } from '../taken/sql.ts';
import { insertClocks, showNextDue, stopClocks } from '../clocks/sql.ts';
import { type CaseView, openCase } from '../views.ts';
import { carryOut } from './carry-out.ts';
import { type Held, holdCase } from './hold-case.ts';
import { holdFiles } from './hold-files.ts';
import { own } from './own.ts';
import { step } from './step.ts';

const input = zTakeAction.extend({ caseId: z.uuid() });
type Input = z.output<typeof input>;
/** Agreed times of an authorisation: a live contact, and the same day. */
const LIVE_MINUTES = 10;
const SAME_DAY_MINUTES = 120;

/**
 * Takes an action in the circuit that the policy gives it: carried out at once, or leave is asked of a department or a superior. What the agent saw
 * before must still hold: another circuit by now is refused, so that nothing is promised in vain.
 */
export const takeAction = action('cases.takeAction', input, async (tx, given): Promise<CaseView> => {
  const held = await holdCase(tx, { caseId: given.caseId, what: 'act' });
  await holdFiles(tx, { files: given.evidence, field: 'evidence' });
  const kind = await kindOf(tx, given.action);
  if (!kind) throw refused('invalid', 'cases.actionUnknown', { field: 'action' });
  const orderId = given.orderId ?? held.order_id;
  const [prepared] = await prepare(tx, held, orderId, [{ kind, given }]);
  if (!prepared) throw refused('invalid', 'cases.actionUnknown', { field: 'action' });
  const no = whyNot(tx, prepared);
  if (no) throw refused('precondition_failed', no.word, { field: 'action', params: no.params });
  const ruling = await keepRuling(tx, { ask: prepared.ask });
  must(mayRecognise(tx.actor, { isRight: ruling.isRight, movesMoney: kind.movesMoney }));
  refuseOtherCircuit(ruling, given.expects);
  await own(tx, { caseId: held.id, ownerId: held.owner_id, state: held.state });
  if (ruling.circuit === 'own') await inOwnCircuit(tx, held, given, prepared, ruling, orderId);
  else await askForLeave(tx, held, given, prepared, ruling, orderId);
  return openCase(tx, held.id);
});

function refuseOtherCircuit(ruling: Ruling, expects: Input['expects']): void {
  const reason = ruling.reasons.at(-1)?.text ?? '';
  if (ruling.circuit === 'forbidden') throw refused('forbidden', 'cases.forbidden', { params: { reason } });
  const lacking = ruling.missing[0];
  if (lacking)
    throw refused('precondition_failed', `cases.missing.${lacking.kind}`, {
      field: lacking.kind,
      params: { value: lacking.value },
    });
  if (ruling.circuit !== expects)
    throw refused('conflict', 'cases.circuitChanged', { field: 'expects', params: { circuit: ruling.circuit, reason } });
}

async function inOwnCircuit(
  tx: Tx,
  held: Held,
  given: Input,
  prepared: Prepared,
  ruling: Ruling,
  orderId: string | null,
): Promise<void> {
  const rulingId = ruling.id ?? '';
  const actionId = newId();
  await insertAction(tx, {
    ...rowOf(tx, held, given, prepared, orderId),
    id: actionId,
    circuit: 'own',
    state: 'granted',
    rulingId,
    requestId: null,
  });
  tx.record({
    name: events.actionTaken,
    caseId: held.id,
    subjectId: actionId,
    audience: audienceOfCase(held.sharedWith),
    data: dataOf(held, given, 'own', actionId, rulingId),
  });
  const warrant = await mintOwn(tx, { rulingId, ask: prepared.ask });
  await tellOutcome(tx, { rulingId, ended: 'granted', minor: given.amount?.minor ?? null, waitedMinutes: 0 });
  await carryOut(tx, { actionId, warrant });
}

async function askForLeave(
  tx: Tx,
  held: Held,
  given: Input,
  prepared: Prepared,
  ruling: Ruling,
  orderId: string | null,
): Promise<void> {
  if (given.reason.trim() === '') throw refused('invalid', 'cases.reasonNeeded', { field: 'reason' });
  const rulingId = ruling.id ?? '';
  const actionId = newId();
  const circuit = ruling.circuit === 'consulted' ? 'consulted' : 'authorised';
  const title = titleOf(tx, prepared, held);
  const frame = { caseKey: held.key, title, ask: prepared.ask, rulingId };
  let requestId: string;
  let to: string;
  if (circuit === 'consulted' && ruling.department) {
    const asked = await askDepartment(tx, {
      ...frame,
      mode: 'consult',
      caseId: held.id,
      department: ruling.department.code,
      question: given.reason,
      agreedMinutes: given.live ? LIVE_MINUTES : null,
    });
    requestId = asked.request.id;
    to = asked.department.name;
    await shareCase(tx, held.id, asked.department.unitId);
  } else {
    const evidence = given.evidence.map(({ name, sha256, type }) => ({ name, sha256, type }));
    const asked = await askLeave(tx, {
      ...frame,
      reason: given.reason,
      evidence,
      promisedAt: given.promisedAt,
      agreedMinutes: given.live ? LIVE_MINUTES : SAME_DAY_MINUTES,
    });
    requestId = asked.request.id;
    to = asked.request.to.name;
  }
  await insertAction(tx, {
    ...rowOf(tx, held, given, prepared, orderId),
    id: actionId,
    circuit,
    state: 'asked',
    rulingId,
    requestId,
  });
  if (given.promisedAt) {
    await stopClocks(tx, held.id, 'promise', 'promise');
    await insertClocks(tx, held.id, [
      { id: newId(), kind: 'promise', basis: 'promise', startsAt: tx.now, dueAt: new Date(given.promisedAt) },
    ]);
    await showNextDue(tx, held.id);
  }
  tx.record({
    name: events.actionTaken,
    caseId: held.id,
    subjectId: actionId,
    audience: audienceOfCase(held.sharedWith),
    data: { ...dataOf(held, given, circuit, actionId, rulingId), requestId },
  });
  await step(tx, {
    caseId: held.id,
    key: held.key,
    word: circuit === 'consulted' ? 'consultationAsked' : 'authorizationAsked',
    params: { action: given.action, title, to, amount: given.amount },
    circuit,
    arrow: 'demand',
  });
}

function rowOf(tx: Tx, held: Held, given: Input, prepared: Prepared, orderId: string | null) {
  const { minor, currency } = given.amount ?? { minor: null, currency: null };
  return {
    caseId: held.id,
    issueId: given.issueId,
    action: given.action,
    params: given.params,
    minor,
    currency,
    orderId,
    ask: prepared.ask,
    by: { id: tx.actor.id, name: tx.actor.name },
  };
}

const dataOf = (held: Held, given: Input, circuit: string, actionId: string, rulingId: string) => ({
  caseId: held.id,
  key: held.key,
  actionId,
  rulingId,
  action: given.action,
  circuit,
  amount: given.amount,
});

/** «Reembolso parcial 80,00 €: Joan P.»: what the decider reads first. */
function titleOf(tx: Tx, { kind, ask }: Prepared, held: Held): string {
  const locale = tx.actor.locale;
  const amount = ask.amount ? ` ${sayMoney(locale, ask.amount.minor, ask.amount.currency)}` : '';
  return `${locale === 'es' ? kind.nameEs : kind.nameEn}${amount}: ${held.customer_name || held.subject}`;
}

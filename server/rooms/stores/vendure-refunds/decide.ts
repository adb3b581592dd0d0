import { z } from 'zod';
import type { Instruction, Outcome, Reconciled } from '../connectors/contract.ts';
import { answerTo, isEnd, linesIn, markerOf, readOrder, zPieces } from '../vendure-answers/decide.ts';
import type { OrderSeen, Talk, VendureRefund } from '../vendure-orders/contract.ts';
import { refundedOf, refundStateOf } from '../vendure-orders/decide.ts';

const POLL_SECONDS = 60;
/** The clock of the shop may differ from ours, in milliseconds. */
const SKEW = 300_000;

/**
 * The fields that the schema calls deprecated are sent on purpose: without them Vendure 3.7 asks the provider to move the money
 * and then fails to save the refund.
 */
const REFUND = `mutation($i:RefundOrderInput!){refundOrder(input:$i){__typename ...on Refund{id total state transactionId}
  ...on ErrorResult{errorCode message}}}`;

const zInput = z.object({
  reason: z.string().nullish(),
  paymentRef: z.string().nullish(),
  lines: zPieces.nullish(),
});
const zBefore = z.object({ refundedMinor: z.int().optional(), refundRefs: z.array(z.string()).optional() });
const zRefunded = z.object({ id: z.string(), total: z.int(), state: z.string(), transactionId: z.string().nullable() });

const permanent = (code: Extract<Outcome, { kind: 'permanent' }>['code'], text: string): Outcome => ({
  kind: 'permanent',
  code,
  shopCode: null,
  text,
});

function outcomeOf(refund: z.output<typeof zRefunded>): Extract<Outcome, { kind: 'done' | 'pending' | 'permanent' }> {
  const state = refundStateOf(refund.state);
  if (state === 'failed') {
    return { kind: 'permanent', code: 'declined', shopCode: refund.state, text: 'the payment provider declined the refund' };
  }
  if (state === 'pending') return { kind: 'pending', handle: refund.id, pollAfterSeconds: POLL_SECONDS };
  return {
    kind: 'done',
    ref: refund.id,
    result: { refundRef: refund.id, minor: refund.total, transactionId: refund.transactionId },
  };
}

const refundsOf = (order: OrderSeen): VendureRefund[] => (order.payments ?? []).flatMap((payment) => payment.refunds);

function ours(order: OrderSeen, executionId: string): VendureRefund | undefined {
  return refundsOf(order).find((refund) => refund.reason?.includes(markerOf(executionId)));
}

/** The payment to give back from: the one asked for, or the first that still holds as much. */
function payment(order: OrderSeen, minor: number, asked: string | null | undefined): { id: string } | Outcome {
  const holds = (order.payments ?? [])
    .filter(({ id, state }) => state === 'Settled' && (!asked || id === asked))
    .map(({ id, amount, refunds }) => {
      const back = refunds
        .filter((refund) => refundStateOf(refund.state) !== 'failed')
        .reduce((sum, refund) => sum + refund.total, 0);
      return { id, left: amount - back };
    });
  const enough = holds.find(({ left }) => left >= minor);
  if (enough) return { id: enough.id };
  const left = holds.reduce((sum, hold) => sum + hold.left, 0);
  if (left >= minor) return permanent('invalid', 'the amount is spread over several payments: refund each by itself');
  if (holds.length === 0) return permanent(asked ? 'not_found' : 'wrong_state', 'there is no settled payment to give back from');
  return permanent('amount_exceeds', `at most ${left} ${order.currencyCode} minor units are left to give back`);
}

/**
 * Gives money back through the shop. Vendure knows no idempotency, and on PostgreSQL its own guard lets parallel refunds through
 * together above what was paid: our marker and what we saw before stand in front of it, and one money action per order at a time.
 */
export function* refund(executionId: string, { orderRef, amount, input, before }: Instruction): Talk<Outcome> {
  const wish = zInput.safeParse(input);
  if (!wish.success) return permanent('invalid', z.prettifyError(wish.error));
  if (!amount || amount.minor <= 0) return permanent('invalid', 'amount is missing');
  const read = yield* readOrder(orderRef);
  if ('end' in read) return read.end;
  const { order } = read;
  const already = ours(order, executionId);
  if (already) return outcomeOf(already);
  if (amount.currency !== order.currencyCode) return permanent('invalid', `the order is in ${order.currencyCode}`);
  const seen = zBefore.safeParse(before);
  if (!seen.success) return permanent('invalid', z.prettifyError(seen.error));
  const refunded = refundedOf(order);
  if (seen.data.refundedMinor !== undefined && seen.data.refundedMinor !== refunded) {
    return permanent('wrong_state', `${refunded} minor units have been given back, not ${seen.data.refundedMinor} as was seen`);
  }
  const from = payment(order, amount.minor, wish.data.paymentRef);
  if ('kind' in from) return from;
  const lines = linesIn(order, wish.data.lines ?? []);
  if (!lines) return permanent('invalid', 'lines names what is not in the order');
  const reason = `${markerOf(executionId)} ${wish.data.reason ?? ''}`.trim();
  const reply = yield {
    query: REFUND,
    variables: { i: { paymentId: from.id, amount: amount.minor, lines, shipping: 0, adjustment: 0, reason } },
  };
  const answer = answerTo(reply, 'refundOrder');
  if (isEnd(answer)) {
    return answer.kind === 'ambiguous' && reply.kind !== 'lost' ? yield* lookAgain(executionId, orderRef, answer) : answer;
  }
  const made = zRefunded.safeParse(answer);
  return made.success
    ? outcomeOf(made.data)
    : { kind: 'ambiguous', code: 'unreadable_answer', text: z.prettifyError(made.error) };
}

/** The shop is there and answered with an error; it does so for a refund that it saved as pending too. */
function* lookAgain(executionId: string, orderRef: string | null, unclear: Outcome): Talk<Outcome> {
  const read = yield* readOrder(orderRef);
  const found = 'order' in read ? ours(read.order, executionId) : undefined;
  return found ? outcomeOf(found) : unclear;
}

/** Asks how a refund that was pending has ended. */
export function* pollRefund(handle: string, { orderRef }: Instruction): Talk<Outcome> {
  const read = yield* readOrder(orderRef);
  if ('end' in read) return read.end;
  const found = refundsOf(read.order).find((refund) => refund.id === handle);
  return found ? outcomeOf(found) : { kind: 'ambiguous', code: 'vanished', text: `the shop no longer lists refund ${handle}` };
}

/**
 * What became of a refund whose answer was lost. Vendure asks the provider first and saves the refund after, so a refund that is
 * not listed may still have moved money: absence proves nothing here, and the answer is then `unknown`.
 */
export function* reconcileRefund(
  executionId: string,
  { orderRef, amount, before }: Instruction,
  firstSentAt: Date,
): Talk<Reconciled | Outcome> {
  const read = yield* readOrder(orderRef);
  if ('end' in read) return read.end;
  const found = ours(read.order, executionId);
  if (found) {
    const outcome = outcomeOf(found);
    return outcome.kind === 'permanent' ? { kind: 'failed', text: outcome.text } : outcome;
  }
  const known = zBefore.safeParse(before).data?.refundRefs ?? [];
  const alike = refundsOf(read.order).filter(
    ({ id, total, createdAt }) =>
      total === amount?.minor && !known.includes(id) && new Date(createdAt).getTime() >= firstSentAt.getTime() - SKEW,
  );
  const text = alike.length
    ? `no refund bears our mark, but refund ${alike.map(({ id }) => id).join(', ')} of the same amount was made since`
    : 'the shop lists no refund for this; that is no proof: it saves a refund only after the payment provider has answered';
  return { kind: 'unknown', text };
}

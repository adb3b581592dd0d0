import { z } from 'zod';
import type { Outcome, PermanentCode } from '../connectors/contract.ts';
import { ORDER_QUERY, type OrderSeen, type Reply, type Talk, zOrderAnswer } from '../vendure-orders/contract.ts';

/** What we write into the shop beside everything we do there, so that it can be found again. */
export function markerOf(executionId: string): string {
  return `[mostrador:${executionId}]`;
}

/** Codes by which Vendure refuses before it runs anything of its own. */
const BEFORE_RUNNING: Record<string, PermanentCode> = {
  FORBIDDEN: 'forbidden',
  UNAUTHENTICATED: 'forbidden',
  GRAPHQL_PARSE_FAILED: 'invalid',
  GRAPHQL_VALIDATION_FAILED: 'invalid',
  BAD_USER_INPUT: 'invalid',
};
/** Business errors that are given before anything has been done. Any other one leaves the outcome open. */
const BUSINESS: Record<string, PermanentCode> = {
  REFUND_AMOUNT_ERROR: 'amount_exceeds',
  NOTHING_TO_REFUND_ERROR: 'invalid',
  REFUND_ORDER_STATE_ERROR: 'wrong_state',
  PAYMENT_ORDER_MISMATCH_ERROR: 'invalid',
  ALREADY_REFUNDED_ERROR: 'already_done',
  MULTIPLE_ORDER_ERROR: 'invalid',
  CANCEL_ACTIVE_ORDER_ERROR: 'wrong_state',
  EMPTY_ORDER_LINE_SELECTION_ERROR: 'already_done',
  QUANTITY_TOO_GREAT_ERROR: 'invalid',
  ORDER_STATE_TRANSITION_ERROR: 'wrong_state',
  ORDER_MODIFICATION_STATE_ERROR: 'wrong_state',
  NO_CHANGES_SPECIFIED_ERROR: 'invalid',
  MISSING_CONDITIONS_ERROR: 'invalid',
};

/** The value a write answered with, or how the write ended otherwise. `certain` says which refusals of this write happen before it acts. */
export function answerTo(
  reply: Reply,
  field: string,
  certain: Record<string, PermanentCode> = {},
): Record<string, unknown> | Outcome {
  if (reply.kind === 'unsent') return { ...reply, kind: 'temporary' };
  if (reply.kind === 'lost') return { ...reply, kind: 'ambiguous' };
  if (reply.kind === 'refused') {
    const code = { ...BEFORE_RUNNING, ...certain }[reply.code];
    if (!code) return { kind: 'ambiguous', code: reply.code, text: reply.text };
    return { kind: 'permanent', code, shopCode: reply.code, text: reply.text };
  }
  const value = reply.data[field];
  if (typeof value !== 'object' || value === null)
    return { kind: 'ambiguous', code: 'no_answer', text: `no ${field} in the answer` };
  const { errorCode, message } = value as { errorCode?: unknown; message?: unknown };
  if (typeof errorCode !== 'string') return value as Record<string, unknown>;
  const text = typeof message === 'string' ? message : errorCode;
  const code = BUSINESS[errorCode];
  return code ? { kind: 'permanent', code, shopCode: errorCode, text } : { kind: 'ambiguous', code: errorCode, text };
}

/** Whether `answerTo` handed back an end rather than a value. */
export function isEnd(answer: Record<string, unknown> | Outcome): answer is Outcome {
  return typeof answer['kind'] === 'string';
}

/** Reads the order a write is about, right before it. A read that fails has changed nothing, whatever happened to it. */
export function* readOrder(ref: string | null): Talk<{ order: OrderSeen } | { end: Outcome }> {
  if (ref === null) return { end: { kind: 'permanent', code: 'invalid', shopCode: null, text: 'orderRef is missing' } };
  const reply = yield { query: ORDER_QUERY, variables: { id: ref } };
  if (reply.kind === 'unsent' || reply.kind === 'lost') {
    return { end: { kind: 'temporary', code: reply.code, text: reply.text, retryAfterSeconds: null } };
  }
  if (reply.kind === 'refused') {
    const code = BEFORE_RUNNING[reply.code];
    if (code) return { end: { kind: 'permanent', code, shopCode: reply.code, text: reply.text } };
    return { end: { kind: 'temporary', code: reply.code, text: reply.text, retryAfterSeconds: null } };
  }
  const seen = zOrderAnswer.safeParse(reply.data);
  if (!seen.success)
    return { end: { kind: 'temporary', code: 'unreadable_answer', text: seen.error.message, retryAfterSeconds: null } };
  if (!seen.data.order) return { end: { kind: 'permanent', code: 'not_found', shopCode: null, text: `no order ${ref}` } };
  return { order: seen.data.order };
}

/** What of an order something is about: refs of lines or SKUs, with a quantity or once each. */
export const zPieces = z.array(
  z.union([
    z.string().transform((ref) => ({ ref, quantity: 1 })),
    z
      .object({ ref: z.string().optional(), sku: z.string().optional(), quantity: z.int().positive().default(1) })
      .transform(({ ref, sku, quantity }) => ({ ref: ref ?? sku ?? '', quantity })),
  ]),
);

/** The same in Vendure's words, one entry a line; null when the order has no such thing, or not as much of it. */
export function linesIn(order: OrderSeen, pieces: z.output<typeof zPieces>): { orderLineId: string; quantity: number }[] | null {
  const wanted = new Map<string, number>();
  for (const { ref, quantity } of pieces) {
    const line = order.lines.find(({ id }) => id === ref) ?? order.lines.find(({ productVariant }) => productVariant.sku === ref);
    if (!line) return null;
    const total = wanted.get(line.id) ?? 0;
    if (total + quantity > line.orderPlacedQuantity) return null;
    wanted.set(line.id, total + quantity);
  }
  return [...wanted].map(([orderLineId, quantity]) => ({ orderLineId, quantity }));
}

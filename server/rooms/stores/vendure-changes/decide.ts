import { z } from 'zod';
import type { Instruction, Outcome, Reconciled } from '../connectors/contract.ts';
import { answerTo, isEnd, linesIn, markerOf, readOrder, zPieces } from '../vendure-answers/decide.ts';
import type { OrderSeen, Talk } from '../vendure-orders/contract.ts';

const CANCEL = `mutation($i:CancelOrderInput!){cancelOrder(input:$i){__typename ...on Order{id state} ...on ErrorResult{errorCode message}}}`;
const NOTE = 'mutation($i:AddNoteToOrderInput!){addNoteToOrder(input:$i){id}}';
const STOCK = '{id sku stockLevels{stockLocationId stockOnHand}}';
const FIND_VARIANT = `query($sku:String!){productVariants(options:{filter:{sku:{eq:$sku}}}){items${STOCK}}}`;
const SET_STOCK = `mutation($i:[UpdateProductVariantInput!]!){updateProductVariants(input:$i){id sku}}`;

const zCancel = z.object({
  reason: z.string().nullish(),
  lines: zPieces.nullish(),
});
const zNote = z.object({ text: z.string().min(1).max(10_000) });
const zStock = z.object({ sku: z.string().min(1), stockOnHand: z.int().nonnegative() });
const zVariants = z.object({
  productVariants: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        sku: z.string(),
        stockLevels: z.array(z.object({ stockLocationId: z.string(), stockOnHand: z.int() })),
      }),
    ),
  }),
});

const permanent = (code: Extract<Outcome, { kind: 'permanent' }>['code'], text: string): Outcome => ({
  kind: 'permanent',
  code,
  shopCode: null,
  text,
});
const NOT_THERE = { ENTITY_NOT_FOUND: 'not_found' } as const;

/** Whether an entry of this kind in the order's history bears our mark. */
function marked(order: OrderSeen, type: string, field: string, executionId: string): boolean {
  return order.history.items.some((entry) => {
    const said = entry.data[field];
    return entry.type === type && typeof said === 'string' && said.includes(markerOf(executionId));
  });
}
const cancelledByUs = (order: OrderSeen, executionId: string) => marked(order, 'ORDER_CANCELLATION', 'reason', executionId);
const notedByUs = (order: OrderSeen, executionId: string) => marked(order, 'ORDER_NOTE', 'note', executionId);

/** Cancels an order, or some of its lines. In Vendure this moves no money: what was paid is refunded by an action of its own. */
export function* cancel(executionId: string, { orderRef, input }: Instruction): Talk<Outcome> {
  const wish = zCancel.safeParse(input);
  if (!wish.success) return permanent('invalid', z.prettifyError(wish.error));
  const read = yield* readOrder(orderRef);
  if ('end' in read) return read.end;
  const { order } = read;
  const done: Outcome = { kind: 'done', ref: order.id, result: { movesMoney: false } };
  if (cancelledByUs(order, executionId)) return done;
  if (order.state === 'Cancelled') return permanent('already_done', 'the order is cancelled already');
  // Vendure would cancel a delivered order too; a parcel that has arrived is a return.
  if (!order.nextStates.includes('Cancelled') || /Shipped|Delivered/.test(order.state)) {
    return permanent('wrong_state', `an order in ${order.state} is not cancelled any more`);
  }
  const lines = wish.data.lines?.length ? linesIn(order, wish.data.lines) : undefined;
  if (lines === null) return permanent('invalid', 'lines names what is not in the order');
  const reason = `${markerOf(executionId)} ${wish.data.reason ?? ''}`.trim();
  const reply = yield { query: CANCEL, variables: { i: { orderId: order.id, lines, reason, cancelShipping: !lines } } };
  const answer = answerTo(reply, 'cancelOrder', NOT_THERE);
  return isEnd(answer) ? answer : done;
}

/** Writes a private note beside the order; a second sending finds the first. */
export function* note(executionId: string, { orderRef, input }: Instruction): Talk<Outcome> {
  const wish = zNote.safeParse(input);
  if (!wish.success) return permanent('invalid', z.prettifyError(wish.error));
  const read = yield* readOrder(orderRef);
  if ('end' in read) return read.end;
  const { order } = read;
  const done: Outcome = { kind: 'done', ref: order.id, result: {} };
  if (notedByUs(order, executionId)) return done;
  const text = `${wish.data.text} ${markerOf(executionId)}`;
  const answer = answerTo(
    yield { query: NOTE, variables: { i: { id: order.id, note: text, isPublic: false } } },
    'addNoteToOrder',
    NOT_THERE,
  );
  return isEnd(answer) ? answer : done;
}

/** Sets the stock of one article to a figure: to do it twice is to do it once. */
export function* adjustStock(_executionId: string, { input }: Instruction): Talk<Outcome> {
  const wish = zStock.safeParse(input);
  if (!wish.success) return permanent('invalid', z.prettifyError(wish.error));
  const { sku, stockOnHand } = wish.data;
  const found = answerTo(yield { query: FIND_VARIANT, variables: { sku } }, 'productVariants');
  if (isEnd(found)) return found.kind === 'ambiguous' ? { ...found, kind: 'temporary', retryAfterSeconds: null } : found;
  const variants = zVariants.safeParse({ productVariants: found });
  const variant = variants.data?.productVariants.items[0];
  const [place, second] = variant?.stockLevels ?? [];
  if (!variant || !place) return permanent('not_found', `the shop has no ${sku}`);
  if (second) return permanent('unsupported', `${sku} is kept in several places: set its stock in the shop`);
  const levels = [{ stockLocationId: place.stockLocationId, stockOnHand }];
  const answer = answerTo(
    yield { query: SET_STOCK, variables: { i: [{ id: variant.id, stockLevels: levels }] } },
    'updateProductVariants',
    NOT_THERE,
  );
  return isEnd(answer) ? answer : { kind: 'done', ref: variant.id, result: { sku, before: place.stockOnHand, stockOnHand } };
}

/** Whether a cancellation or a note was made. `settled`: the request can no longer be on its way, so that absence is proof. */
export function* reconcileMarked(
  executionId: string,
  { op, orderRef }: Instruction,
  settled: boolean,
): Talk<Reconciled | Outcome> {
  const read = yield* readOrder(orderRef);
  if ('end' in read) return read.end;
  const made = op === 'cancel' ? cancelledByUs(read.order, executionId) : notedByUs(read.order, executionId);
  if (made) return { kind: 'done', ref: read.order.id, result: op === 'cancel' ? { movesMoney: false } : {} };
  return settled ? { kind: 'absent' } : { kind: 'unknown', text: 'the request may still be on its way' };
}

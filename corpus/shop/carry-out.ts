import { shopAddress } from './statement.ts';
import { type Json, type Method, type Order, type Payment, type State, wordOf } from './state.ts';

/** What the webhook asks for. */
export type Instruction = {
  executionId: string;
  action: string;
  orderRef: string | null;
  input: Record<string, Json> & { computed: Computed };
};
type Computed = {
  customerRef: string | null;
  lines: { ref: string; sku: string; quantity: number }[] | null;
  newItems: { sku: string; minor: number }[] | null;
  priceDifferenceMinor: number | null;
};

/** The shop cannot do it, in a code that the desk understands. */
export class CannotDo extends Error {
  readonly code: 'not_found' | 'invalid' | 'unsupported';
  constructor(code: CannotDo['code'], text: string) {
    super(text);
    this.code = code;
  }
}

const wordsIn = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string').toSorted() : [];

/** What each way of paying has paid for an order and not had back. */
function paidBy(history: readonly Payment[]): Map<string, number> {
  const paid = new Map<string, number>();
  for (const { payment_method_id: id, transaction_type: type, amount } of history)
    paid.set(id, (paid.get(id) ?? 0) + (type === 'refund' ? -amount : amount));
  return paid;
}

/** A gift card is paid and paid back at once; anything else goes its own way. */
function move(state: State, order: Order, id: string, type: 'payment' | 'refund', amount: number): void {
  order.payment_history.push({ transaction_type: type, amount, payment_method_id: id });
  const method: Method | undefined = state.users[order.user_id]?.payment_methods[id];
  if (method?.balance !== undefined) method.balance += type === 'refund' ? amount : -amount;
}

function cancel(state: State, order: Order, { input }: Instruction): void {
  for (const [id, amount] of paidBy(order.payment_history)) if (amount > 0) move(state, order, id, 'refund', amount);
  order.status = 'cancelled';
  order.cancel_reason = wordOf(input.reason);
}

function changePayment(state: State, order: Order, { input }: Instruction): void {
  const [first] = order.payment_history;
  if (!first) throw new CannotDo('invalid', 'nothing has been paid');
  const { amount, payment_method_id: before } = first;
  move(state, order, wordOf(input.paymentMethod), 'payment', amount);
  move(state, order, before, 'refund', amount);
}

/** The difference as it was worked out where it was promised, not anew. */
function changeItems(state: State, order: Order, { input }: Instruction): void {
  const { lines, newItems, priceDifferenceMinor: difference } = input.computed;
  if (!lines || !newItems || difference === null) throw new CannotDo('invalid', 'no items');
  const places = lines.flatMap(({ ref, quantity }) => Array.from({ length: quantity }, () => Number(ref) - 1));
  for (const [at, place] of places.entries()) {
    const [item, fresh] = [order.items[place], newItems[at]];
    const variant = item && fresh ? state.products[item.product_id]?.variants[fresh.sku] : undefined;
    if (!item || !fresh || !variant) throw new CannotDo('not_found', `no item ${place + 1}`);
    order.items[place] = { ...item, item_id: fresh.sku, price: fresh.minor, options: { ...variant.options } };
  }
  move(state, order, wordOf(input.paymentMethod), difference > 0 ? 'payment' : 'refund', Math.abs(difference));
  order.status = 'pending (item modified)';
}

function takeBack(_: State, order: Order, { input }: Instruction): void {
  order.status = 'return requested';
  order.return_items = wordsIn(input.lines);
  order.return_payment_method_id = wordOf(input.paymentMethod);
}

function exchange(_: State, order: Order, { input }: Instruction): void {
  order.status = 'exchange requested';
  order.exchange_items = wordsIn(input.lines);
  order.exchange_new_items = wordsIn(input.newItems);
  order.exchange_payment_method_id = wordOf(input.paymentMethod);
  order.exchange_price_difference = input.computed.priceDifferenceMinor;
}

function changeAddress(_: State, order: Order, { input }: Instruction): void {
  order.address = shopAddress(input.address as Record<string, string>);
}

const OF_ORDER: Record<string, (state: State, order: Order, instruction: Instruction) => void> = {
  CANCEL_PENDING: cancel,
  CHANGE_ADDRESS: changeAddress,
  CHANGE_PAYMENT: changePayment,
  CHANGE_ITEMS: changeItems,
  RETURN_ITEMS: takeBack,
  EXCHANGE_ITEMS: exchange,
};

/** Does in the shop's own books what was asked, by what the instruction says; tells whose order and account have changed. */
export function carryOut(state: State, instruction: Instruction): { orderId: string | null; userId: string } {
  const { action, orderRef, input } = instruction;
  if (action === 'CHANGE_USER_ADDRESS') {
    const userId = input.computed.customerRef;
    const user = userId === null ? undefined : state.users[userId];
    if (!userId || !user) throw new CannotDo('not_found', `no customer ${userId ?? ''}`);
    user.address = shopAddress(input.address as Record<string, string>);
    return { orderId: null, userId };
  }
  const work = OF_ORDER[action];
  const order = orderRef === null ? undefined : state.orders[orderRef];
  if (!work) throw new CannotDo('unsupported', action);
  if (!order) throw new CannotDo('not_found', `no order ${orderRef ?? ''}`);
  work(state, order, instruction);
  return { orderId: order.order_id, userId: order.user_id };
}

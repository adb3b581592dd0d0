import { z } from 'zod';
import type { Instruction, Outcome, Reconciled } from '../connectors/contract.ts';
import { answerTo, isEnd, markerOf, readOrder } from '../vendure-answers/decide.ts';
import type { OrderSeen, Talk } from '../vendure-orders/contract.ts';

const MOVE = `mutation($id:ID!,$s:String!){transitionOrderToState(id:$id,state:$s){__typename ...on Order{state}
  ...on OrderStateTransitionError{errorCode message:transitionError}}}`;
const MODIFY =
  'mutation($i:ModifyOrderInput!){modifyOrder(input:$i){__typename ...on Order{state} ...on ErrorResult{errorCode message}}}';

const zWish = z.object({
  name: z.string().nullish(),
  line1: z.string().nullish(),
  line2: z.string().nullish(),
  city: z.string().nullish(),
  province: z.string().nullish(),
  postalCode: z.string().nullish(),
  country: z.string().length(2).or(z.literal('')).nullish(),
  phone: z.string().nullish(),
});
const zInput = z.object({ address: zWish });
const NAMES = {
  name: 'fullName',
  line1: 'streetLine1',
  line2: 'streetLine2',
  city: 'city',
  province: 'province',
  postalCode: 'postalCode',
  country: 'countryCode',
  phone: 'phoneNumber',
} as const;

type VendureAddress = Partial<Record<(typeof NAMES)[keyof typeof NAMES], string>>;

function addressOf(input: Record<string, unknown>): VendureAddress | string {
  const wish = zInput.safeParse('address' in input ? input : { address: input });
  if (!wish.success) return z.prettifyError(wish.error);
  const address: VendureAddress = {};
  for (const [ours, theirs] of Object.entries(NAMES)) {
    const value = wish.data.address[ours as keyof typeof NAMES];
    if (value) address[theirs] = value;
  }
  return Object.keys(address).length ? address : 'address is empty';
}

const stands = (order: OrderSeen, address: VendureAddress): boolean =>
  Object.entries(address).every(([field, value]) => order.shippingAddress?.[field as keyof VendureAddress] === value);

/** The state an order in Modifying came from. */
function cameFrom(order: OrderSeen): string | undefined {
  const entry = order.history.items.find(({ type, data }) => type === 'ORDER_STATE_TRANSITION' && data['to'] === 'Modifying');
  return typeof entry?.data['from'] === 'string' ? entry.data['from'] : undefined;
}

/** Vendure lets a refunded order into Modifying, but not back to a state in which the payments must cover the total. */
function couldReturn(order: OrderSeen): boolean {
  if (order.state !== 'PaymentSettled' && order.state !== 'PaymentAuthorized') return true;
  const counting = (order.payments ?? []).filter(
    ({ state }) => state === 'Settled' || (state === 'Authorized' && order.state === 'PaymentAuthorized'),
  );
  const covered = counting.reduce((sum, { amount, refunds }) => {
    return sum + amount - refunds.filter(({ state }) => state === 'Settled').reduce((back, { total }) => back + total, 0);
  }, 0);
  return covered >= order.totalWithTax;
}

const permanent = (code: Extract<Outcome, { kind: 'permanent' }>['code'], text: string): Outcome => ({
  kind: 'permanent',
  code,
  shopCode: null,
  text,
});
const move = (id: string, state: string) => ({ query: MOVE, variables: { id, s: state } });

/** Brings an order out of Modifying; null when it worked. */
function* bringBack(id: string, state: string): Talk<string | null> {
  const answer = answerTo(yield move(id, state), 'transitionOrderToState');
  return isEnd(answer) && answer.kind !== 'done' && answer.kind !== 'pending' ? answer.text : null;
}

/**
 * Changes where a placed order goes: into Modifying, changed, back to where it was. Prices stay as they are. Whatever fails in
 * between, the order is brought back, since in Modifying it can neither be sent nor cancelled.
 */
export function* editAddress(executionId: string, sentBefore: boolean, { orderRef, input }: Instruction): Talk<Outcome> {
  const address = addressOf(input);
  if (typeof address === 'string') return permanent('invalid', address);
  const read = yield* readOrder(orderRef);
  if ('end' in read) return read.end;
  const { order } = read;
  const done: Outcome = { kind: 'done', ref: order.id, result: { address } };
  const ours = order.modifications.some(({ note }) => note.includes(markerOf(executionId)));
  const stuck = order.state === 'Modifying';
  if (!stuck && (ours || stands(order, address))) return done;
  if (stuck && !ours && !sentBefore) return permanent('wrong_state', 'somebody is changing this order in the shop');
  const home = stuck ? cameFrom(order) : order.state;
  if (!home || (!stuck && !order.nextStates.includes('Modifying')))
    return permanent('wrong_state', `an order in ${order.state} cannot be changed`);
  if (!couldReturn({ ...order, state: home }))
    return permanent('wrong_state', 'the shop does not let a refunded order be changed before it is sent');

  if (!stuck) {
    const entered = answerTo(yield move(order.id, 'Modifying'), 'transitionOrderToState', { ENTITY_NOT_FOUND: 'not_found' });
    if (isEnd(entered)) return entered;
  }
  if (!ours) {
    const options = { recalculateShipping: false, freezePromotions: true };
    const note = markerOf(executionId);
    const wanted = { dryRun: false, orderId: order.id, updateShippingAddress: address, note, options };
    // Vendure changes an order in one transaction: told that the input is wrong, nothing of it has been kept.
    const changed = answerTo(yield { query: MODIFY, variables: { i: wanted } }, 'modifyOrder', { USER_INPUT_ERROR: 'invalid' });
    if (isEnd(changed)) {
      const left = yield* bringBack(order.id, home);
      if (left !== null) return { kind: 'ambiguous', code: 'left_in_modifying', text: left };
      return changed;
    }
  }
  const left = yield* bringBack(order.id, home);
  return left === null ? done : { kind: 'ambiguous', code: 'left_in_modifying', text: left };
}

/** Finds out whether the address was changed, and takes the order out of Modifying if it was left there. */
export function* reconcileAddress(
  executionId: string,
  { orderRef, input }: Instruction,
  settled: boolean,
): Talk<Reconciled | Outcome> {
  const address = addressOf(input);
  const read = yield* readOrder(orderRef);
  if ('end' in read) return read.end;
  const { order } = read;
  const ours = order.modifications.some(({ note }) => note.includes(markerOf(executionId)));
  const made = ours || (typeof address !== 'string' && stands(order, address));
  if (order.state === 'Modifying') {
    const home = cameFrom(order);
    const left = home && settled ? yield* bringBack(order.id, home) : 'the order is still being changed in the shop';
    if (left !== null) return { kind: 'unknown', text: left };
  }
  if (made) return { kind: 'done', ref: order.id, result: { address } };
  return settled ? { kind: 'absent' } : { kind: 'unknown', text: 'the request may still be on its way' };
}

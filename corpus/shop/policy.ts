import type { Attempt, Json } from './state.ts';

type Condition = { fact: string; op: string; value?: Json };
type Rule = { id: string; actions: string[]; require: Condition[]; reasonEs: string; reasonEn: string };

const is = (fact: string, value: Json = true): Condition => ({ fact, op: 'eq', value });

/** What the shop lets be done, by our code and by its own name for the operation, with the parameters that the form asks for. */
const KINDS = [
  {
    code: 'CANCEL_PENDING',
    name: 'cancel_pending_order',
    es: 'Cancelar pedido pendiente',
    en: 'Cancel a pending order',
    movesMoney: true,
    params: { reason: 'choice' },
  },
  {
    code: 'CHANGE_ADDRESS',
    name: 'modify_pending_order_address',
    es: 'Cambiar la dirección del pedido',
    en: 'Change the address of an order',
    movesMoney: false,
    params: { address: 'address' },
  },
  {
    code: 'CHANGE_PAYMENT',
    name: 'modify_pending_order_payment',
    es: 'Cambiar la forma de pago',
    en: 'Change how an order is paid',
    movesMoney: true,
    params: { paymentMethod: 'text' },
  },
  {
    code: 'CHANGE_ITEMS',
    name: 'modify_pending_order_items',
    es: 'Cambiar artículos del pedido',
    en: 'Change items of an order',
    movesMoney: true,
    params: { lines: 'lines', newItems: 'json', paymentMethod: 'text' },
  },
  {
    code: 'RETURN_ITEMS',
    name: 'return_delivered_order_items',
    es: 'Devolver artículos',
    en: 'Return items',
    movesMoney: true,
    params: { lines: 'lines', paymentMethod: 'text' },
  },
  {
    code: 'EXCHANGE_ITEMS',
    name: 'exchange_delivered_order_items',
    es: 'Cambiar artículos entregados',
    en: 'Exchange delivered items',
    movesMoney: true,
    params: { lines: 'lines', newItems: 'json', paymentMethod: 'text' },
  },
  {
    code: 'CHANGE_USER_ADDRESS',
    name: 'modify_user_address',
    es: 'Cambiar la dirección del cliente',
    en: 'Change the customer’s address',
    movesMoney: false,
    params: { address: 'address' },
  },
] as const;

export type Code = (typeof KINDS)[number]['code'];

/** The two reasons that the policy knows for a cancellation. */
const REASONS = ['no longer needed', 'ordered by mistake'];

/** The shop's operations as kinds of action: the shop does each by itself, in whole. */
export const kinds = KINDS.map(({ code, es, en, movesMoney, params }) => ({
  ...{ code, section: code === 'CHANGE_USER_ADDRESS' ? 'service' : 'order', nameEs: es, nameEn: en },
  ...{ exposure: 'none', movesMoney, reversible: false, op: 'external' },
  params: Object.entries(params).map(([name, type]) => ({
    ...{ name, type, required: true, choices: type === 'choice' ? REASONS : [] },
  })),
}));

/** An agent does all of them on their own authority, once it is certain who is asking. */
export const attributions = KINDS.map(({ code, es, en }) => ({
  ...{ action: code, holder: { kind: 'role', ref: 'AGENT' }, circuit: 'own' },
  requirements: [{ kind: 'identity' }],
  ...{ reasonEs: `${es}: atribución propia del agente`, reasonEn: `${en}: within the agent’s own attributions` },
}));

const ITEMS = ['CHANGE_ITEMS', 'EXCHANGE_ITEMS'];
const PENDING = ['CANCEL_PENDING', 'CHANGE_ADDRESS', 'CHANGE_PAYMENT', 'CHANGE_ITEMS'];
const DELIVERED = ['RETURN_ITEMS', 'EXCHANGE_ITEMS'];

/**
 * The written policy, sentence by sentence. "Called once" needs no rule of its own: changing the items, returning or exchanging leaves
 * the order in a state that is neither pending nor delivered. Changing an item for another unit of the same option is let: the policy
 * speaks of what a customer may choose among, and the shop's own examples do it.
 */
export const rules: Rule[] = [
  {
    ...{ id: 'own-order', actions: [...PENDING, ...DELIVERED], require: [is('orderOfCustomer')] },
    ...{ reasonEs: 'el pedido es de otra persona', reasonEn: 'the order is another customer’s' },
  },
  {
    ...{ id: 'pending', actions: PENDING, require: [is('orderState', 'pending')] },
    ...{
      reasonEs: 'solo un pedido pendiente se cancela o se modifica',
      reasonEn: 'only a pending order is cancelled or modified',
    },
  },
  {
    ...{ id: 'delivered', actions: DELIVERED, require: [is('orderState', 'delivered')] },
    ...{
      reasonEs: 'solo un pedido entregado se devuelve o se cambia',
      reasonEn: 'only a delivered order is returned or exchanged',
    },
  },
  {
    ...{ id: 'reason', actions: ['CANCEL_PENDING'], require: [{ fact: 'reasonGiven', op: 'in', value: REASONS }] },
    ...{
      reasonEs: 'el motivo ha de ser que ya no hace falta o que se pidió por error',
      reasonEn: 'the reason is “no longer needed” or “ordered by mistake”',
    },
  },
  {
    ...{ id: 'in-order', actions: [...ITEMS, 'RETURN_ITEMS'], require: [is('itemsInOrder')] },
    ...{
      reasonEs: 'algún artículo no está en el pedido, o no tantas veces',
      reasonEn: 'some item is not in the order, or not as often',
    },
  },
  {
    ...{ id: 'one-for-one', actions: ITEMS, require: [is('sameLength')] },
    ...{ reasonEs: 'hacen falta tantos artículos nuevos como antiguos', reasonEn: 'there must be as many new items as old ones' },
  },
  {
    ...{ id: 'new-items', actions: ITEMS, require: [is('newItemsKnown'), is('newItemsSameProduct')] },
    ...{
      reasonEs: 'cada artículo nuevo ha de ser otra opción del mismo producto',
      reasonEn: 'each new item must be an option of the same product',
    },
  },
  {
    ...{ id: 'available', actions: ITEMS, require: [is('newItemsAvailable')] },
    ...{ reasonEs: 'algún artículo nuevo no está disponible', reasonEn: 'some new item is not available' },
  },
  {
    ...{ id: 'own-method', actions: ['CHANGE_PAYMENT', 'RETURN_ITEMS', ...ITEMS], require: [is('paymentMethodKnown')] },
    ...{ reasonEs: 'el cliente no tiene esa forma de pago', reasonEn: 'the customer has no such payment method' },
  },
  {
    ...{ id: 'one-payment', actions: ['CHANGE_PAYMENT'], require: [is('paymentsCount', 1), is('refundsCount', 0)] },
    ...{ reasonEs: 'la forma de pago de este pedido ya se cambió', reasonEn: 'how this order is paid was changed already' },
  },
  {
    ...{ id: 'other-method', actions: ['CHANGE_PAYMENT'], require: [is('paymentMethodIsOriginal', false)] },
    ...{
      reasonEs: 'la forma de pago nueva ha de ser distinta de la original',
      reasonEn: 'the new payment method must differ from the original one',
    },
  },
  {
    ...{ id: 'refund-to', actions: ['RETURN_ITEMS'], require: [is('paymentMethodIsOriginalOrGiftCard')] },
    ...{
      reasonEs: 'se devuelve a la forma de pago original o a una tarjeta regalo',
      reasonEn: 'the refund goes to the original payment method or to a gift card',
    },
  },
  {
    ...{ id: 'covers', actions: ['CHANGE_PAYMENT', ...ITEMS], require: [is('giftCardCovers')] },
    ...{ reasonEs: 'el saldo de la tarjeta regalo no alcanza', reasonEn: 'the balance of the gift card does not cover it' },
  },
];

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** What is asked of us, for an operation under the shop's own name and parameters; null where it changes nothing. */
export function askedBy({
  name,
  kwargs,
}: Attempt): { action: Code; orderNumber: string | null; params: Record<string, Json> } | null {
  const kind = KINDS.find((one) => one.name === name);
  if (!kind) return null;
  const address = {
    ...{ line1: textOf(kwargs.address1), line2: textOf(kwargs.address2), city: textOf(kwargs.city) },
    ...{ province: textOf(kwargs.state), postalCode: textOf(kwargs.zip), country: textOf(kwargs.country) },
  };
  const all: Record<string, Json> = {
    reason: kwargs.reason ?? null,
    address,
    paymentMethod: kwargs.payment_method_id ?? null,
    lines: kwargs.item_ids ?? null,
    newItems: kwargs.new_item_ids ?? null,
  };
  const params = Object.fromEntries(Object.keys(kind.params).map((param) => [param, all[param] ?? null]));
  return { action: kind.code, orderNumber: textOf(kwargs.order_id) || null, params };
}

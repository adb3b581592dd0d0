// Owns the kinds of action that a centre begins with; an administrator adds others.
import type { ActionKind, Condition, Requirement } from '../contract.ts';

type Kind = Omit<ActionKind, 'position'>;
type Param = Kind['params'][number];
type Rest = Partial<Pick<Kind, 'exposure' | 'movesMoney' | 'reversible' | 'op' | 'params' | 'fits'>>;

const param = (name: string, type: Param['type'], required = false, choices: string[] = []): Param => ({
  name,
  type,
  required,
  choices,
});
const lines = param('lines', 'lines');
const reason = param('reason', 'text');
const ground = (...rights: string[]): Param => param('ground', 'choice', false, ['discretion', ...rights]);
const asked = (kind: Requirement['kind'], value: string, ...codes: string[]): [string, Requirement[]][] =>
  codes.map((code) => [code, [{ kind, value }]]);
/** What is usually demanded before each; the rest demand nothing. */
const ASKS = new Map([
  ...asked('evidence', '', 'REFUND_FULL', 'REFUND_PARTIAL', 'PRICE_ADJUST'),
  ...asked('evidence', 'document', 'CHARGE_REVERSAL', 'COMPENSATION', 'CHARGEBACK_REPLY'),
  ...asked('evidence', 'photo', 'KEEP_ITEM', 'REPAIR_ORDER'),
  ...asked('identity', '', 'ADDRESS_CHANGE', 'INVOICE_COPY', 'ACCOUNT_UNLOCK', 'GDPR_REQUEST'),
]);
const kind = (code: string, section: Kind['section'], nameEs: string, nameEn: string, rest: Rest): Kind => ({
  ...{ code, section, nameEs, nameEn, exposure: 'none', movesMoney: false, reversible: false, op: null, params: [], fits: [] },
  asks: ASKS.get(code) ?? [],
  ...rest,
});

const is = (fact: string, value: boolean): Condition => ({ fact, op: 'eq', value });
const more = (fact: string): Condition => ({ fact, op: 'gt', value: 0 });
const order = is('hasOrder', true);
const refundable = more('refundableMinor');
const delivered = is('delivered', true);
const shipped = is('shipped', true);
const alive = is('cancelled', false);
/** Gives money of the order back. */
const refund = { exposure: 'money', movesMoney: true, op: 'refund' } as const;

/** The catalogue, in the order of the bar. Where `op` is null nothing is carried out in the shop. */
export const STANDARD_KINDS: readonly Kind[] = [
  kind('REFUND_FULL', 'money', 'Reembolso total', 'Full refund', {
    ...refund,
    params: [lines, reason, ground('withdrawal', 'conformity')],
    fits: [refundable],
  }),
  kind('REFUND_PARTIAL', 'money', 'Reembolso parcial', 'Partial refund', {
    ...refund,
    params: [reason, ground('conformity')],
    fits: [refundable],
  }),
  kind('PRICE_ADJUST', 'money', 'Ajuste de precio', 'Price adjustment', {
    ...refund,
    params: [reason, ground('published_price')],
    fits: [refundable],
  }),
  kind('SHIPPING_REFUND', 'money', 'Reembolso de gastos de envío', 'Shipping refund', {
    ...refund,
    params: [reason],
    fits: [refundable, more('shippingMinor')],
  }),
  kind('CHARGE_REVERSAL', 'money', 'Anulación de cargo indebido', 'Reversal of a wrong charge', {
    ...refund,
    params: [param('charge', 'text', true), ground('wrong_charge')],
    fits: [more('paymentsCount')],
  }),
  kind('COMPENSATION', 'money', 'Compensación por daños', 'Compensation for damages', {
    ...{ exposure: 'money', movesMoney: true, op: 'external' },
    params: [param('cause', 'text', true)],
    fits: [order],
  }),
  kind('CHARGEBACK_REPLY', 'money', 'Respuesta a una retrocesión', 'Answer to a chargeback', {
    params: [param('reference', 'text', true), param('defence', 'text', true)],
    fits: [more('paymentsCount')],
  }),
  kind('EXCHANGE', 'product', 'Cambio', 'Exchange', {
    ...{ exposure: 'money', reversible: true, op: 'exchange' },
    params: [lines, param('newItems', 'lines', true), param('advance', 'boolean'), ground('conformity')],
    fits: [delivered],
  }),
  kind('RESEND', 'product', 'Reenvío de lo que falta', 'Resend what is missing', {
    ...{ exposure: 'money', reversible: true, op: 'resend' },
    params: [lines, param('address', 'address')],
    fits: [shipped],
  }),
  kind('SPARE_PART', 'product', 'Recambio', 'Spare part', {
    ...{ exposure: 'money', reversible: true, op: 'resend' },
    params: [param('part', 'sku', true), param('quantity', 'integer'), param('model', 'text', true)],
    fits: [order],
  }),
  kind('KEEP_ITEM', 'product', 'Reponer sin devolución', 'Replace without return', {
    ...refund,
    params: [lines, reason],
    fits: [delivered, refundable],
  }),
  kind('RETURN_LABEL', 'product', 'Etiqueta de devolución', 'Return label', {
    ...{ reversible: true, op: 'return' },
    params: [lines, reason, param('payer', 'choice', false, ['shop', 'customer'])],
    fits: [delivered],
  }),
  kind('REPAIR_ORDER', 'product', 'Orden de reparación', 'Repair order', {
    ...{ reversible: true, op: 'note' },
    params: [lines, param('serial', 'text'), param('fault', 'text', true), ground('conformity')],
    fits: [delivered],
  }),
  kind('WARRANTY_EXT', 'product', 'Ampliación de garantía', 'Longer guarantee', {
    ...{ exposure: 'count', op: 'note' },
    params: [lines, param('months', 'integer', true), param('fault', 'text', true)],
    fits: [delivered],
  }),
  kind('ORDER_CANCEL', 'order', 'Cancelación del pedido', 'Order cancellation', {
    ...{ exposure: 'money', movesMoney: true, op: 'cancel' },
    params: [reason],
    fits: [alive, is('shipped', false)],
  }),
  kind('ADDRESS_CHANGE', 'order', 'Cambio de dirección', 'Change of address', {
    ...{ reversible: true, op: 'editAddress' },
    params: [param('address', 'address', true)],
    fits: [alive, is('delivered', false)],
  }),
  kind('CARRIER_CLAIM', 'order', 'Reclamación al transportista', 'Claim on the carrier', {
    op: 'note',
    params: [param('parcel', 'text', true), param('type', 'choice', true, ['loss', 'damage', 'delay']), param('value', 'money')],
    fits: [shipped],
  }),
  kind('INVOICE_COPY', 'order', 'Copia de factura', 'Invoice copy', { reversible: true, fits: [order] }),
  kind('INVOICE_RECTIFY', 'order', 'Factura rectificada', 'Corrected invoice', {
    params: [param('taxId', 'text', true), param('taxName', 'text', true), param('taxAddress', 'text', true), reason],
    fits: [order],
  }),
  kind('COUPON', 'gesture', 'Cupón', 'Coupon', {
    ...{ exposure: 'money', reversible: true, op: 'coupon' },
    params: [param('reason', 'text', true), param('endsAt', 'date')],
  }),
  kind('GOODWILL_POINTS', 'gesture', 'Puntos', 'Points', {
    ...{ exposure: 'count', reversible: true, op: 'external' },
    params: [param('points', 'integer', true), param('reason', 'text', true)],
  }),
  kind('ACCOUNT_UNLOCK', 'service', 'Desbloqueo de cuenta', 'Account unlock', {
    ...{ reversible: true, op: 'external' },
    params: [param('account', 'text', true)],
  }),
  kind('GDPR_REQUEST', 'service', 'Derechos sobre sus datos', 'Data protection request', {
    params: [
      param('right', 'choice', true, ['access', 'rectification', 'erasure', 'portability', 'objection', 'restriction']),
      param('scope', 'text'),
    ],
  }),
  kind('FRAUD_BLOCK', 'service', 'Bloqueo por fraude', 'Fraud block', {
    ...{ reversible: true, op: 'external' },
    params: [param('target', 'choice', true, ['account', 'order']), param('signals', 'text', true)],
  }),
  kind('SAFETY_NOTICE', 'service', 'Aviso de seguridad de producto', 'Product safety notice', {
    params: [param('sku', 'sku', true), param('lot', 'text'), param('incident', 'text', true)],
  }),
  kind('SUPERVISOR_CONTACT', 'service', 'Llamada de un supervisor', 'Call back by a supervisor', {
    reversible: true,
    params: [param('time', 'date', true)],
  }),
];

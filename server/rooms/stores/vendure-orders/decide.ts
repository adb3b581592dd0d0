import type { z } from 'zod';
import type { PushOrder, zProduct, zShopCustomer } from '../contract.ts';
import type { VendureCustomer, VendureOrder, VendureVariant } from './contract.ts';

const STATES: Record<string, string> = {
  ArrangingPayment: 'pending',
  PaymentAuthorized: 'pending',
  PaymentSettled: 'processed',
  PartiallyShipped: 'shipped',
  Shipped: 'shipped',
  PartiallyDelivered: 'shipped',
  Delivered: 'delivered',
  Cancelled: 'cancelled',
};
const REFUND_STATES = { Settled: 'done', Pending: 'pending', Failed: 'failed' } as const;
export const refundStateOf = (state: string): 'done' | 'pending' | 'failed' =>
  REFUND_STATES[state as keyof typeof REFUND_STATES] ?? 'pending';

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** Money given back or on its way back; a refund that failed gave nothing. */
export function refundedOf(order: VendureOrder): number {
  const refunds = (order.payments ?? []).flatMap((payment) => payment.refunds);
  return sum(refunds.filter((refund) => refundStateOf(refund.state) !== 'failed').map((refund) => refund.total));
}

/** When anything of an order changed last: Vendure does not touch the order itself when it is refunded or a parcel moves. */
function changedAt({ updatedAt, payments, fulfillments }: VendureOrder): string {
  const parts = [...(payments ?? []).flatMap((payment) => payment.refunds), ...(fulfillments ?? [])];
  return [updatedAt, ...parts.map((part) => part.updatedAt)].sort().at(-1) ?? updatedAt;
}

/** An order in our words. A cancelled one shows what had been ordered and paid: Vendure itself sets its lines and total to nothing. */
export function orderIn(order: VendureOrder): PushOrder {
  const cancelled = order.state === 'Cancelled';
  const { customer, shippingAddress: to } = order;
  const payments = order.payments ?? [];
  const paidMinor = sum(payments.filter((payment) => payment.state === 'Settled').map((payment) => payment.amount));
  const shipments = order.fulfillments ?? [];
  const delivered = shipments
    .filter((shipment) => shipment.state === 'Delivered')
    .map((shipment) => shipment.updatedAt)
    .sort()
    .at(-1);
  return {
    ref: order.id,
    number: order.code,
    customer: {
      ref: customer?.id,
      email: customer?.emailAddress,
      name: `${customer?.firstName ?? ''} ${customer?.lastName ?? ''}`.trim(),
      phone: customer?.phoneNumber ?? undefined,
    },
    state: STATES[order.state] ?? order.state,
    placedAt: order.orderPlacedAt ?? order.createdAt,
    deliveredAt: order.state === 'Delivered' ? (delivered ?? null) : null,
    updatedAt: changedAt(order),
    currency: order.currencyCode,
    totalMinor: cancelled ? Math.max(order.totalWithTax, paidMinor) : order.totalWithTax,
    paidMinor,
    refundedMinor: refundedOf(order),
    shippingMinor: order.shippingWithTax,
    lines: order.lines.map(({ id, quantity, orderPlacedQuantity, proratedUnitPriceWithTax, productVariant }) => ({
      ref: id,
      sku: productVariant.sku,
      productRef: productVariant.product.id,
      name: productVariant.name,
      quantity: cancelled ? orderPlacedQuantity : quantity,
      unitMinor: proratedUnitPriceWithTax,
      category: '',
      serial: '',
    })),
    payments: payments.map(({ id, method, amount, state }) => ({
      ref: id,
      method,
      label: '',
      minor: amount,
      state: state.toLowerCase(),
    })),
    refunds: payments.flatMap((payment) =>
      payment.refunds.map(({ id, total, state, reason, createdAt }) => ({
        ref: id,
        minor: total,
        state: refundStateOf(state),
        reason: reason ?? '',
        at: createdAt,
      })),
    ),
    shipments: shipments.map(({ id, state, method, trackingCode, updatedAt, lines }) => ({
      ref: id,
      state: state.toLowerCase(),
      carrier: method,
      tracking: trackingCode ?? '',
      lineRefs: lines.map((line) => line.orderLineId),
      at: updatedAt,
    })),
    address: addressIn(to ?? {}),
    facts: { shopState: order.state, couponCodes: order.couponCodes },
  };
}

function addressIn(to: NonNullable<VendureOrder['shippingAddress']>): PushOrder['address'] {
  return {
    name: to.fullName ?? '',
    line1: to.streetLine1 ?? '',
    line2: to.streetLine2 ?? '',
    city: to.city ?? '',
    province: to.province ?? '',
    postalCode: to.postalCode ?? '',
    country: to.countryCode ?? '',
    phone: to.phoneNumber ?? '',
  };
}

export function productIn(variant: VendureVariant): z.input<typeof zProduct> {
  const free = sum(variant.stockLevels.map((level) => level.stockOnHand - level.stockAllocated));
  return {
    sku: variant.sku,
    productRef: variant.product.id,
    name: variant.name,
    options: Object.fromEntries(variant.options.map((option) => [option.group.name, option.name])),
    minor: variant.priceWithTax,
    currency: variant.currencyCode,
    stock: variant.trackInventory === 'FALSE' ? null : free,
    available: variant.enabled && variant.product.enabled,
  };
}

export function customerIn(customer: VendureCustomer): z.input<typeof zShopCustomer> {
  const addresses = customer.addresses ?? [];
  const home = addresses.find((address) => address.defaultShippingAddress) ?? addresses[0];
  return {
    ref: customer.id,
    email: customer.emailAddress,
    name: `${customer.firstName} ${customer.lastName}`.trim(),
    phone: customer.phoneNumber ?? undefined,
    address: home ? addressIn({ ...home, countryCode: home.country.code }) : undefined,
  };
}

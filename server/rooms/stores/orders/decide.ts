import type { z } from 'zod';
import { type Order, type PushOrder, zLine, zPayment, zPushOrder, zRefund, zShipment } from '../contract.ts';

/** What is kept of an order beside its columns. */
const zDetails = zPushOrder
  .pick({ customer: true, address: true, facts: true })
  .extend({ lines: zLine.array(), payments: zPayment.array(), refunds: zRefund.array(), shipments: zShipment.array() });
export type Details = z.output<typeof zDetails>;

export const detailsOf = ({ customer, address, facts, lines, payments, refunds, shipments }: PushOrder): Details => ({
  customer,
  address,
  facts,
  lines,
  payments,
  refunds,
  shipments,
});

export type OrderRow = {
  id: string;
  store_id: string;
  store_name: string;
  ref: string;
  number: string;
  customer_id: string | null;
  state: string;
  placed_at: Date;
  delivered_at: Date | null;
  currency: string;
  total_minor: number;
  paid_minor: number;
  refunded_minor: number;
  shipping_minor: number;
  details: unknown;
  updated_at: Date;
  /** Minor units that executions under way are about to give back. */
  under_way: number;
};

/** Paid, less given back, less what is under way; never below nothing. */
export const refundable = (paid: number, refunded: number, underWay: number): number => Math.max(0, paid - refunded - underWay);

export function orderOf(row: OrderRow): Order {
  const { customer: _, ...details } = zDetails.parse(row.details);
  return {
    ...details,
    id: row.id,
    storeId: row.store_id,
    storeName: row.store_name,
    ref: row.ref,
    number: row.number,
    customerId: row.customer_id,
    state: row.state,
    placedAt: row.placed_at.toISOString(),
    deliveredAt: row.delivered_at?.toISOString() ?? null,
    updatedAt: row.updated_at.toISOString(),
    currency: row.currency,
    totalMinor: row.total_minor,
    paidMinor: row.paid_minor,
    refundedMinor: row.refunded_minor,
    shippingMinor: row.shipping_minor,
    refundableMinor: refundable(row.paid_minor, row.refunded_minor, row.under_way),
  };
}

/** How a shop's customer is best recognised: by e-mail, which other channels share, else by the shop's own id, else by phone. */
export function identitiesOf(
  storeId: string,
  customer: { ref?: string | undefined; email?: string | undefined; phone?: string | undefined },
) {
  const { ref, email, phone } = customer;
  return [
    ...(email ? [{ kind: 'email' as const, value: email }] : []),
    ...(ref ? [{ kind: `shop:${storeId}`, value: ref }] : []),
    ...(phone ? [{ kind: 'phone' as const, value: phone }] : []),
  ];
}

// Owns the shapes of an order: as a shop tells it, and as we show it.
import { z } from 'zod';
import { zFacts } from '../../../platform/conditions.ts';

const zInstant = z.iso.datetime({ offset: true });

export const zAddress = z.object({
  name: z.string().default(''),
  line1: z.string().default(''),
  line2: z.string().default(''),
  city: z.string().default(''),
  province: z.string().default(''),
  postalCode: z.string().default(''),
  country: z.string().default(''),
  phone: z.string().default(''),
});
export const zLine = z.object({
  ref: z.string(),
  sku: z.string(),
  productRef: z.string().default(''),
  name: z.string(),
  quantity: z.int().nonnegative(),
  /** Price of one unit, tax included, minor units. */
  unitMinor: z.int(),
  category: z.string().default(''),
  serial: z.string().default(''),
});
export const zPayment = z.object({
  ref: z.string(),
  method: z.string(),
  label: z.string().default(''),
  minor: z.int(),
  state: z.string().default('settled'),
});
export const zRefund = z.object({
  ref: z.string(),
  minor: z.int(),
  state: z.enum(['pending', 'done', 'failed']),
  reason: z.string().default(''),
  at: z.string().nullable().default(null),
});
export const zShipment = z.object({
  ref: z.string(),
  state: z.string(),
  carrier: z.string().default(''),
  tracking: z.string().default(''),
  lineRefs: z.array(z.string()).default([]),
  at: z.string().nullable().default(null),
});

/** An order in our words, whatever the shop. `state`: pending, processed, shipped, delivered, cancelled, or the shop's own. */
export const zPushOrder = z.object({
  ref: z.string().min(1),
  number: z.string().min(1),
  customer: z.object({
    ref: z.string().optional(),
    email: z.string().optional(),
    name: z.string().default(''),
    phone: z.string().optional(),
  }),
  state: z.string().min(1),
  placedAt: zInstant,
  deliveredAt: zInstant.nullable().default(null),
  /** When the shop last changed it. What it said earlier never overwrites what it said later; without it, what is told last holds. */
  updatedAt: zInstant.optional(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  totalMinor: z.int(),
  paidMinor: z.int(),
  refundedMinor: z.int().default(0),
  shippingMinor: z.int().default(0),
  lines: z.array(zLine),
  payments: z.array(zPayment).default([]),
  refunds: z.array(zRefund).default([]),
  shipments: z.array(zShipment).default([]),
  address: zAddress.prefault({}),
  /** Whatever else the shop's rules look at: `itemsChanged`, `cancelReason`… */
  facts: zFacts.default({}),
});
export type PushOrder = z.output<typeof zPushOrder>;

export const zOrder = zPushOrder.omit({ customer: true }).extend({
  id: z.uuid(),
  storeId: z.uuid(),
  storeName: z.string(),
  customerId: z.uuid().nullable(),
  updatedAt: z.string(),
  /** Money that may still be given back, executions under way taken off. */
  refundableMinor: z.int(),
});
export type Order = z.output<typeof zOrder>;

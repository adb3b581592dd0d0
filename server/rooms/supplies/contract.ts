// Owns supply requests, downwards: stock, spares and service that a section below must meet at once; it accepts, proposes or justifies.
import { z } from 'zod';
import type { Routes } from '../../platform/route.ts';
import { zRequest } from '../requests/contract.ts';

export const zSupplyState = z.enum([
  'requested',
  'reserved',
  'out_of_stock',
  'substitute_proposed',
  'backorder',
  'declined',
  'preparing',
  'handed_over',
  'cancelled',
]);
export const zSupplyLine = z.object({ sku: z.string().min(1), name: z.string().default(''), quantity: z.int().positive() });

export const zSupply = z
  .object({
    request: zRequest,
    state: zSupplyState,
    section: z.object({ unitId: z.uuid(), code: z.string(), name: z.string() }),
    purpose: z.enum(['exchange', 'resend', 'spare', 'service']),
    storeId: z.uuid().nullable(),
    orderRef: z.string().nullable(),
    lines: z.array(zSupplyLine),
    note: z.string(),
    substitute: z.array(zSupplyLine).nullable(),
    eta: z.string().nullable(),
    reason: z.string().nullable(),
    tracking: z.string().nullable(),
    may: z.object({ answer: z.boolean(), acceptSubstitute: z.boolean(), cancel: z.boolean() }),
  })
  .meta({ id: 'Supply' });
export type Supply = z.output<typeof zSupply>;

export const zAskSupply = z.object({
  caseId: z.uuid(),
  caseKey: z.string(),
  title: z.string(),
  section: z.string().default('SECTION_STOCK').meta({ description: 'unit code' }),
  purpose: z.enum(['exchange', 'resend', 'spare', 'service']),
  storeId: z.uuid().nullable().default(null),
  orderRef: z.string().nullable().default(null),
  lines: z.array(zSupplyLine).min(1),
  note: z.string().max(2000).default(''),
  agreedMinutes: z.int().positive().default(30),
});

export const zAnswerSupply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reserve') }),
  z.object({ kind: z.literal('prepare') }),
  z.object({ kind: z.literal('hand_over'), tracking: z.string().max(200).default('') }),
  z.object({ kind: z.literal('substitute'), lines: z.array(zSupplyLine).min(1), text: z.string().max(2000).default('') }),
  z.object({ kind: z.literal('backorder'), eta: z.iso.datetime(), text: z.string().max(2000).default('') }),
  z.object({ kind: z.literal('decline'), text: z.string().min(1).max(2000) }),
]);

/** Working minutes within which what was accepted is handed over; then its head is asked. */
export const HAND_OVER_MINUTES = 480;

/** Data of each: {supplyId, caseId, unitId, state}; `cancelled` adds {released}: whether anything had been set aside. */
export const events = {
  asked: 'supplies.asked',
  answered: 'supplies.answered',
  substituteAccepted: 'supplies.substituteAccepted',
  substituteDeclined: 'supplies.substituteDeclined',
  handedOver: 'supplies.handedOver',
  cancelled: 'supplies.cancelled',
} as const;

const one = { access: 'person', params: z.object({ requestId: z.uuid() }), returns: zSupply } as const;
export const routes = {
  open: { ...one, method: 'GET', path: '/supplies/:requestId', summary: 'One supply request', scope: 'requests:read' },
  answer: {
    ...one,
    method: 'POST',
    path: '/supplies/:requestId/answer',
    summary: 'The section reserves, prepares, hands over, proposes or justifies',
    scope: 'requests:write',
    body: zAnswerSupply,
  },
  acceptSubstitute: {
    ...one,
    method: 'POST',
    path: '/supplies/:requestId/substitute',
    summary: 'The team accepts or declines the substitute',
    scope: 'requests:write',
    body: z.object({ accept: z.boolean() }),
  },
  cancel: {
    ...one,
    method: 'POST',
    path: '/supplies/:requestId/cancel',
    summary: 'The team cancels; what was reserved is released',
    scope: 'requests:write',
  },
} satisfies Routes;

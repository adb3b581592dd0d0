// Owns withdrawals from a contract (TRLGDCU 102-108): what a customer takes back on their page, when, and until when the money is due.
import { z } from 'zod';
import { zMoney } from '../../../../platform/money.ts';

/** An order that may be withdrawn from. `term`: not delivered yet, within the 14 days, after them, or the shop did not say when it was delivered. */
export const zWithdrawable = z.object({
  id: z.uuid(),
  number: z.string(),
  store: z.string(),
  deliveredAt: z.string().nullable(),
  until: z.string().nullable(),
  term: z.enum(['notDelivered', 'inTime', 'late', 'unknown']),
  lines: z.array(z.object({ ref: z.string(), name: z.string(), quantity: z.int(), amount: zMoney, withdrawn: z.int() })),
});
export type Withdrawable = z.output<typeof zWithdrawable>;

/** Whole or in part; `id` is made by the page: sent again, it is the same withdrawal. */
export const zWithdraw = z.object({
  id: z.uuid(),
  orderId: z.uuid(),
  lines: z
    .array(z.object({ ref: z.string().max(200), quantity: z.int().min(1) }))
    .min(1)
    .max(200),
});

/** A withdrawal that was made, and acknowledged at once. */
export const zWithdrawal = z.object({
  id: z.uuid(),
  at: z.string(),
  order: z.string(),
  lines: z.array(z.object({ name: z.string(), quantity: z.int() })),
  inTime: z.boolean().nullable(),
  refundBy: z.string(),
});
export type Withdrawal = z.output<typeof zWithdrawal>;

import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import type { zReasonOfContact } from '../contract.ts';
import { putQueue } from './put-queue.ts';

type Standard = { code: string; nameEs: string; nameEn: string; reasons: z.output<typeof zReasonOfContact>[] };
/** What a centre starts with: a queue for each kind of matter, and one for whatever fits none. */
const STANDARD: Standard[] = [
  {
    code: 'ORDERS',
    nameEs: 'Pedidos y entregas',
    nameEn: 'Orders and deliveries',
    reasons: ['order_status', 'delivery_failed', 'cancel_order'],
  },
  {
    code: 'RETURNS',
    nameEs: 'Devoluciones y garantía',
    nameEn: 'Returns and guarantee',
    reasons: ['return', 'refund_status', 'damaged', 'exchange', 'warranty'],
  },
  { code: 'BILLING', nameEs: 'Cobros y facturas', nameEn: 'Charges and invoices', reasons: ['billing', 'price', 'fraud'] },
  { code: 'GENERAL', nameEs: 'General', nameEn: 'General', reasons: [] },
];

/** The standard queues of a new centre. System only: the reaction to its founding and the demo call it. */
export const foundStandardQueues = action('cases.foundStandardQueues', z.object({}), async (tx): Promise<void> => {
  for (const [position, queue] of STANDARD.entries()) await putQueue(tx, { ...queue, position });
});

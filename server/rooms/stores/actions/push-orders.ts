import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { mayPush } from '../access.ts';
import { events, zPushOrder } from '../contract.ts';
import { saveOrder } from '../orders/sql.ts';
import { rememberWebhook, saveCursor } from '../sql.ts';
import { storeById } from '../views.ts';
import { recogniseBuyer } from './recognise-buyer.ts';

const zPush = z.object({
  storeId: z.uuid(),
  items: z.array(zPushOrder).max(500),
  /** Where the next question to the shop goes on from. */
  cursor: z.string().optional(),
  /** The webhook that told it: heard twice, it is taken in once. */
  dedupeKey: z.string().optional(),
});

/** Takes orders in as the shop tells them, each by its ref; an older statement never overwrites a later one. Those changed are spoken of. */
export const pushOrders = action('stores.pushOrders', zPush, async (tx, { storeId, items, cursor, dedupeKey }) => {
  const store = await storeById(tx, storeId);
  if (!store) throw refused('not_found', 'stores.storeUnknown');
  must(mayPush(tx.actor, store));
  if (dedupeKey !== undefined && !(await rememberWebhook(tx, storeId, dedupeKey))) return { accepted: 0 };
  // One order of locking for all, so that two pushes do not wait for each other in a circle.
  const sorted = items.toSorted((a, b) => (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0));
  for (const order of sorted) {
    const customerId = await recogniseBuyer(tx, { storeId, ...order.customer });
    const saved = await saveOrder(tx, storeId, order, customerId);
    if (!saved?.changed) continue;
    const data = { orderId: saved.id, customerId: saved.customerId, storeId, number: order.number, state: order.state };
    tx.record({ name: events.orderChanged, subjectId: saved.id, audience: ['centre'], data });
  }
  if (cursor !== undefined) await saveCursor(tx, storeId, cursor);
  return { accepted: items.length };
});

import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { mayPush } from '../access.ts';
import { zProduct } from '../contract.ts';
import { saveProduct } from '../orders/sql.ts';
import { storeById } from '../views.ts';

/** Takes products with their price and stock in, each by its SKU. */
export const pushProducts = action(
  'stores.pushProducts',
  z.object({ storeId: z.uuid(), items: z.array(zProduct).max(500) }),
  async (tx, { storeId, items }) => {
    const store = await storeById(tx, storeId);
    if (!store) throw refused('not_found', 'stores.storeUnknown');
    must(mayPush(tx.actor, store));
    const sorted = items.toSorted((a, b) => (a.sku < b.sku ? -1 : a.sku > b.sku ? 1 : 0));
    for (const product of sorted) await saveProduct(tx, storeId, product);
    return { accepted: items.length };
  },
);

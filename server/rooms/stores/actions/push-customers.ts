import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { mayPush } from '../access.ts';
import { zShopCustomer } from '../contract.ts';
import { saveCustomer } from '../orders/sql.ts';
import { storeById } from '../views.ts';
import { recogniseBuyer } from './recognise-buyer.ts';

const zPush = z.object({ storeId: z.uuid(), items: z.array(zShopCustomer).max(500) });

/** Takes the shop's customers in, each by its ref, with address and payment methods. */
export const pushCustomers = action('stores.pushCustomers', zPush, async (tx, { storeId, items }) => {
  const store = await storeById(tx, storeId);
  if (!store) throw refused('not_found', 'stores.storeUnknown');
  must(mayPush(tx.actor, store));
  const sorted = items.toSorted((a, b) => (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0));
  for (const customer of sorted) {
    const { ref, email, phone, name } = customer;
    const customerId = await recogniseBuyer(tx, { storeId, ref, email, phone, name });
    if (customerId) await saveCustomer(tx, storeId, customer, customerId);
  }
  return { accepted: items.length };
});

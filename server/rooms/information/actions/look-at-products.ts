import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { mayRead } from '../access.ts';
import { routes } from '../contract.ts';
import { upsertLooked } from '../sql.ts';

/** Remembers that one looked at what is known of these products, so that only later changes stand out. */
export const lookAtProducts = action('information.lookAtProducts', routes.lookAtProducts.body, async (tx, { skus }) => {
  must(mayRead(tx.actor));
  await upsertLooked(tx, skus);
  return { ok: true };
});

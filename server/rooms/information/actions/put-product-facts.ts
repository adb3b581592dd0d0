import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { mayPutFacts } from '../access.ts';
import { events, zPutFacts } from '../contract.ts';
import { putFact } from '../sql.ts';
import { productFacts } from '../views.ts';

/** Says what holds for a product. A fact that changes keeps the value it had; one said again as it is does not change. */
export const putProductFacts = action('information.putProductFacts', zPutFacts, async (tx, { sku, facts }) => {
  must(mayPutFacts(tx.actor));
  const changed: string[] = [];
  for (const fact of facts) if (await putFact(tx, sku, fact)) changed.push(fact.name);
  if (changed.length > 0) tx.record({ name: events.factsChanged, audience: ['centre'], data: { sku, names: changed } });
  return productFacts(tx, [sku]);
});

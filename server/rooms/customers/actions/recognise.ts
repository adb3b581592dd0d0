import { action, BeginAnew } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { must } from '../../../platform/refusal.ts';
import { mayRecognise } from '../access.ts';
import { events, zRecognise } from '../contract.ts';
import { betterName, normalise } from '../decide.ts';
import { insertCustomer, updateCustomer } from '../sql.ts';
import { customerByIdentity } from '../views.ts';

/** Who writes from this address; somebody new where it is unknown. Two at once from one new address are one customer. */
export const recognise = action('customers.recognise', zRecognise, async (tx, input) => {
  must(mayRecognise(tx.actor));
  const identity = must(normalise(input));
  const known = await customerByIdentity(tx, identity);
  if (known) {
    const name = betterName(known.name, input.name, identity.value);
    if (name !== known.name) await updateCustomer(tx, known.id, { name });
    return { customerId: known.id, isNew: false, name, language: known.language };
  }
  const customer = { id: newId(), name: input.name.trim() || identity.value, language: input.language ?? 'es' };
  if (!(await insertCustomer(tx, customer, identity))) throw new BeginAnew('the same address at once');
  tx.record({
    name: events.recognised,
    subjectId: customer.id,
    audience: ['centre'],
    data: { customerId: customer.id, kind: identity.kind },
  });
  return { customerId: customer.id, isNew: true, name: customer.name, language: customer.language };
});

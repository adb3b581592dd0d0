import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { Refused } from '../../../platform/refusal.ts';
import { addIdentity } from '../../customers/actions/add-identity.ts';
import { recognise } from '../../customers/actions/recognise.ts';
import { customerByIdentity } from '../../customers/views.ts';
import { mayRecogniseBuyer } from '../access.ts';
import { must } from '../../../platform/refusal.ts';
import { identitiesOf } from '../orders/decide.ts';

const zBuyer = z.object({
  storeId: z.uuid(),
  ref: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  name: z.string().default(''),
});

/**
 * Whose order or account it is: somebody known by any of its addresses, else somebody new. The shop's own id is kept beside, so that
 * the customer stays one when the address changes. An address that cannot be one is passed over; null when nothing is left.
 */
export const recogniseBuyer = action(
  'stores.recogniseBuyer',
  zBuyer,
  async (tx, { storeId, name, ...buyer }): Promise<string | null> => {
    must(mayRecogniseBuyer(tx.actor));
    const identities = identitiesOf(storeId, buyer);
    for (const identity of identities) {
      const known = await customerByIdentity(tx, identity);
      if (!known) continue;
      await keep(
        identities.filter((one) => one !== identity && one.kind !== 'phone'),
        known.id,
      );
      return known.id;
    }
    for (const identity of identities) {
      const fresh = await recognise(tx, { ...identity, name: name.slice(0, 200) }).catch(passOver);
      if (!fresh) continue;
      await keep(
        identities.filter((one) => one !== identity && one.kind !== 'phone'),
        fresh.customerId,
      );
      return fresh.customerId;
    }
    return null;

    async function keep(others: typeof identities, customerId: string): Promise<void> {
      for (const other of others) {
        if (await customerByIdentity(tx, other)) continue;
        await addIdentity(tx, { customerId, ...other }).catch(passOver);
      }
    }
  },
);

/** A shop's word for a missing address, such as "guest", is no address; the order is taken in all the same. */
function passOver(error: unknown): null {
  if (error instanceof Refused && error.refusal.kind === 'invalid') return null;
  throw error;
}

import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { mayRecognise } from '../access.ts';
import { events, zIdentity } from '../contract.ts';
import { normalise } from '../decide.ts';
import { insertIdentity } from '../sql.ts';
import { customerById, customerByIdentity } from '../views.ts';

/** Another address of a customer. One that belongs to somebody else stays theirs: the answer says whose it is, and that nothing was added. */
export const addIdentity = action(
  'customers.addIdentity',
  zIdentity.extend({ customerId: z.uuid() }),
  async (tx, { customerId, ...given }) => {
    must(mayRecognise(tx.actor));
    const identity = must(normalise(given));
    if (!(await customerById(tx, customerId))) throw refused('not_found', 'customers.notFound');
    if (await insertIdentity(tx, customerId, identity)) {
      tx.record({
        name: events.changed,
        subjectId: customerId,
        audience: ['centre'],
        data: { customerId, added: identity.kind },
      });
      return { customerId, added: true };
    }
    const owner = await customerByIdentity(tx, identity);
    return { customerId: owner?.id ?? customerId, added: false };
  },
);

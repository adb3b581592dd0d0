import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { mayChange } from '../access.ts';
import { events, routes } from '../contract.ts';
import { updateCustomer } from '../sql.ts';
import { customerById } from '../views.ts';

/** Name, language or tier of a customer. */
export const changeCustomer = action(
  'customers.changeCustomer',
  routes.changeCustomer.body.extend({ customerId: z.uuid() }),
  async (tx, { customerId, ...change }) => {
    must(mayChange(tx.actor));
    await updateCustomer(tx, customerId, change);
    const customer = await customerById(tx, customerId);
    if (!customer) throw refused('not_found', 'customers.notFound');
    tx.record({ name: events.changed, subjectId: customerId, audience: ['centre'], data: { customerId, ...change } });
    return customer;
  },
);

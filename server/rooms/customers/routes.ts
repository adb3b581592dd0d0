import { look } from '../../platform/act.ts';
import { must, refused } from '../../platform/refusal.ts';
import { door } from '../../platform/route.ts';
import { mayRead } from './access.ts';
import { addIdentity } from './actions/add-identity.ts';
import { changeCustomer } from './actions/change-customer.ts';
import { routes } from './contract.ts';
import { customerById, customersByAddress } from './views.ts';

export const doors = [
  door('customers', routes, {
    readCustomer: ({ session, params }) =>
      look(session, async (tx) => {
        const customer = must(mayRead(tx.actor)) && (await customerById(tx, params.customerId));
        if (!customer) throw refused('not_found', 'customers.notFound');
        return customer;
      }),
    findCustomers: ({ session, query }) =>
      look(session, async (tx) => (must(mayRead(tx.actor)), customersByAddress(tx, query.address))),
    changeCustomer: ({ session, params, body }) => changeCustomer(session, { ...body, ...params }),
    addIdentity: ({ session, params, body }) => {
      must(mayRead(session.actor));
      return addIdentity(session, { ...body, ...params });
    },
  }),
];

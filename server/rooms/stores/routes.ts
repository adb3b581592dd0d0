import { look } from '../../platform/act.ts';
import { systemActor } from '../../platform/actor.ts';
import { must, refused } from '../../platform/refusal.ts';
import { type Door, door } from '../../platform/route.ts';
import { mayListStores, maySeeOrders } from './access.ts';
import { check } from './actions/check.ts';
import { pushCustomers } from './actions/push-customers.ts';
import { pushOrders } from './actions/push-orders.ts';
import { pushProducts } from './actions/push-products.ts';
import { put } from './actions/put.ts';
import { settle } from './actions/settle.ts';
import type { ConnectorNeeds } from './connectors/contract.ts';
import { routes } from './contract.ts';
import { openStore } from './sql.ts';
import { allStores, executionById, ordersOf, unsettled } from './views.ts';

export const doors = (needs: ConnectorNeeds): Door[] => [
  door('stores', routes, {
    list: ({ session }) => look(session, async (tx) => (must(mayListStores(tx.actor)), allStores(tx))),
    put: ({ session, body }) => put(session, body),
    check: ({ session, params }) => check(session, needs, params.storeId),
    pushOrders: ({ session, params, body }) => pushOrders(session, { ...params, items: body.items }),
    pushProducts: ({ session, params, body }) => pushProducts(session, { ...params, items: body.items }),
    pushCustomers: ({ session, params, body }) => pushCustomers(session, { ...params, items: body.items }),
    findOrders: ({ session, query }) =>
      look(session, async (tx) => {
        must(maySeeOrders(tx.actor));
        if (!query.number && !query.customerId && !query.email)
          throw refused('invalid', 'stores.searchNeeded', { field: 'number' });
        return ordersOf(tx, query);
      }),
    openExecution: ({ session, params }) =>
      look(session, async (tx) => {
        const execution = must(maySeeOrders(tx.actor)) && (await executionById(tx, params.executionId));
        if (!execution) throw refused('not_found', 'stores.executionUnknown');
        return execution;
      }),
    listUnsettled: ({ session }) => look(session, async (tx) => (must(maySeeOrders(tx.actor)), unsettled(tx))),
    settle: ({ session, params, body }) => settle(session, { ...params, ...body }),
    webhook: async ({ ctx, params: { orgId, storeId }, raw, headers }) => {
      const session = { ctx, actor: systemActor(orgId) };
      const store = await look(session, (tx) => openStore(tx, storeId));
      const connector = store && needs.connectorFor[store.connector](store);
      const hint = connector?.verifyWebhook(raw, headers);
      if (!connector || !hint?.ok) throw refused('unauthorized', 'stores.badSignature');
      const readAt = ctx.clock.now().toISOString();
      const order = hint.orderRef && connector.getOrder ? await connector.getOrder(hint.orderRef) : null;
      const items = order ? [{ ...order, updatedAt: order.updatedAt ?? readAt }] : [];
      await pushOrders(session, { storeId, items, dedupeKey: hint.dedupeKey });
      return { ok: true };
    },
  }),
];

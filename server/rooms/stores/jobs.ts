import { look } from '../../platform/act.ts';
import type { Session } from '../../platform/context.ts';
import type { TimedJob } from '../../platform/reactions.ts';
import { advance } from './actions/advance.ts';
import { check } from './actions/check.ts';
import { pushCustomers } from './actions/push-customers.ts';
import { pushOrders } from './actions/push-orders.ts';
import { pushProducts } from './actions/push-products.ts';
import type { Connector, ConnectorNeeds } from './connectors/contract.ts';
import { openStore } from './sql.ts';
import { allStores, dueExecutions } from './views.ts';

const AT_ONCE = 8;
const DUE = 80;
const CHUNK = 200;

const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

type Asked = { storeId: string; cursor: string | null; connector: Connector };

/** The shops of an organisation that can be asked, which those that only tell cannot. */
async function askable(session: Session, needs: ConnectorNeeds): Promise<Asked[]> {
  return look(session, async (tx) => {
    const asked: Asked[] = [];
    for (const { id, address } of await allStores(tx)) {
      const store = address ? await openStore(tx, id) : null;
      if (store) asked.push({ storeId: id, cursor: store.cursor, connector: needs.connectorFor[store.connector](store) });
    }
    return asked;
  });
}

/** Asks a shop; one that fails does not keep the others from being asked, and its check tells the truth from then on. */
async function ask(session: Session, needs: ConnectorNeeds, storeId: string, question: () => Promise<void>): Promise<void> {
  try {
    await question();
  } catch (error) {
    session.ctx.log.warn({ err: error, storeId }, 'shop not read');
    await check(session, needs, storeId);
  }
}

async function changes(session: Session, { storeId, cursor, connector }: Asked): Promise<void> {
  if (!connector.changedSince) return;
  const readAt = session.ctx.clock.now().toISOString();
  const found = await connector.changedSince(cursor);
  for (const items of chunks(found.orders, CHUNK))
    await pushOrders(session, { storeId, items: items.map((order) => ({ ...order, updatedAt: order.updatedAt ?? readAt })) });
  if (found.cursor !== cursor) await pushOrders(session, { storeId, items: [], cursor: found.cursor });
}

async function catalogue(session: Session, { storeId, connector }: Asked): Promise<void> {
  const products = connector.products ? await connector.products() : [];
  for (const items of chunks(products, CHUNK)) await pushProducts(session, { storeId, items });
  const customers = connector.customers ? await connector.customers() : [];
  for (const items of chunks(customers, CHUNK)) await pushCustomers(session, { storeId, items });
}

export const timedJobs = (needs: ConnectorNeeds): TimedJob[] => [
  {
    name: 'stores.advanceDue',
    everySeconds: 2,
    run: async ({ orgIds, sessionFor }) => {
      for (const orgId of orgIds) {
        const session = sessionFor(orgId);
        const due = await look(session, (tx) => dueExecutions(tx, DUE));
        for (const some of chunks(due, AT_ONCE)) await Promise.all(some.map((id) => advance(session, needs, id)));
      }
    },
  },
  {
    name: 'stores.pollChanges',
    everySeconds: 30,
    run: async ({ orgIds, sessionFor }) => {
      for (const orgId of orgIds) {
        const session = sessionFor(orgId);
        for (const store of await askable(session, needs))
          await ask(session, needs, store.storeId, () => changes(session, store));
      }
    },
  },
  {
    name: 'stores.pollCatalogue',
    everySeconds: 900,
    run: async ({ orgIds, sessionFor }) => {
      for (const orgId of orgIds) {
        const session = sessionFor(orgId);
        for (const store of await askable(session, needs))
          await ask(session, needs, store.storeId, () => catalogue(session, store));
      }
    },
  },
];

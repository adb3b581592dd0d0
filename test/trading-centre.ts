import { act, look } from '../server/platform/act.ts';
import type { Session } from '../server/platform/context.ts';
import { newId } from '../server/platform/ids.ts';
import { Refused } from '../server/platform/refusal.ts';
import { learn } from '../server/platform/words.ts';
import { keepRuling } from '../server/rooms/attributions/actions/keep-ruling.ts';
import { mintOwn } from '../server/rooms/attributions/actions/mint-own.ts';
import { execute } from '../server/rooms/stores/actions/execute.ts';
import { pushOrders } from '../server/rooms/stores/actions/push-orders.ts';
import { put } from '../server/rooms/stores/actions/put.ts';
import type { ConnectorNeeds } from '../server/rooms/stores/connectors/contract.ts';
import type { Execution } from '../server/rooms/stores/contract.ts';
import { reactions } from '../server/rooms/stores/events.ts';
import { timedJobs } from '../server/rooms/stores/jobs.ts';
import { executionById, orderById, ordersOf } from '../server/rooms/stores/views.ts';
import { words } from '../server/words/stores.ts';
import { openShop } from './push-shop.ts';
import { type SmallCentre, smallCentre, type Who } from './small-centre.ts';

export const eur = (minor: number) => ({ minor, currency: 'EUR' });

/** The reason of a refusal, or `let`. */
export const refusalOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'let',
    (error: unknown) => {
      if (error instanceof Refused) return error.refusal.reason;
      throw error;
    },
  );

/** Everybody may give money back on their own authority, within 10.000 euros a month; a return that the shop does by itself; a note. */
async function grant({ owner, orgId, people }: SmallCentre): Promise<void> {
  const version = newId();
  await owner.query(
    `insert into policy_version (org_id, id, number, state, created_by, created_at) values ($1, $2, 1, 'draft', $3, '2026-01-01')`,
    [orgId, version, people.diego],
  );
  const kinds = [
    { code: 'REFUND_PARTIAL', op: 'refund', exposure: 'money', limits: [{ per: 'month', unit: 'money', max: 1_000_000 }] },
    { code: 'RETURN_OWN', op: 'external', exposure: 'money', limits: [] },
    { code: 'NOTE', op: 'note', exposure: 'none', limits: [] },
  ];
  for (const { code, op, exposure, limits } of kinds) {
    await owner.query(
      `insert into action_kind (org_id, code, section, name_es, name_en, exposure, moves_money, reversible, op, params, position)
       values ($1, $2, 'money', $2, $2, $3, $3 = 'money', false, $4, '[]', 1)`,
      [orgId, code, exposure, op],
    );
    await owner.query(
      `insert into attribution (org_id, id, version_id, action, holder_kind, circuit, limits) values ($1, $2, $3, $4, 'everyone', 'own', $5)`,
      [orgId, newId(), version, code, JSON.stringify(limits)],
    );
  }
  await owner.query(`update policy_version set state = 'active', active_from = '2026-01-01' where org_id = $1 and id = $2`, [
    orgId,
    version,
  ]);
}

const line = (ref: string, sku: string) => ({
  ref,
  sku,
  productRef: 'LAMP',
  name: `Lámpara ${sku}`,
  quantity: 1,
  unitMinor: 5000,
});

/** An order as the shop tells it: delivered, paid with 100,00 euros. */
const statement = (ref: string, change: object = {}) => ({
  ...{ ref, number: `N${ref}`, state: 'delivered', placedAt: '2026-11-01T10:00:00Z', deliveredAt: '2026-11-20T10:00:00Z' },
  ...{
    customer: { ref: `u${ref}`, email: `buyer${ref}@example.org`, name: 'Ana Ruiz' },
    lines: [line('1', 'A'), line('2', 'B')],
  },
  ...{ currency: 'EUR', totalMinor: 10_000, paidMinor: 10_000 },
  payments: [{ ref: 'p1', method: 'card', label: 'la tarjeta ··4418', minor: 10_000 }],
  ...change,
});

/** The small centre with a shop that pushes to it and is asked to act by it, over real HTTP. */
export async function tradingCentre(needs: ConnectorNeeds) {
  learn([words]);
  const centre = await smallCentre();
  const shop = openShop();
  const port = await shop.listen();
  await grant(centre);
  const as = (who: Who, change: Partial<Session['actor']> = {}): Session => ({
    ctx: centre.ctx,
    actor: { ...centre.session(who).actor, ...change },
  });
  const admin = () => as('diego', { role: 'ADMIN', scope: 'none' });
  const shopKey = () => as('berta', { role: 'INTEGRATION', scope: 'all', keyScopes: ['stores:push', 'stores:read'] });
  const address = `http://127.0.0.1:${port}/hook`;
  const made = await put(admin(), { code: 'HOGAR', name: 'Hogar', connector: 'push', address, settings: { timeoutSeconds: 1 } });
  shop.secret = made.webhookSecret ?? '';
  const storeId = made.id;
  let orders = 0;

  /** An agent takes an action in circuit 1: ruled, minted and planned in one transaction, as a case does. */
  const plan = (orderId: string, minor: number | null, action = 'REFUND_PARTIAL', params = {}): Promise<Execution> =>
    act(as('lucia'), 'cases.takeAction', async (tx) => {
      const order = await orderById(tx, orderId);
      const about = { storeId, orderRef: order?.ref ?? null, customerId: order?.customerId ?? null, caseId: null };
      const ask = { action, params, amount: minor === null ? null : eur(minor), count: 1, facts: {}, ...about };
      const { id: rulingId } = await keepRuling(tx, { ask });
      if (!rulingId) throw new Error('no ruling');
      const warrant = await mintOwn(tx, { rulingId, ask });
      return execute(tx, { warrant, ask, orderId, storeId, caseId: null });
    });
  const [polling] = timedJobs(needs);
  if (!polling) throw new Error('no job');

  return {
    ...centre,
    ...{ shop, port, storeId, as, admin, shopKey, statement, plan },
    newOrder: async (change: object = {}): Promise<string> => {
      const ref = String(++orders);
      await pushOrders(shopKey(), { storeId, items: [statement(ref, change)] });
      const [order] = await look(centre.house, (tx) => ordersOf(tx, { number: `N${ref}` }));
      if (!order) throw new Error('no order');
      return order.id;
    },
    lastRef: () => String(orders),
    now: (id: string) => look(centre.house, (tx) => executionById(tx, id)),
    order: (id: string) => look(centre.house, (tx) => orderById(tx, id)),
    /** What is due is taken a step further, then what was told since is heard, twice. */
    turn: () => centre.turn([polling], reactions(needs)),
    close: async () => {
      await shop.close();
      await centre.close();
    },
  };
}
export type TradingCentre = Awaited<ReturnType<typeof tradingCentre>>;

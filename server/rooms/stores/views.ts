import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/act.ts';
import type { Facts } from '../../platform/conditions.ts';
import type { Money } from '../../platform/money.ts';
import { isRefusal, type Refusal } from '../../platform/refusal.ts';
import { say } from '../../platform/words.ts';
import { customersByAddress } from '../customers/views.ts';
import { maySettle } from './access.ts';
import { type Execution, type Op, type Order, type zFeasibility, type zProduct, type zStore, zShopCustomer } from './contract.ts';
import { effectsOf } from './effects/decide.ts';
import { isEnded } from './executions/decide.ts';
import type { Matter, Product, ShopCustomer, Store } from './facts/contract.ts';
import { computedOf, factsOf, readWish } from './facts/decide.ts';
import { judge, mostOf } from './feasibility/decide.ts';
import { orderOf, type OrderRow } from './orders/decide.ts';
import type { z } from 'zod';

type StoreView = z.output<typeof zStore>;
type Check = { ok: boolean; code: string; text: string; ops: string[] };
type StoreRow = Omit<StoreView, 'checkedAt' | 'check' | 'webhookUrl'> & { checkedAt: Date | null; check: Check | null };

async function storesWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<(StoreView & { ops: string[] | null })[]> {
  const found =
    await sql<StoreRow>`select id, code, name, connector, address, credentials is not null as "hasCredentials", rules, settings,
      unit_id as "unitId", checked_at as "checkedAt", check_outcome as check
    from store where org_id = ${tx.orgId} and ${condition} order by code`.execute(tx.sql);
  return found.rows.map(({ check, checkedAt, ...row }) => ({
    ...row,
    webhookUrl: `${tx.ctx.baseUrl}/api/v1/hooks/stores/${tx.orgId}/${row.id}`,
    checkedAt: checkedAt?.toISOString() ?? null,
    check: check && { ok: check.ok, text: say(tx.actor.locale, `stores.check.${check.code}`, { text: check.text }) },
    ops: check?.ops ?? null,
  }));
}

const bare = ({ ops: _ops, ...store }: StoreView & { ops: string[] | null }): StoreView => store;

export const allStores = async (tx: Tx): Promise<StoreView[]> => (await storesWhere(tx, sql`true`)).map(bare);

export async function storeById(tx: Tx, id: string): Promise<StoreView | null> {
  const [store] = await storesWhere(tx, sql`id = ${id}`);
  return store ? bare(store) : null;
}

export async function storeByCode(tx: Tx, code: string): Promise<StoreView | null> {
  const [store] = await storesWhere(tx, sql`code = ${code}`);
  return store ? bare(store) : null;
}

async function ordersWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<Order[]> {
  const found = await sql<OrderRow>`select o.*, s.name as store_name,
      coalesce((select sum(e.minor) from execution e where e.org_id = o.org_id and e.order_id = o.id and e.moves_money
        and e.op not in ('coupon','resend') and e.state in ('planned','sending','unknown','person')), 0)::bigint as under_way
    from shop_order o join store s on s.org_id = o.org_id and s.id = o.store_id
    where o.org_id = ${tx.orgId} and ${condition} order by o.placed_at desc, o.id desc limit 200`.execute(tx.sql);
  return found.rows.map(orderOf);
}

export const orderById = async (tx: Tx, id: string): Promise<Order | null> =>
  (await ordersWhere(tx, sql`o.id = ${id}`))[0] ?? null;

/** Orders by number, customer or e-mail, newest first; whatever is given must hold. `#` before a number does not count. */
export async function ordersOf(
  tx: Tx,
  by: { customerId?: string | undefined; email?: string | undefined; number?: string | undefined },
): Promise<Order[]> {
  const conditions: RawBuilder<unknown>[] = [];
  if (by.number !== undefined)
    conditions.push(sql`o.number = any(${[by.number, by.number.replace(/^#/, ''), `#${by.number.replace(/^#/, '')}`]}::text[])`);
  if (by.customerId !== undefined) conditions.push(sql`o.customer_id = ${by.customerId}`);
  if (by.email !== undefined) {
    const ids = (await customersByAddress(tx, by.email)).map((customer) => customer.id);
    conditions.push(sql`o.customer_id = any(${ids}::uuid[])`);
  }
  return conditions.length ? ordersWhere(tx, sql.join(conditions, sql` and `)) : [];
}

type ExecutionRow = Omit<Execution, 'amount' | 'plannedAt' | 'endedAt' | 'may'> & {
  minor: number | null;
  currency: string | null;
  plannedAt: Date;
  endedAt: Date | null;
  unitId: string | null;
};

async function executionsWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<Execution[]> {
  const found =
    await sql<ExecutionRow>`select e.id, e.store_id as "storeId", e.order_id as "orderId", e.case_id as "caseId", e.action, e.op, e.minor,
      e.currency, e.input, e.state, e.attempts, e.planned_at as "plannedAt", e.ended_at as "endedAt", e.result, e.error, s.unit_id as "unitId"
    from execution e join store s on s.org_id = e.org_id and s.id = e.store_id
    where e.org_id = ${tx.orgId} and ${condition} order by e.planned_at, e.id limit 500`.execute(tx.sql);
  return found.rows.map(({ minor, currency, plannedAt, endedAt, unitId, ...row }) => ({
    ...row,
    amount: minor !== null && currency !== null ? { minor, currency } : null,
    plannedAt: plannedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    may: { settle: !isEnded(row.state) && !isRefusal(maySettle(tx.actor, { unitId }, row.state)) },
  }));
}

export const executionById = async (tx: Tx, id: string): Promise<Execution | null> =>
  (await executionsWhere(tx, sql`e.id = ${id}`))[0] ?? null;

/** Accepted by the shop and not confirmed, of unknown outcome, or waiting for a person. Oldest first. */
export const unsettled = (tx: Tx): Promise<Execution[]> =>
  executionsWhere(tx, sql`(e.state in ('unknown','person') or (e.state = 'sending' and e.handle is not null))`);

/** Executions whose next step is due, soonest first. */
export async function dueExecutions(tx: Tx, limit: number): Promise<string[]> {
  const found = await sql<{
    id: string;
  }>`select id from execution where org_id = ${tx.orgId} and state in ('planned','sending','unknown')
    and next_try_at <= ${tx.now} order by next_try_at limit ${limit}`.execute(tx.sql);
  return found.rows.map((row) => row.id);
}

async function moneyUnderWay(tx: Tx, orderId: string): Promise<boolean> {
  const found = await sql`select id from execution where org_id = ${tx.orgId} and order_id = ${orderId} and moves_money
    and state in ('planned','sending','unknown','person') limit 1`.execute(tx.sql);
  return found.rows.length > 0;
}

async function productsOf(tx: Tx, storeId: string, skus: string[]): Promise<Map<string, Product>> {
  if (skus.length === 0) return new Map();
  const found = await sql<
    z.output<typeof zProduct>
  >`select sku, product_ref as "productRef", name, options, category, minor, currency, stock, available
    from shop_product where org_id = ${tx.orgId} and store_id = ${storeId} and sku = any(${[...new Set(skus)]}::text[])`.execute(
    tx.sql,
  );
  return new Map(found.rows.map((product) => [product.sku, product]));
}

async function profilesOf(tx: Tx, storeId: string, customerId: string | null): Promise<ShopCustomer[]> {
  if (!customerId) return [];
  const found = await sql<{
    profile: unknown;
  }>`select profile from shop_customer where org_id = ${tx.orgId} and store_id = ${storeId}
    and customer_id = ${customerId} order by updated_at desc, ref`.execute(tx.sql);
  return found.rows.map((row) => zShopCustomer.parse(row.profile));
}

export type FeasibleAsk = { action: string; op: Op; params?: Record<string, unknown>; amount?: Money | null };
export type Feasible = z.output<typeof zFeasibility> & {
  /** The shop it would be carried out in; null where there is none to be asked. */
  storeId: string | null;
  facts: Facts;
  /** Why not, as a refusal that an action can throw; its words are `reason`. */
  refusal: Refusal | null;
  /** What the shop is handed beside the parameters, worked out here. */
  computed: Record<string, unknown>;
};
type About = { orderId: string | null; storeId: string | null; customerId: string | null };

const inWords = (tx: Tx, { reason, params }: Refusal): string => say(tx.actor.locale, reason, params);

async function storeOf(tx: Tx, storeId: string | null): Promise<Store | null> {
  const [store, other] = await storesWhere(tx, storeId ? sql`id = ${storeId}` : sql`true`);
  if (!store || other) return null;
  const { id, code, name, connector, address, rules, ops } = store;
  return { id, code, name, connector, hasAddress: address !== null, rules, ops };
}

/** What a shop with nothing to ask says: there is none, or several to choose from. */
const nowhere: Feasible = {
  storeId: null,
  allowed: false,
  reason: null,
  maxMinor: null,
  effects: [],
  facts: {},
  refusal: null,
  computed: {},
};

/**
 * Whether the shop's own rules, its state, money and stock let these things, with the facts that follow and what would happen there.
 * Everything is read once, so the whole bar costs what one line does. `complete`: this is what will be sent; otherwise rules on
 * parameters that are not given yet are passed over. Without order and shop, the centre's only shop is meant.
 */
export async function feasibleMany(tx: Tx, about: About & { asks: FeasibleAsk[]; complete?: boolean }): Promise<Feasible[]> {
  const order = about.orderId ? await orderById(tx, about.orderId) : null;
  const store = await storeOf(tx, order?.storeId ?? about.storeId);
  if (!store || (about.orderId && !order)) {
    const refusal: Refusal = { refused: true, kind: 'not_found', reason: store ? 'stores.orderUnknown' : 'stores.storeUnknown' };
    return about.asks.map(() => ({ ...nowhere, refusal, reason: inWords(tx, refusal) }));
  }
  const wishes = about.asks.map(({ params = {} }) => readWish(params));
  const skus = [
    ...(order?.lines.map((line) => line.sku) ?? []),
    ...wishes.flatMap((wish) => wish.newItems?.map((item) => item.ref) ?? []),
  ];
  const products = await productsOf(tx, store.id, skus);
  const profiles = await profilesOf(tx, store.id, order?.customerId ?? about.customerId);
  const underWay = order ? await moneyUnderWay(tx, order.id) : false;
  return about.asks.map(({ action, op, params = {}, amount = null }, i) => {
    const wish = wishes[i] ?? readWish(params);
    const { customerId } = about;
    const matter: Matter = {
      action,
      op,
      params,
      amount,
      now: tx.now,
      customerId,
      store,
      order,
      moneyUnderWay: underWay,
      profiles,
      products,
    };
    const { facts, open } = factsOf(matter, wish);
    const refusal = judge({ matter, wish, facts, open }, about.complete ?? false, tx.actor.locale);
    const difference = typeof facts['priceDifferenceMinor'] === 'number' ? facts['priceDifferenceMinor'] : null;
    const effects = effectsOf(matter, wish, difference, tx.actor.locale);
    const computed = computedOf(matter, wish, facts);
    return {
      storeId: store.id,
      allowed: refusal === null,
      reason: refusal && inWords(tx, refusal),
      maxMinor: mostOf(matter),
      effects,
      facts,
      refusal,
      computed,
    };
  });
}

export async function feasible(tx: Tx, one: About & FeasibleAsk & { complete?: boolean }): Promise<Feasible> {
  const [answer] = await feasibleMany(tx, { ...one, asks: [one] });
  return answer ?? nowhere;
}

import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import type { PushOrder, zProduct, zShopCustomer } from '../contract.ts';
import { detailsOf } from './decide.ts';

export type Saved = { id: string; customerId: string | null; changed: boolean };

/**
 * Keeps an order as the shop tells it; null when it told something later already. A statement that is older than a refund of ours
 * cannot know of it, so what is given back never falls below that refund and what was given back before it.
 */
export async function saveOrder(tx: Tx, storeId: string, order: PushOrder, customerId: string | null): Promise<Saved | null> {
  const toldAt = order.updatedAt ?? tx.now.toISOString();
  const details = JSON.stringify(detailsOf(order));
  // In a statement of its own: what was waited for here is seen by the next one.
  await sql`select id from shop_order where org_id = ${tx.orgId} and store_id = ${storeId} and ref = ${order.ref} for update`.execute(
    tx.sql,
  );
  const saved = await sql<Saved>`
    with old as (
      select * from shop_order where org_id = ${tx.orgId} and store_id = ${storeId} and ref = ${order.ref}
    ), given as (
      select coalesce(max((e.before->>'refundedMinor')::bigint + e.minor), 0) as minor from execution e join old o on o.id = e.order_id
      where e.org_id = ${tx.orgId} and e.op = 'refund' and e.state = 'done' and e.ended_at > ${toldAt}::timestamptz
    ), new as (
      insert into shop_order (org_id, id, store_id, ref, number, customer_id, state, placed_at, delivered_at, currency, total_minor, paid_minor,
        refunded_minor, shipping_minor, details, updated_at)
      select ${tx.orgId}::uuid, ${newId()}::uuid, ${storeId}::uuid, ${order.ref}::text, ${order.number}::text, ${customerId}::uuid, ${order.state}::text,
        ${order.placedAt}::timestamptz, ${order.deliveredAt}::timestamptz, ${order.currency}::text, ${order.totalMinor}::bigint, ${order.paidMinor}::bigint,
        greatest(${order.refundedMinor}::bigint, given.minor), ${order.shippingMinor}::bigint, ${details}::jsonb, ${toldAt}::timestamptz
      from given
      on conflict (org_id, store_id, ref) do update set number = excluded.number, customer_id = coalesce(excluded.customer_id, shop_order.customer_id),
        state = excluded.state, placed_at = excluded.placed_at, delivered_at = excluded.delivered_at, currency = excluded.currency,
        total_minor = excluded.total_minor, paid_minor = excluded.paid_minor, refunded_minor = excluded.refunded_minor,
        shipping_minor = excluded.shipping_minor, details = excluded.details, updated_at = excluded.updated_at
        where excluded.updated_at >= shop_order.updated_at
      returning *
    )
    select n.id, n.customer_id as "customerId", (o.id is null or (o.number, o.customer_id, o.state, o.placed_at, o.delivered_at, o.total_minor,
        o.paid_minor, o.refunded_minor, o.shipping_minor, o.details) is distinct from
      (n.number, n.customer_id, n.state, n.placed_at, n.delivered_at, n.total_minor, n.paid_minor, n.refunded_minor, n.shipping_minor, n.details)) as changed
    from new n left join old o on true`.execute(tx.sql);
  return saved.rows[0] ?? null;
}

/** Holds the order while something is planned on it: two at once would both see the same money. */
export async function lockOrder(tx: Tx, orderId: string): Promise<void> {
  await sql`select id from shop_order where org_id = ${tx.orgId} and id = ${orderId} for update`.execute(tx.sql);
}

/** A refund of ours is done: so much is given back at least, whatever the shop has told so far. */
export async function raiseRefunded(tx: Tx, orderId: string, atLeast: number): Promise<void> {
  await sql`update shop_order set refunded_minor = greatest(refunded_minor, ${atLeast}::bigint)
    where org_id = ${tx.orgId} and id = ${orderId}`.execute(tx.sql);
}

export async function saveProduct(tx: Tx, storeId: string, product: z.output<typeof zProduct>): Promise<void> {
  const { sku, productRef, name, options, category, minor, currency, stock, available } = product;
  await sql`insert into shop_product (org_id, store_id, sku, product_ref, name, options, category, minor, currency, stock, available, updated_at)
    values (${tx.orgId}, ${storeId}, ${sku}, ${productRef}, ${name}, ${JSON.stringify(options)}::jsonb, ${category}, ${minor}, ${currency}, ${stock},
      ${available}, ${tx.now})
    on conflict (org_id, store_id, sku) do update set product_ref = excluded.product_ref, name = excluded.name, options = excluded.options,
      category = excluded.category, minor = excluded.minor, currency = excluded.currency, stock = excluded.stock, available = excluded.available,
      updated_at = excluded.updated_at`.execute(tx.sql);
}

export async function saveCustomer(
  tx: Tx,
  storeId: string,
  customer: z.output<typeof zShopCustomer>,
  customerId: string,
): Promise<void> {
  await sql`insert into shop_customer (org_id, store_id, ref, customer_id, profile, updated_at)
    values (${tx.orgId}, ${storeId}, ${customer.ref}, ${customerId}, ${JSON.stringify(customer)}::jsonb, ${tx.now})
    on conflict (org_id, store_id, ref) do update set customer_id = excluded.customer_id, profile = excluded.profile, updated_at = excluded.updated_at`.execute(
    tx.sql,
  );
}

import { sql } from 'kysely';
import type { Tx } from '../../platform/act.ts';
import type { Identity } from './contract.ts';

/** Somebody new with a first address; false, and nobody made, where another transaction has just taken that address for somebody. */
export async function insertCustomer(
  tx: Tx,
  customer: { id: string; name: string; language: string },
  { kind, value }: Identity,
): Promise<boolean> {
  const done = await sql`with address as (
      insert into customer_identity (org_id, kind, value, customer_id) values (${tx.orgId}, ${kind}, ${value}, ${customer.id})
      on conflict do nothing returning customer_id)
    insert into customer (org_id, id, name, language, since)
    select ${tx.orgId}::uuid, customer_id, ${customer.name}, ${customer.language}, ${tx.now}::timestamptz from address returning id`.execute(
    tx.sql,
  );
  return done.rows.length > 0;
}

/** False when the address already belongs to somebody. */
export async function insertIdentity(tx: Tx, customerId: string, { kind, value }: Identity): Promise<boolean> {
  const done = await sql`insert into customer_identity (org_id, kind, value, customer_id)
    values (${tx.orgId}, ${kind}, ${value}, ${customerId}) on conflict do nothing returning customer_id`.execute(tx.sql);
  return done.rows.length > 0;
}

export type CustomerChange = { name?: string | undefined; language?: string | undefined; tier?: string | undefined };

/** False when there is no such customer. */
export async function updateCustomer(tx: Tx, customerId: string, change: CustomerChange): Promise<boolean> {
  const done =
    await sql`update customer set name = coalesce(${change.name ?? null}, name), language = coalesce(${change.language ?? null}, language),
    tier = coalesce(${change.tier ?? null}, tier) where org_id = ${tx.orgId} and id = ${customerId} returning id`.execute(tx.sql);
  return done.rows.length > 0;
}

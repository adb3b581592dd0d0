import { sql } from 'kysely';
import type { Tx } from '../../platform/act.ts';
import type { Identity } from './contract.ts';

/** Makes two messages from one new address wait for each other, so that they become one customer. */
export async function lockIdentity(tx: Tx, { kind, value }: Identity): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.orgId} ${kind} ${value}`}, 0))`.execute(tx.sql);
}

export async function insertCustomer(tx: Tx, customer: { id: string; name: string; language: string }): Promise<void> {
  await sql`insert into customer (org_id, id, name, language, since)
    values (${tx.orgId}, ${customer.id}, ${customer.name}, ${customer.language}, ${tx.now})`.execute(tx.sql);
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

import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/act.ts';
import { isRefusal } from '../../platform/refusal.ts';
import type { Customer, Identity } from './contract.ts';
import { normalise, spellingsOf } from './decide.ts';

async function customersWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<Customer[]> {
  const found = await sql<Omit<Customer, 'since'> & { since: Date }>`
    select c.id, c.name, c.language, c.tier, c.since, coalesce((select jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value) order by i.kind, i.value)
      from customer_identity i where i.org_id = c.org_id and i.customer_id = c.id), '[]') as identities
    from customer c where c.org_id = ${tx.orgId} and ${condition} order by c.id`.execute(tx.sql);
  return found.rows.map((c) => ({ ...c, since: c.since.toISOString() }));
}

export const customerById = async (tx: Tx, id: string): Promise<Customer | null> =>
  (await customersWhere(tx, sql`c.id = ${id}`))[0] ?? null;

/** Whose this address is; `kind` and `value` as somebody wrote them. */
export async function customerByIdentity(tx: Tx, identity: Identity): Promise<Customer | null> {
  const known = normalise(identity);
  if (isRefusal(known)) return null;
  const owns = sql`c.id = (select customer_id from customer_identity where org_id = ${tx.orgId} and kind = ${known.kind} and value = any(${spellingsOf(known)}::text[])
    order by value <> ${known.value} limit 1)`;
  return (await customersWhere(tx, owns))[0] ?? null;
}

/** Customers known by an address of whatever kind: e-mail, phone as somebody wrote it, or a shop's id. */
export async function customersByAddress(tx: Tx, address: string): Promise<Customer[]> {
  const guesses = (['email', 'phone'] as const).map((kind) => normalise({ kind, value: address }));
  const values = [address.trim(), ...guesses.flatMap((g) => (isRefusal(g) ? [] : spellingsOf(g)))];
  return customersWhere(
    tx,
    sql`c.id in (select customer_id from customer_identity where org_id = ${tx.orgId} and value = any(${values}::text[]))`,
  );
}

/** A number as it is kept and compared, from however somebody wrote it; null where it is none. */
export function phoneAsKept(text: string): string | null {
  const known = normalise({ kind: 'phone', value: text });
  return isRefusal(known) ? null : known.value;
}

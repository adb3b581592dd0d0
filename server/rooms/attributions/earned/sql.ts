import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import type { Limit } from '../contract.ts';

/** A row of the policy that somebody had when they were last told. */
export type Held = { personId: string; cell: string; action: string; circuit: string; limits: Limit[]; since: Date };

/** What is held by one, or by everybody; nobody else settles it until the end of the transaction. */
export async function lockHeld(tx: Tx, personId: string | null): Promise<Held[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`earned ${tx.orgId}`}, 0))`.execute(tx.sql);
  const found = await sql<Held>`select person_id as "personId", cell, action, circuit, limits, since from earned
    where org_id = ${tx.orgId} and person_id = coalesce(${personId}::uuid, person_id) order by person_id, cell`.execute(tx.sql);
  return found.rows;
}

export async function insertHeld(tx: Tx, held: Omit<Held, 'since'>): Promise<void> {
  await sql`insert into earned (org_id, person_id, cell, action, circuit, limits, since) values (${tx.orgId}, ${held.personId}, ${held.cell}, ${held.action},
    ${held.circuit}, ${JSON.stringify(held.limits)}, ${tx.now}) on conflict do nothing`.execute(tx.sql);
}

export async function deleteHeld(tx: Tx, { personId, cell }: Pick<Held, 'personId' | 'cell'>): Promise<void> {
  await sql`delete from earned where org_id = ${tx.orgId} and person_id = ${personId} and cell = ${cell}`.execute(tx.sql);
}

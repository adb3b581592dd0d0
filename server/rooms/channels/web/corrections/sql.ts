import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';
import type { Wish } from './contract.ts';

/** False when it was asked before under this id. */
export async function insertCorrection(
  tx: Tx,
  one: { id: string; caseId: string; customerId: string | null; wish: Wish },
): Promise<boolean> {
  const { rows } =
    await sql`insert into web_correction (org_id, id, case_id, customer_id, wish, at, state) values (${tx.orgId}, ${one.id}, ${one.caseId},
    ${one.customerId}, ${JSON.stringify(one.wish)}::jsonb, ${tx.now}, 'open') on conflict do nothing returning id`.execute(
      tx.sql,
    );
  return rows.length > 0;
}

type Held = { caseId: string; customerId: string | null; wish: Wish; state: string };
export async function lockCorrection(tx: Tx, id: string): Promise<Held | null> {
  const { rows } = await sql<Held>`select case_id as "caseId", customer_id as "customerId", wish, state from web_correction
    where org_id = ${tx.orgId} and id = ${id} for update`.execute(tx.sql);
  return rows[0] ?? null;
}

export async function endCorrection(tx: Tx, id: string, state: 'applied' | 'dropped'): Promise<void> {
  await sql`update web_correction set state = ${state}, decided_at = ${tx.now}, decided_by = ${tx.actor.id}
    where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
}

/** As it was before anybody had looked. */
export async function openAgain(tx: Tx, id: string): Promise<void> {
  await sql`update web_correction set state = 'open', decided_at = null, decided_by = null
    where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
}

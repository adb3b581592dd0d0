import { sql } from 'kysely';
import type { Tx } from '../../platform/act.ts';
import type { SupplyFacts } from './access.ts';

/** The columns of a supply request by their names in code. */
export const columns = sql`id, state, unit_id as "unitId", purpose, store_id as "storeId", order_ref as "orderRef", lines, note, substitute, eta,
  reason, tracking, agreed_minutes as "agreedMinutes", answered_at as "answeredAt", handed_at as "handedAt"`;

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

export async function insertSupply(tx: Tx, s: SupplyFacts): Promise<void> {
  await sql`insert into supply (org_id, id, state, unit_id, purpose, store_id, order_ref, lines, note, agreed_minutes)
    values (${tx.orgId}, ${s.id}, ${s.state}, ${s.unitId}, ${s.purpose}, ${s.storeId}, ${s.orderRef}, ${json(s.lines)}::jsonb, ${s.note}, ${s.agreedMinutes})`.execute(
    tx.sql,
  );
}

export async function lockSupply(tx: Tx, id: string): Promise<SupplyFacts | null> {
  const row = await sql<SupplyFacts>`select ${columns} from supply where org_id = ${tx.orgId} and id = ${id} for update`.execute(
    tx.sql,
  );
  return row.rows[0] ?? null;
}

export async function saveSupply(tx: Tx, s: SupplyFacts): Promise<void> {
  await sql`update supply set state = ${s.state}, lines = ${json(s.lines)}::jsonb, substitute = ${json(s.substitute)}::jsonb, eta = ${s.eta},
      reason = ${s.reason}, tracking = ${s.tracking}, answered_at = ${s.answeredAt}, handed_at = ${s.handedAt}
    where org_id = ${tx.orgId} and id = ${s.id}`.execute(tx.sql);
}

import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import type { CallEvent } from './calls/contract.ts';

export type HeardRow = { id: string; line_id: string; ref: string; orig_ref: string | null; said: CallEvent; at: Date };

/** False where the very same was heard before on this line. */
export async function insertHeard(
  tx: Tx,
  heard: { id: string; lineId: string; digest: string; raw: string; said: CallEvent; at: Date },
): Promise<boolean> {
  const { said } = heard;
  const { rows } = await sql`insert into call_event (org_id, id, line_id, digest, ref, orig_ref, raw, said, at, heard_at)
    values (${tx.orgId}, ${heard.id}, ${heard.lineId}, ${heard.digest}, ${said.callId}, ${said.origCallId}, ${heard.raw}, ${JSON.stringify(said)}::jsonb, ${heard.at}, ${tx.now})
    on conflict (org_id, line_id, digest) do nothing returning id`.execute(tx.sql);
  return rows.length > 0;
}

/** What was heard, held until the transaction ends; null where it has been understood. */
export async function lockHeard(tx: Tx, id: string): Promise<HeardRow | null> {
  const { rows } = await sql<HeardRow>`select id, line_id, ref, orig_ref, said, at from call_event
    where org_id = ${tx.orgId} and id = ${id} and understood_at is null for update`.execute(tx.sql);
  return rows[0] ?? null;
}

export async function markUnderstood(tx: Tx, id: string): Promise<void> {
  await sql`update call_event set understood_at = ${tx.now} where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
}

/** When the line was last heard, to some seconds: it is not written again with every event. */
export async function noteLineHeard(tx: Tx, lineId: string): Promise<void> {
  await sql`update phone_line set last_event_at = ${tx.now} where org_id = ${tx.orgId} and id = ${lineId}
    and (last_event_at is null or last_event_at < ${tx.now}::timestamptz - interval '10 seconds')`.execute(tx.sql);
}

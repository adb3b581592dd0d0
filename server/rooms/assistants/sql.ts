import { sql } from 'kysely';
import type { Tx } from '../../platform/act.ts';

/** One more call of a tool on this day of the centre's record. */
export async function countUse(tx: Tx, tool: string, refused: boolean): Promise<void> {
  await sql`insert into assistant_use (org_id, person_id, day, tool, calls, refused, last_at)
    values (${tx.orgId}, ${tx.actor.id}, ${tx.now}::timestamptz::date, ${tool}, 1, ${refused ? 1 : 0}, ${tx.now})
    on conflict (org_id, person_id, day, tool) do update
      set calls = assistant_use.calls + 1, refused = assistant_use.refused + excluded.refused, last_at = excluded.last_at`.execute(
    tx.sql,
  );
}

import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import { later } from '../../../platform/later.ts';

/** Somebody came in by this door, now or again; once known it stays so. */
export const keepDoor = (
  tx: Tx,
  caseId: string,
  door: { channel: string; address: string; name: string; known: boolean; at: Date },
): Promise<void> =>
  later(
    tx,
    sql`insert into case_door (org_id, case_id, channel, address, name, known, first_in_at, last_in_at)
    values (${tx.orgId}, ${caseId}, ${door.channel}, ${door.address}, ${door.name}, ${door.known}, ${door.at}, ${door.at})
    on conflict (org_id, case_id, channel, address) do update set last_in_at = greatest(case_door.last_in_at, excluded.last_in_at),
      known = case_door.known or excluded.known, name = case when excluded.name = '' then case_door.name else excluded.name end`,
  );

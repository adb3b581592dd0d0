import { sql } from 'kysely';
import type { Tx } from '../../platform/act.ts';
import { newId } from '../../platform/ids.ts';

export type Told = { word: string; params: Record<string, unknown>; caseId: string | null; requestId: string | null };

/** Writes one notification for each active person of these; answers whom it was for. */
export async function insertNotifications(tx: Tx, personIds: string[], unitIds: string[], told: Told): Promise<string[]> {
  const people = await sql<{ id: string }>`select id from person p where p.org_id = ${tx.orgId} and p.active and (p.id = any(${personIds}::uuid[])
    or p.unit_id = any(${unitIds}::uuid[]) or p.vendor_id = any(${unitIds}::uuid[])
    or exists (select from unit h where h.org_id = p.org_id and h.id = any(${unitIds}::uuid[]) and h.head_id = p.id)) order by id`.execute(tx.sql);
  const ids = people.rows.map((p) => p.id);
  if (ids.length === 0) return [];
  const rows = ids.map(
    (id) => sql`(${tx.orgId}::uuid, ${newId()}::uuid, ${id}::uuid, ${tx.now}, ${told.word}, ${JSON.stringify(told.params)}::jsonb, ${told.caseId}::uuid, ${told.requestId}::uuid)`,
  );
  await sql`insert into notification (org_id, id, person_id, at, word, params, case_id, request_id) values ${sql.join(rows)}`.execute(tx.sql);
  return ids;
}

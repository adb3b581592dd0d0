import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';

type NewAbsence = { id: string; personId: string; deputyId: string | null; startsAt: Date; endsAt: Date };

export async function insertAbsence(tx: Tx, absence: NewAbsence): Promise<void> {
  await sql`insert into absence (org_id, id, person_id, deputy_id, starts_at, ends_at)
    values (${tx.orgId}, ${absence.id}, ${absence.personId}, ${absence.deputyId}, ${absence.startsAt}, ${absence.endsAt})`.execute(
    tx.sql,
  );
}

/** Ends an absence that has begun, and takes away one that has not. */
export async function endAbsence(tx: Tx, id: string): Promise<void> {
  await sql`update absence set ends_at = ${tx.now} where org_id = ${tx.orgId} and id = ${id} and starts_at < ${tx.now} and ends_at > ${tx.now}`.execute(
    tx.sql,
  );
  await sql`delete from absence where org_id = ${tx.orgId} and id = ${id} and starts_at >= ${tx.now}`.execute(tx.sql);
}

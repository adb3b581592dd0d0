import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';

export async function updateSelf(tx: Tx, change: { locale?: string | undefined; theme?: string | undefined }): Promise<void> {
  await sql`update person set locale = coalesce(${change.locale ?? null}, locale), theme = coalesce(${change.theme ?? null}, theme)
    where org_id = ${tx.orgId} and id = ${tx.actor.id}`.execute(tx.sql);
}

export async function markRead(tx: Tx): Promise<void> {
  await sql`update notification set read_at = ${tx.now} where org_id = ${tx.orgId} and person_id = ${tx.actor.id} and read_at is null`.execute(
    tx.sql,
  );
}

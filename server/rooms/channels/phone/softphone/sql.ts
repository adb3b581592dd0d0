import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';

export type AccountRow = { personId: string; lineId: string; user: string; secret: string; extension: string };

export async function accountRow(tx: Tx, personId: string): Promise<AccountRow | null> {
  const { rows } =
    await sql<AccountRow>`select person_id as "personId", line_id as "lineId", sip_user as "user", secret, extension
    from sip_account where org_id = ${tx.orgId} and person_id = ${personId}`.execute(tx.sql);
  return rows[0] ?? null;
}

/** False where somebody else on that line has this user. */
export async function putAccountRow(tx: Tx, account: AccountRow): Promise<boolean> {
  const { personId, lineId, user, secret, extension } = account;
  const { rows: taken } = await sql`select 1 from sip_account
    where org_id = ${tx.orgId} and line_id = ${lineId} and sip_user = ${user} and person_id <> ${personId}`.execute(tx.sql);
  if (taken.length > 0) return false;
  await sql`insert into sip_account (org_id, person_id, line_id, sip_user, secret, extension, changed_at)
    values (${tx.orgId}, ${personId}, ${lineId}, ${user}, ${secret}, ${extension}, ${tx.now})
    on conflict (org_id, person_id) do update set line_id = excluded.line_id, sip_user = excluded.sip_user, secret = excluded.secret,
      extension = excluded.extension, changed_at = excluded.changed_at`.execute(tx.sql);
  return true;
}

export async function dropAccountRow(tx: Tx, personId: string): Promise<void> {
  await sql`delete from sip_account where org_id = ${tx.orgId} and person_id = ${personId}`.execute(tx.sql);
}

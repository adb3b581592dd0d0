import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';

/** The message of a case that a mail to a third party carried; null for any other mail. */
export async function messageOfMail(tx: Tx, mailId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select case_message_id as id from outgoing_mail
    where org_id = ${tx.orgId} and id = ${mailId} and kind = 'forward'`.execute(tx.sql);
  return rows[0]?.id ?? null;
}

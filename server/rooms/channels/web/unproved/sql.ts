import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';

/** Counts one more to this mailbox, unless it had `most` within a day. False: it had. Those who come at once take turns. */
export async function insertLetter(
  tx: Tx,
  letter: { id: string; mailbox: string; kind: string; most: number },
): Promise<boolean> {
  const { id, mailbox, kind, most } = letter;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.orgId} web letter ${mailbox}`}, 0))`.execute(tx.sql);
  const { rows } =
    await sql`insert into web_unproved_letter (org_id, id, mailbox, kind, at) select ${tx.orgId}::uuid, ${id}::uuid, ${mailbox}::text, ${kind}::text, ${tx.now}::timestamptz
    where (select count(*) from web_unproved_letter where org_id = ${tx.orgId} and mailbox = ${mailbox} and kind = ${kind}
      and at > ${tx.now}::timestamptz - interval '1 day') < ${most} returning id`.execute(tx.sql);
  return rows.length > 0;
}

export async function forgetLetters(tx: Tx, before: Date): Promise<void> {
  await sql`delete from web_unproved_letter where org_id = ${tx.orgId} and at < ${before}`.execute(tx.sql);
}

import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';

type Heard = { address: string; kind: 'hard' | 'soft' | 'complaint'; why: string; status: string | null; rawMailId: string };

/** What was heard of an address holds until something else is; a complaint holds whatever is heard of delivery. */
export async function markAddress(tx: Tx, heard: Heard): Promise<void> {
  await sql`insert into mail_suppression (org_id, address, kind, why, status, raw_mail_id, first_at, last_at)
    values (${tx.orgId}, ${heard.address.toLowerCase()}, ${heard.kind}, ${heard.why}, ${heard.status}, ${heard.rawMailId}, ${tx.now}, ${tx.now})
    on conflict (org_id, address) do update set kind = case when mail_suppression.kind = 'complaint' then 'complaint' else excluded.kind end,
      why = excluded.why, status = excluded.status, raw_mail_id = excluded.raw_mail_id, last_at = excluded.last_at,
      times = mail_suppression.times + case when mail_suppression.raw_mail_id = excluded.raw_mail_id then 0 else 1 end`.execute(
    tx.sql,
  );
}

/** A person wrote from there: it takes mail. */
export async function clearAddress(tx: Tx, address: string): Promise<void> {
  await sql`delete from mail_suppression where org_id = ${tx.orgId} and address = ${address.toLowerCase()} and kind <> 'complaint'`.execute(
    tx.sql,
  );
}

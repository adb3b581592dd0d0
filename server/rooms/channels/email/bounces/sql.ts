import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';
import { later } from '../../../../platform/later.ts';

type Kind = 'hard' | 'soft' | 'complaint';
export type Heard = { address: string; kind: Kind; why: string; status: string | null; rawMailId: string };

/** What was heard of an address holds until something else is; a complaint holds whatever is heard of delivery. True where it was not marked before. */
export async function markAddress(tx: Tx, heard: Heard): Promise<boolean> {
  const { rows } = await sql<{
    isNew: boolean;
  }>`insert into mail_suppression (org_id, address, kind, why, status, raw_mail_id, first_at, last_at)
    values (${tx.orgId}, ${heard.address.toLowerCase()}, ${heard.kind}, ${heard.why}, ${heard.status}, ${heard.rawMailId}, ${tx.now}, ${tx.now})
    on conflict (org_id, address) do update set kind = case when mail_suppression.kind = 'complaint' then 'complaint' else excluded.kind end,
      why = excluded.why, status = excluded.status, raw_mail_id = excluded.raw_mail_id, last_at = excluded.last_at,
      times = mail_suppression.times + case when mail_suppression.raw_mail_id = excluded.raw_mail_id then 0 else 1 end
    returning first_at = last_at as "isNew"`.execute(tx.sql);
  return rows[0]?.isNew ?? false;
}

/** A person wrote from there: it takes mail. */
export async function clearAddress(tx: Tx, address: string): Promise<void> {
  await later(
    tx,
    sql`delete from mail_suppression where org_id = ${tx.orgId} and address = ${address.toLowerCase()} and kind <> 'complaint'`,
  );
}

export type Mark = { kind: Kind; why: string; times: number; first_at: Date; last_at: Date };

export async function lockMark(tx: Tx, address: string): Promise<Mark | null> {
  const { rows } = await sql<Mark>`select kind, why, times, first_at, last_at from mail_suppression
    where org_id = ${tx.orgId} and address = ${address} for update`.execute(tx.sql);
  return rows[0] ?? null;
}

export async function insertRelease(
  tx: Tx,
  { id, address, reason, mark }: { id: string; address: string; reason: string; mark: Mark },
): Promise<void> {
  await sql`insert into mail_release (org_id, id, address, kind, why, times, marked_at, reason, by_id, by_name, at)
    values (${tx.orgId}, ${id}, ${address}, ${mark.kind}, ${mark.why}, ${mark.times}, ${mark.first_at}, ${reason}, ${tx.actor.id},
      ${tx.actor.name}, ${tx.now})`.execute(tx.sql);
}

export async function unmark(tx: Tx, address: string): Promise<void> {
  await sql`delete from mail_suppression where org_id = ${tx.orgId} and address = ${address}`.execute(tx.sql);
}

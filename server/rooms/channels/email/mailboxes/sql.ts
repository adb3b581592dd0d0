import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';

/** Puts these addresses on this mailbox and takes every other one from it; answers the one that is another's, or null. */
export async function claimAddresses(tx: Tx, addresses: readonly string[], mailboxId: string): Promise<string | null> {
  const wanted = [...addresses];
  await sql`delete from mail_address where org_id = ${tx.orgId} and mailbox_id = ${mailboxId} and address <> all(${wanted}::text[])`.execute(
    tx.sql,
  );
  const { rows } = await sql<{ address: string }>`insert into mail_address (address, org_id, mailbox_id)
    select a, ${tx.orgId}::uuid, ${mailboxId}::uuid from unnest(${wanted}::text[]) a
    on conflict (address) do update set address = excluded.address where mail_address.org_id = ${tx.orgId} and mail_address.mailbox_id = ${mailboxId} returning address`.execute(
    tx.sql,
  );
  const mine = new Set(rows.map((row) => row.address));
  return wanted.find((address) => !mine.has(address)) ?? null;
}

type Options = {
  replyTo: string | null;
  signIn: unknown;
  afterFetch: unknown;
  trustedMx: string | null;
  quietMinutes: number | null;
  fetchSince: Date | null;
};
export async function putOptions(tx: Tx, mailboxId: string, options: Options): Promise<void> {
  await sql`update mailbox set reply_to = ${options.replyTo}, sign_in = ${JSON.stringify(options.signIn)}::jsonb,
    after_fetch = ${JSON.stringify(options.afterFetch)}::jsonb, trusted_mx = ${options.trustedMx}, quiet_minutes = ${options.quietMinutes},
    fetch_since = ${options.fetchSince} where org_id = ${tx.orgId} and id = ${mailboxId}`.execute(tx.sql);
}

/** Another folder, or another server: what was known of how far it was read says nothing there. */
export async function forgetPosition(tx: Tx, mailboxId: string): Promise<void> {
  await sql`update mailbox set uid_validity = null, last_uid = 0 where org_id = ${tx.orgId} and id = ${mailboxId}`.execute(
    tx.sql,
  );
  await sql`delete from mailbox_link where org_id = ${tx.orgId} and mailbox_id = ${mailboxId}`.execute(tx.sql);
}

export async function keepSecrets(tx: Tx, mailboxId: string, sealed: string): Promise<void> {
  await sql`update mailbox set secrets = ${sealed} where org_id = ${tx.orgId} and id = ${mailboxId}`.execute(tx.sql);
}

/** How far a folder was gone through without anything to keep. */
export async function noteReached(tx: Tx, mailboxId: string, uid: { validity: number; last: number }): Promise<void> {
  await sql`update mailbox set last_uid = case when uid_validity = ${uid.validity}::bigint then greatest(last_uid, ${uid.last}::bigint) else ${uid.last}::bigint end,
    uid_validity = ${uid.validity} where org_id = ${tx.orgId} and id = ${mailboxId}`.execute(tx.sql);
}

/** What was heard of one side of a mailbox; since when is kept for as long as it stays so. */
export async function noteLink(tx: Tx, mailboxId: string, side: 'imap' | 'smtp', problem: string | null): Promise<void> {
  const works = problem === null;
  await sql`insert into mailbox_link (org_id, mailbox_id, side, works, since, looked_at, problem)
    values (${tx.orgId}, ${mailboxId}, ${side}, ${works}, ${tx.now}, ${tx.now}, ${problem})
    on conflict (org_id, mailbox_id, side) do update set works = excluded.works, looked_at = excluded.looked_at, problem = excluded.problem,
      since = case when mailbox_link.works = excluded.works then mailbox_link.since else excluded.since end`.execute(tx.sql);
}

export async function noteCertificate(tx: Tx, mailboxId: string, side: 'imap' | 'smtp', until: Date | null): Promise<void> {
  await sql`update mailbox_link set certificate_until = ${until}, certificate_at = ${tx.now}
    where org_id = ${tx.orgId} and mailbox_id = ${mailboxId} and side = ${side}`.execute(tx.sql);
}

export async function raiseAlarm(
  tx: Tx,
  alarm: { id: string; mailboxId: string; kind: string; params: Record<string, string | number> },
): Promise<boolean> {
  const { rows } = await sql`insert into mail_alarm (org_id, id, mailbox_id, kind, params, raised_at)
    values (${tx.orgId}, ${alarm.id}, ${alarm.mailboxId}, ${alarm.kind}, ${JSON.stringify(alarm.params)}::jsonb, ${tx.now})
    on conflict (org_id, mailbox_id, kind) where cleared_at is null do nothing returning id`.execute(tx.sql);
  return rows.length > 0;
}

/** Clears what is no more so; answers the kinds. */
export async function clearAlarms(tx: Tx, mailboxId: string, still: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ kind: string }>`update mail_alarm set cleared_at = ${tx.now}
    where org_id = ${tx.orgId} and mailbox_id = ${mailboxId} and cleared_at is null and kind <> all(${[...still]}::text[]) returning kind`.execute(
    tx.sql,
  );
  return rows.map((row) => row.kind);
}

export async function insertBackfill(tx: Tx, one: { id: string; mailboxId: string; since: Date }): Promise<void> {
  await sql`insert into mail_backfill (org_id, id, mailbox_id, since, state, asked_at)
    values (${tx.orgId}, ${one.id}, ${one.mailboxId}, ${one.since}, 'waiting', ${tx.now})`.execute(tx.sql);
}

type So = { state: string; total?: number; seen?: number; kept?: number; problem?: string | null };
export async function changeBackfill(tx: Tx, id: string, so: So): Promise<void> {
  await sql`update mail_backfill set state = ${so.state}, total = coalesce(${so.total ?? null}::int, total), seen = coalesce(${so.seen ?? null}::int, seen),
    kept = coalesce(${so.kept ?? null}::int, kept), problem = ${so.problem ?? null},
    ended_at = case when ${so.state} in ('done', 'failed') then ${tx.now}::timestamptz end where org_id = ${tx.orgId} and id = ${id}`.execute(
    tx.sql,
  );
}

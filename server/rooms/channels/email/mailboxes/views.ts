import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';
import { say, sayTime } from '../../../../platform/words.ts';
import { centreOf } from '../../../organization/views.ts';
import type { Head } from '../fetching/contract.ts';
import type { MailboxRow } from '../sql.ts';
import { mailboxRows, secretsOf } from '../views.ts';
import type { AlarmKind, Backfill, Mailbox } from './contract.ts';

const iso = (at: Date | null) => at?.toISOString() ?? null;

export type LinkRow = {
  mailboxId: string;
  side: 'imap' | 'smtp';
  works: boolean;
  since: Date;
  lookedAt: Date;
  problem: string | null;
  certificateUntil: Date | null;
  certificateAt: Date | null;
};
export async function linksOf(tx: Tx): Promise<LinkRow[]> {
  const { rows } = await sql<LinkRow>`select mailbox_id as "mailboxId", side, works, since, looked_at as "lookedAt", problem,
    certificate_until as "certificateUntil", certificate_at as "certificateAt" from mailbox_link where org_id = ${tx.orgId}`.execute(
    tx.sql,
  );
  return rows;
}

type AlarmRow = { mailboxId: string; kind: AlarmKind; params: Record<string, string | number>; raisedAt: Date };
const alarmsNow = async (tx: Tx): Promise<AlarmRow[]> =>
  (
    await sql<AlarmRow>`select mailbox_id as "mailboxId", kind, params, raised_at as "raisedAt" from mail_alarm
    where org_id = ${tx.orgId} and cleared_at is null order by raised_at`.execute(tx.sql)
  ).rows;

type BackfillRow = Omit<Backfill, 'since'> & { since: Date; mailboxId: string };
async function backfillsWhere(tx: Tx, where: ReturnType<typeof sql>): Promise<(Backfill & { mailboxId: string })[]> {
  const { rows } =
    await sql<BackfillRow>`select distinct on (mailbox_id) id, mailbox_id as "mailboxId", since, state, total, seen, kept, problem
    from mail_backfill where org_id = ${tx.orgId} and ${where} order by mailbox_id, asked_at desc`.execute(tx.sql);
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }));
}
export const backfillById = async (tx: Tx, id: string) => (await backfillsWhere(tx, sql`id = ${id}`))[0] ?? null;
export const lastBackfill = async (tx: Tx, mailboxId: string) =>
  (await backfillsWhere(tx, sql`mailbox_id = ${mailboxId}`))[0] ?? null;

/** Every address of the centre's mailboxes, theirs and the others that come there. */
export async function addressesOf(tx: Tx): Promise<{ address: string; mailboxId: string }[]> {
  const { rows } = await sql<{ address: string; mailboxId: string }>`select address, mailbox_id as "mailboxId" from mail_address
    where org_id = ${tx.orgId} order by address`.execute(tx.sql);
  return rows;
}

/** Mailboxes as they are shown: secrets never leave, whether there are any does. */
export async function mailboxes(tx: Tx): Promise<Mailbox[]> {
  const rows = await mailboxRows(tx);
  const [links, alarms, addresses, backfills] = [
    await linksOf(tx),
    await alarmsNow(tx),
    await addressesOf(tx),
    await backfillsWhere(tx, sql`true`),
  ];
  const { timeZone } = await centreOf(tx);
  const said = ({ kind, params, raisedAt }: AlarmRow) => {
    const at = typeof params.iso === 'string' ? sayTime(tx.actor.locale, new Date(params.iso), timeZone) : '';
    return { kind, since: raisedAt.toISOString(), sentence: say(tx.actor.locale, `email.alarm.${kind}`, { ...params, at }) };
  };
  const linkOf = (row: MailboxRow, side: 'imap' | 'smtp') => {
    const found = links.find((link) => link.mailboxId === row.id && link.side === side);
    if (!found || !row[side]) return null;
    const { works, problem } = found;
    return {
      ...{ works, problem, since: found.since.toISOString(), lookedAt: found.lookedAt.toISOString() },
      certificateUntil: iso(found.certificateUntil),
    };
  };
  return rows.map((row) => {
    const secrets = secretsOf(tx, row);
    const filling = backfills.find((one) => one.mailboxId === row.id);
    const { id, address, name, language, imap, smtp } = row;
    return {
      ...{ id, address, name, language, imap, smtp },
      aliases: addresses.filter((one) => one.mailboxId === id && one.address !== address).map((one) => one.address),
      replyTo: row.reply_to,
      signIn: row.sign_in,
      afterFetch: row.after_fetch,
      trustedMx: row.trusted_mx,
      quietMinutes: row.quiet_minutes,
      hasPasswords: { imap: Boolean(secrets.imapPassword), smtp: Boolean(secrets.smtpPassword) },
      hasSecrets: { client: Boolean(secrets.clientSecret), refresh: Boolean(secrets.refreshToken) },
      lastInAt: iso(row.last_in_at),
      checkedAt: iso(row.checked_at),
      check: row.check_outcome,
      links: { imap: linkOf(row, 'imap'), smtp: linkOf(row, 'smtp') },
      alarms: alarms.filter((one) => one.mailboxId === id).map(said),
      backfill: filling ?? null,
    };
  });
}

export const mailboxById = async (tx: Tx, id: string): Promise<Mailbox | null> =>
  (await mailboxes(tx)).find((box) => box.id === id) ?? null;

/** Which of these mails this mailbox has: by their own id and their size, as the same mail keeps both over a server's rebuilding. */
export async function knownHeads(tx: Tx, mailboxId: string, heads: readonly Head[]): Promise<Set<number>> {
  const ids = heads.flatMap(({ messageId }) => messageId ?? []);
  const { rows } = await sql<{
    messageId: string;
    size: number;
  }>`select message_id as "messageId", (envelope->>'size')::int as size
    from raw_mail where org_id = ${tx.orgId} and mailbox_id = ${mailboxId} and message_id = any(${ids}::text[])`.execute(tx.sql);
  const here = new Set(rows.map(({ messageId, size }) => `${size} ${messageId}`));
  return new Set(heads.filter(({ messageId, size }) => here.has(`${size} ${messageId}`)).map(({ uid }) => uid));
}

/** When the last mails came to a mailbox, newest first: its rhythm. */
export async function arrivalsOf(tx: Tx, mailboxId: string): Promise<Date[]> {
  const { rows } = await sql<{ at: Date }>`select received_at as at from raw_mail
    where org_id = ${tx.orgId} and mailbox_id = ${mailboxId} and not envelope ? 'old' and received_at > ${tx.now}::timestamptz - interval '28 days'
    order by received_at desc limit 400`.execute(tx.sql);
  return rows.map((row) => row.at);
}

/** Mails of a mailbox that should have left by now. */
export async function waitingOut(tx: Tx, mailboxId: string): Promise<{ oldest: Date; waiting: number } | null> {
  const { rows } = await sql<{
    oldest: Date | null;
    waiting: number;
  }>`select min(created_at) as oldest, count(*) as waiting from outgoing_mail
    where org_id = ${tx.orgId} and mailbox_id = ${mailboxId} and state in ('queued', 'sending')
      and created_at > ${tx.now}::timestamptz - interval '30 days'`.execute(tx.sql);
  const [row] = rows;
  return row?.oldest ? { oldest: row.oldest, waiting: row.waiting } : null;
}

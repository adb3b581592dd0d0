import { sql } from 'kysely';
import { look, type Tx } from '../../../platform/act.ts';
import { systemActor } from '../../../platform/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { z } from 'zod';
import { personById } from '../../organization/views.ts';
import { mayReadBodies } from './access.ts';
import type { zOutgoing, zRawMail } from './contract.ts';
import { plainAddress, withoutAnswerLink } from './decide.ts';
import type { Envelope, MailboxRow } from './sql.ts';

const PAGE = 50;
const iso = (at: Date | null) => at?.toISOString() ?? null;

/** Access tokens are kept with what renews them, until `accessUntil`. */
export type Secrets = {
  imapPassword?: string;
  smtpPassword?: string;
  clientSecret?: string;
  refreshToken?: string;
  accessToken?: string;
  accessUntil?: string;
  /** When somebody last gave any of these. */
  given?: string;
};
export const secretsOf = (tx: Tx, row: Pick<MailboxRow, 'secrets'>): Secrets =>
  row.secrets ? (JSON.parse(tx.ctx.keys.open(row.secrets)) as Secrets) : {};

const rowsWhere = async (tx: Tx, where: ReturnType<typeof sql>): Promise<MailboxRow[]> =>
  (
    await sql<MailboxRow>`select id, address, name, language, imap, smtp, secrets, uid_validity, last_uid, last_in_at, checked_at, check_outcome,
      reply_to, sign_in, after_fetch, trusted_mx, quiet_minutes, fetch_since from mailbox where org_id = ${tx.orgId} and ${where} order by id`.execute(
      tx.sql,
    )
  ).rows;

export const mailboxRow = async (tx: Tx, id: string): Promise<MailboxRow | null> =>
  (await rowsWhere(tx, sql`id = ${id}`))[0] ?? null;
export const mailboxRows = (tx: Tx): Promise<MailboxRow[]> => rowsWhere(tx, sql`true`);

/** The mailbox a case writes from: the one its mail came to, else the first in its language, else the first. */
export async function mailboxFor(tx: Tx, caseId: string | null, language: string): Promise<MailboxRow | null> {
  const all = await mailboxRows(tx);
  const { rows } = await sql<{
    mailbox_id: string;
  }>`select mailbox_id from raw_mail where org_id = ${tx.orgId} and case_id = ${caseId} order by received_at limit 1`.execute(
    tx.sql,
  );
  return all.find((m) => m.id === rows[0]?.mailbox_id) ?? all.find((m) => m.language === language) ?? all[0] ?? null;
}

/** Which organisation and mailbox receive at an address; with or without what follows a plus. Global: asked before an organisation is known. */
export async function receiverOf(ctx: Ctx, address: string): Promise<{ orgId: string; mailboxId: string } | null> {
  const wanted = [address.trim().toLowerCase(), plainAddress(address)];
  const { rows } = await sql<{
    orgId: string;
    mailboxId: string;
  }>`select org_id as "orgId", mailbox_id as "mailboxId" from mail_address where address = any(${wanted}::text[]) limit 1`.execute(
    ctx.db,
  );
  return rows[0] ?? null;
}

/** The case that any of these Message-IDs belongs to, nearest first. */
export async function caseOfThread(tx: Tx, ids: readonly string[]): Promise<string | null> {
  const { rows } = await sql<{
    messageId: string;
    caseId: string;
  }>`select message_id as "messageId", case_id as "caseId" from mail_thread where org_id = ${tx.orgId} and message_id = any(${[...ids]}::text[])`.execute(
    tx.sql,
  );
  for (const id of ids) {
    const found = rows.find((r) => r.messageId === id);
    if (found) return found.caseId;
  }
  return null;
}

/** Message-IDs of a case's thread, oldest first: what an answer refers to. */
export async function threadOf(tx: Tx, caseId: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select message_id as id from mail_thread where org_id = ${tx.orgId} and case_id = ${caseId} order by at desc limit 12`.execute(
    tx.sql,
  );
  return rows.map((r) => r.id).reverse();
}

type Outgoing = z.output<typeof zOutgoing>;
export async function outgoing(tx: Tx, where: ReturnType<typeof sql>): Promise<Outgoing[]> {
  type Row = Omit<Outgoing, 'createdAt' | 'sentAt'> & { createdAt: Date; sentAt: Date | null };
  const { rows } =
    await sql<Row>`select id, kind, recipient as "to", subject, body, state, attempts, problem, created_at as "createdAt", sent_at as "sentAt", case_id as "caseId", request_id as "requestId"
    from outgoing_mail where org_id = ${tx.orgId} and ${where} order by id desc limit ${PAGE}`.execute(tx.sql);
  const shown = mayReadBodies(tx.actor);
  const mine = tx.actor.kind === 'person' ? ((await personById(tx, tx.actor.id))?.email ?? '') : '';
  return rows.map((r) => {
    const isTheirs = tx.actor.kind === 'system' || r.to.toLowerCase() === mine.toLowerCase();
    const body = isTheirs ? r.body : withoutAnswerLink(r.body);
    const said = shown ? { subject: r.subject, body } : { subject: '', body: '' };
    return { ...r, ...said, createdAt: r.createdAt.toISOString(), sentAt: iso(r.sentAt) };
  });
}

/** The outbox, newest first. What was said only for who may read cases. */
export async function outbox(tx: Tx, before: string | undefined) {
  const mails = await outgoing(tx, before ? sql`id < ${before}` : sql`true`);
  return { mails, smtpConfigured: (await mailboxRows(tx)).some((m) => m.smtp !== null) };
}

export const outgoingById = async (tx: Tx, id: string): Promise<Outgoing | null> =>
  (await outgoing(tx, sql`id = ${id}`))[0] ?? null;

type Raw = z.output<typeof zRawMail>;
export async function incoming(
  tx: Tx,
  state: Raw['state'] | undefined,
  before: string | undefined,
): Promise<{ mails: Raw[]; counts: Record<string, number> }> {
  type Row = {
    id: string;
    receivedAt: Date;
    envelope: { from: string; sender?: string; subject?: string; size: number };
    state: Raw['state'];
    caseId: string | null;
    problem: string | null;
  };
  const { rows } =
    await sql<Row>`select id, received_at as "receivedAt", envelope, state, case_id as "caseId", problem from raw_mail
    where org_id = ${tx.orgId} and (${state ?? null}::text is null or state = ${state ?? null}) and (${before ?? null}::uuid is null or id < ${before ?? null}) order by id desc limit ${PAGE}`.execute(
      tx.sql,
    );
  const counted = await sql<{
    state: string;
    n: number;
  }>`select state, count(*) as n from raw_mail where org_id = ${tx.orgId} group by state`.execute(tx.sql);
  return {
    mails: rows.map(({ receivedAt, envelope, ...r }) => ({
      ...r,
      receivedAt: receivedAt.toISOString(),
      from: envelope.sender ?? envelope.from,
      subject: envelope.subject ?? '',
      size: envelope.size,
    })),
    counts: Object.fromEntries(counted.rows.map((r) => [r.state, r.n])),
  };
}

export async function rawFile(tx: Tx, id: string): Promise<{ sha256: string; state: Raw['state'] } | null> {
  const { rows } = await sql<{
    sha256: string;
    state: Raw['state'];
  }>`select sha256, state from raw_mail where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
  return rows[0] ?? null;
}

/** A mail that is not understood yet, with its bytes and, nearest first, those it names that are not either. */
export async function waitingMail(tx: Tx, id: string): Promise<{ data: Buffer | null; before: string[] } | null> {
  const { rows } = await sql<{ data: Buffer | null; before: string[] }>`select b.data,
      array(select o.id from raw_mail o where o.org_id = r.org_id and o.message_id = any(r.named) and o.state = 'stored' and o.id <> r.id
        order by array_position(r.named, o.message_id), o.id limit 30) as before
    from raw_mail r left join blob b on b.org_id = r.org_id and b.sha256 = r.sha256
    where r.org_id = ${tx.orgId} and r.id = ${id} and r.state = 'stored'`.execute(tx.sql);
  return rows[0] ?? null;
}

type Passage = { envelope: Envelope; trusted: string | null; isOurs: boolean };
/** How a raw mail came: by whom, which server's word its mailbox takes, and whether whoever it says wrote it is a mailbox of ours. */
export async function passageOf(tx: Tx, id: string, from: string): Promise<Passage | null> {
  const { rows } = await sql<Passage>`select r.envelope, m.trusted_mx as trusted,
      exists (select from mail_address where org_id = ${tx.orgId} and address = ${from}) as "isOurs"
    from raw_mail r join mailbox m on m.org_id = r.org_id and m.id = r.mailbox_id where r.org_id = ${tx.orgId} and r.id = ${id}`.execute(
    tx.sql,
  );
  return rows[0] ?? null;
}

/** Mails that were kept and not yet understood, or wait to be tried again: for the timed job, should a job have been lost. */
export async function leftBehind(tx: Tx): Promise<{ raw: string[]; outgoing: string[] }> {
  const raw = await sql<{
    id: string;
  }>`select id from raw_mail where org_id = ${tx.orgId} and state = 'stored' and received_at < ${tx.now}::timestamptz - interval '1 minute' limit 100`.execute(
    tx.sql,
  );
  const due = await sql<{
    id: string;
  }>`select id from outgoing_mail where org_id = ${tx.orgId} and ((state = 'queued' and next_try_at <= ${tx.now}) or (state = 'sending' and created_at < ${tx.now}::timestamptz - interval '5 minutes')) limit 100`.execute(
    tx.sql,
  );
  return { raw: raw.rows.map((r) => r.id), outgoing: due.rows.map((r) => r.id) };
}

export const lookAs = <T>(ctx: Ctx, orgId: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  look({ ctx, actor: systemActor(orgId) }, work);

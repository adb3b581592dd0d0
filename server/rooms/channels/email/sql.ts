import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import { later } from '../../../platform/later.ts';
import type { AfterFetch } from './fetching/contract.ts';
import type { Mailbox, SignInWay } from './mailboxes/contract.ts';

/** A line of a mail is no longer (RFC 5322, 2.1.1). */
const LONGEST_ID = 998;

/** `ip`, `helo`: who brought it, where that is known. `old`: fetched long after it was sent. */
export type Envelope = { from: string; to: string; ip?: string; helo?: string; old?: true };

/** False when these very bytes came to this mailbox before. */
export async function insertRaw(
  tx: Tx,
  raw: {
    id: string;
    mailboxId: string;
    sha256: string;
    envelope: Envelope & { size: number };
    messageId: string | null;
    named: string[];
  },
): Promise<boolean> {
  const { rows } =
    await sql`insert into raw_mail (org_id, id, mailbox_id, sha256, envelope, received_at, state, message_id, named)
    values (${tx.orgId}, ${raw.id}, ${raw.mailboxId}, ${raw.sha256}, ${JSON.stringify(raw.envelope)}::jsonb, ${tx.now}, 'stored',
      ${raw.messageId}, ${raw.named}::text[])
    on conflict (org_id, mailbox_id, sha256) do nothing returning id`.execute(tx.sql);
  return rows.length > 0;
}

export type RawRow = {
  id: string;
  mailbox_id: string;
  sha256: string;
  envelope: Envelope;
  received_at: Date;
  state: string;
};
export async function lockRaw(tx: Tx, id: string): Promise<RawRow | null> {
  const { rows } =
    await sql<RawRow>`select id, mailbox_id, sha256, envelope, received_at, state from raw_mail where org_id = ${tx.orgId} and id = ${id} for update`.execute(
      tx.sql,
    );
  return rows[0] ?? null;
}

export async function settleRaw(
  tx: Tx,
  id: string,
  end: { state: string; caseId: string | null; messageId: string | null; from: string; subject: string; problem?: string },
): Promise<void> {
  await later(
    tx,
    sql`update raw_mail set state = ${end.state}, case_id = ${end.caseId}, message_id = ${end.messageId?.slice(0, LONGEST_ID) ?? null}, problem = ${end.problem ?? null}, understood_at = ${tx.now},
    envelope = envelope || ${JSON.stringify({ sender: end.from, subject: end.subject })}::jsonb where org_id = ${tx.orgId} and id = ${id}`,
  );
}

export async function rememberThread(tx: Tx, messageId: string, caseId: string): Promise<void> {
  await later(
    tx,
    sql`insert into mail_thread (org_id, message_id, case_id, at) values (${tx.orgId}, ${messageId.slice(0, LONGEST_ID)}, ${caseId}, ${tx.now}) on conflict do nothing`,
  );
}

/** Raw mails with these bytes, and their Message-IDs, belong to another case from now on. */
export async function moveThread(
  tx: Tx,
  sha256s: readonly string[],
  { from, into }: { from: string; into: string },
): Promise<void> {
  await sql`with moved as (update raw_mail set case_id = ${into}
      where org_id = ${tx.orgId} and case_id = ${from} and sha256 = any(${[...sha256s]}::text[]) returning message_id)
    update mail_thread set case_id = ${into} where org_id = ${tx.orgId} and case_id = ${from}
      and message_id in (select left(message_id, 998) from moved)`.execute(tx.sql);
}

export type OutgoingInsert = {
  id: string;
  mailboxId: string;
  kind: string;
  dedupeKey: string;
  caseId: string | null;
  requestId: string | null;
  caseMessageId: string | null;
  to: string;
  subject: string;
  body: string;
  html: string | null;
  cc: string[];
  headers: Record<string, string>;
  purpose: string | null;
  attachments: { name: string; type: string; sha256: string }[];
  state: 'queued' | 'outbox';
};
export async function insertOutgoing(tx: Tx, mail: OutgoingInsert): Promise<boolean> {
  const { rows } =
    await sql`insert into outgoing_mail (org_id, id, mailbox_id, kind, dedupe_key, case_id, request_id, case_message_id, recipient, subject, body, html, cc, headers, purpose, attachments, state, created_at)
    values (${tx.orgId}, ${mail.id}, ${mail.mailboxId}, ${mail.kind}, ${mail.dedupeKey}, ${mail.caseId}, ${mail.requestId}, ${mail.caseMessageId}, ${mail.to}, ${mail.subject}, ${mail.body}, ${mail.html}, ${mail.cc},
      ${JSON.stringify(mail.headers)}::jsonb, ${mail.purpose}, ${JSON.stringify(mail.attachments)}::jsonb, ${mail.state}, ${tx.now})
    on conflict (org_id, dedupe_key) do nothing returning id`.execute(tx.sql);
  return rows.length > 0;
}

export type OutgoingRow = {
  id: string;
  mailbox_id: string;
  kind: string;
  case_id: string | null;
  request_id: string | null;
  case_message_id: string | null;
  recipient: string;
  subject: string;
  body: string;
  html: string | null;
  cc: string[];
  headers: Record<string, string>;
  purpose: 'reply' | 'resolution' | 'status' | null;
  attachments: { name: string; type: string; sha256: string }[];
  state: string;
  attempts: number;
};
export async function lockOutgoing(tx: Tx, id: string): Promise<OutgoingRow | null> {
  const { rows } =
    await sql<OutgoingRow>`select id, mailbox_id, kind, case_id, request_id, case_message_id, recipient, subject, body, html, cc, headers, purpose, attachments, state, attempts
    from outgoing_mail where org_id = ${tx.orgId} and id = ${id} for update`.execute(tx.sql);
  return rows[0] ?? null;
}

export async function changeOutgoing(
  tx: Tx,
  id: string,
  change: { state: string; problem?: string | null; attempts?: number; nextTryAt?: Date | null },
): Promise<void> {
  await sql`update outgoing_mail set state = ${change.state}, problem = ${change.problem ?? null}, attempts = coalesce(${change.attempts ?? null}, attempts), next_try_at = ${change.nextTryAt ?? null},
    sent_at = case when ${change.state} = 'sent' then ${tx.now}::timestamptz else sent_at end where org_id = ${tx.orgId} and id = ${id}`.execute(
    tx.sql,
  );
}

/** Of a mail that left: whom the server would not take. */
export async function noteRefused(tx: Tx, id: string, refused: readonly { address: string; text: string }[]): Promise<void> {
  await sql`update outgoing_mail set refused = ${JSON.stringify(refused)}::jsonb where org_id = ${tx.orgId} and id = ${id}`.execute(
    tx.sql,
  );
}

export type MailboxRow = {
  id: string;
  address: string;
  name: string;
  language: 'es' | 'en';
  imap: { host: string; port: number; secure: boolean; user: string; folder: string } | null;
  smtp: { host: string; port: number; secure: boolean; user: string } | null;
  secrets: string | null;
  uid_validity: number | null;
  last_uid: number;
  last_in_at: Date | null;
  checked_at: Date | null;
  check_outcome: Mailbox['check'];
  reply_to: string | null;
  sign_in: SignInWay;
  after_fetch: AfterFetch;
  trusted_mx: string | null;
  quiet_minutes: number | null;
  fetch_since: Date | null;
};
export async function putMailboxRow(
  tx: Tx,
  box: { id: string; address: string; name: string; language: string; imap: unknown; smtp: unknown; secrets: string | null },
): Promise<void> {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  await sql`insert into mailbox (org_id, id, address, name, language, imap, smtp, secrets) values (${tx.orgId}, ${box.id}, ${box.address}, ${box.name}, ${box.language}, ${json(box.imap)}::jsonb, ${json(box.smtp)}::jsonb, ${box.secrets})
    on conflict (org_id, id) do update set address = excluded.address, name = excluded.name, language = excluded.language, imap = excluded.imap, smtp = excluded.smtp, secrets = excluded.secrets, check_outcome = null, checked_at = null`.execute(
    tx.sql,
  );
}

export async function noteChecked(tx: Tx, id: string, outcome: unknown): Promise<void> {
  await sql`update mailbox set checked_at = ${tx.now}, check_outcome = ${JSON.stringify(outcome)}::jsonb where org_id = ${tx.orgId} and id = ${id}`.execute(
    tx.sql,
  );
}

/** A mail came: with it, how far the folder is read. */
export async function noteArrival(tx: Tx, mailboxId: string, uid: { validity: number; last: number }): Promise<void> {
  await sql`update mailbox set last_in_at = ${tx.now}, uid_validity = ${uid.validity},
    last_uid = case when uid_validity = ${uid.validity}::bigint then greatest(last_uid, ${uid.last}::bigint) else ${uid.last}::bigint end
    where org_id = ${tx.orgId} and id = ${mailboxId}`.execute(tx.sql);
}

/** A mail came by itself: told to the second or so, and never by two at once, who would wait for each other's disk. */
export const noteInbound = (tx: Tx, mailboxId: string): Promise<void> =>
  later(
    tx,
    sql`update mailbox set last_in_at = ${tx.now} where org_id = ${tx.orgId} and id = (select id from mailbox
      where org_id = ${tx.orgId} and id = ${mailboxId} and (last_in_at is null or last_in_at < ${tx.now}::timestamptz - interval '2 seconds') for update skip locked)`,
  );

import { randomBytes } from 'node:crypto';
import { type Insertable, sql, type Updateable } from 'kysely';
import type { CaseFile } from '../../../migrations/rows.ts';
import type { Tx } from '../../platform/act.ts';
import { refused } from '../../platform/refusal.ts';
import { type ClockDraft, keyFrom } from './decide.ts';
import type { MessageDetails } from './doors/contract.ts';

export type CaseRow = {
  id: string;
  key: string;
  state: string;
  is_open: boolean;
  queue_id: string;
  subject: string;
  nature: string;
  reason: string;
  language: string;
  channel: string;
  customer_id: string | null;
  customer_name: string;
  customer_address: string | null;
  store_id: string | null;
  order_id: string | null;
  owner_id: string | null;
  circuit: string | null;
  waits: string[];
  opened_at: Date;
  first_answer_at: Date | null;
  resolution: string | null;
  merged_into: string | null;
  version: number;
  contacts_in: number;
  reopened: number;
};

const COLUMNS = sql.raw(
  'id, key, state, is_open, queue_id, subject, nature, reason, language, channel, customer_id, customer_name, customer_address, store_id, order_id, owner_id, circuit, waits, opened_at, first_answer_at, resolution, merged_into, version, contacts_in, reopened',
);

/** The case, held until the transaction ends: two who write in it take turns. */
export async function lockCase(tx: Tx, caseId: string): Promise<CaseRow | null> {
  const { rows } =
    await sql<CaseRow>`select ${COLUMNS} from case_file where org_id = ${tx.orgId} and id = ${caseId} for update`.execute(tx.sql);
  return rows[0] ?? null;
}

const KEY_TRIES = 5;
/** Draws keys until one is free: two alike are rarer than lightning. `insert` answers whether it was. */
export async function keyed(prefix: string, insert: (key: string) => Promise<boolean>): Promise<string> {
  for (let i = 0; i < KEY_TRIES; i++) {
    const key = keyFrom(prefix, randomBytes(8));
    if (await insert(key)) return key;
  }
  throw refused('internal', 'platform.internal');
}

/**
 * Opens a case with its first message, its first point and its clocks, all at once. `keyTaken`: nothing is written, and another key is to
 * be drawn; `heard` is false where the same thing came by that door a moment ago: then the act must begin anew.
 */
export async function insertCase(
  tx: Tx,
  row: Omit<Insertable<CaseFile>, 'org_id'>,
  first: { message: MessageInsert; issueId: string; clocks: readonly (ClockDraft & { id: string })[] },
): Promise<{ keyTaken: boolean; heard: boolean }> {
  const opened = tx.sql
    .insertInto('case_file')
    .values({ org_id: tx.orgId, ...row })
    .onConflict((on) => on.columns(['org_id', 'key']).doNothing())
    .returning('id');
  const { message: m, issueId, clocks } = first;
  const due = clocks.map((c) => sql`(${c.id}::uuid, ${c.kind}, ${c.basis}, ${c.startsAt}::timestamptz, ${c.dueAt}::timestamptz)`);
  const { rows } = await sql<{ opened: boolean; heard: boolean }>`with opened as (${opened}),
    said as (insert into message (org_id, id, case_id, at, direction, channel, author_kind, author_id, author_name, text, quoted, attachments, raw_sha256, ref, address, details)
      select ${tx.orgId}::uuid, ${m.id}::uuid, id, ${m.at}::timestamptz, ${m.direction}, ${m.channel}, ${m.authorKind}, ${m.authorId}::uuid, ${m.authorName}, ${m.text},
        ${m.quoted ?? ''}, ${JSON.stringify(m.attachments ?? [])}::jsonb, ${m.rawSha256 ?? null}, ${m.ref ?? null},
        ${m.address ?? null}, ${JSON.stringify(m.details ?? {})}::jsonb from opened
      on conflict (org_id, channel, ref) where ref is not null do nothing returning id),
    raised as (insert into issue (org_id, id, case_id, at, reason, text, state)
      select ${tx.orgId}::uuid, ${issueId}::uuid, id, ${tx.now}::timestamptz, ${row.reason}, ${row.subject}, 'open' from opened),
    started as (insert into clock (org_id, id, case_id, kind, basis, starts_at, due_at)
      select ${tx.orgId}::uuid, c.id, opened.id, c.kind, c.basis, c.starts_at, c.due_at
      from opened, (values ${sql.join(due)}) c (id, kind, basis, starts_at, due_at))
    select exists (select from opened) as opened, exists (select from said) as heard`.execute(tx.sql);
  return { keyTaken: rows[0]?.opened !== true, heard: rows[0]?.heard === true };
}

/** A case whose messages are here already; false where the key is taken. */
export async function insertRow(tx: Tx, row: Omit<Insertable<CaseFile>, 'org_id'>): Promise<boolean> {
  const done = await tx.sql
    .insertInto('case_file')
    .values({ org_id: tx.orgId, ...row })
    .onConflict((on) => on.columns(['org_id', 'key']).doNothing())
    .returning('id')
    .execute();
  return done.length > 0;
}

/** Changes a case; its version grows, so that a screen that shows an older one is told. */
export async function changeCase(tx: Tx, caseId: string, change: Omit<Updateable<CaseFile>, 'version'>): Promise<void> {
  await tx.sql
    .updateTable('case_file')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('org_id', '=', tx.orgId)
    .where('id', '=', caseId)
    .execute();
}

export type MessageInsert = {
  id: string;
  caseId: string;
  at: Date;
  direction: 'in' | 'out' | 'note';
  channel: string;
  authorKind: string;
  authorId: string | null;
  authorName: string;
  text: string;
  quoted?: string;
  attachments?: unknown[];
  rawSha256?: string | null;
  ref?: string | null;
  delivery?: string | null;
  address?: string | null;
  details?: MessageDetails;
};

/** False when the same thing came before by that door. */
export async function insertMessage(tx: Tx, m: MessageInsert): Promise<boolean> {
  const { rows } =
    await sql`insert into message (org_id, id, case_id, at, direction, channel, author_kind, author_id, author_name, text, quoted, attachments, raw_sha256, ref, delivery, address, details)
    values (${tx.orgId}, ${m.id}, ${m.caseId}, ${m.at}, ${m.direction}, ${m.channel}, ${m.authorKind}, ${m.authorId}, ${m.authorName}, ${m.text}, ${m.quoted ?? ''},
      ${JSON.stringify(m.attachments ?? [])}::jsonb, ${m.rawSha256 ?? null}, ${m.ref ?? null}, ${m.delivery ?? null},
      ${m.address ?? null}, ${JSON.stringify(m.details ?? {})}::jsonb)
    on conflict (org_id, channel, ref) where ref is not null do nothing returning id`.execute(tx.sql);
  return rows.length > 0;
}

/** Says a message anew under the door's own id; false where there is none yet. */
export async function retellMessage(tx: Tx, channel: string, ref: string, text: string): Promise<boolean> {
  const { rows } = await sql`update message set text = ${text}
    where org_id = ${tx.orgId} and channel = ${channel} and ref = ${ref} returning id`.execute(tx.sql);
  return rows.length > 0;
}

export async function setDelivery(
  tx: Tx,
  messageId: string,
  delivery: string,
  note: string | null,
): Promise<{ case_id: string; direction: string } | null> {
  const { rows } = await sql<{
    case_id: string;
    direction: string;
  }>`update message set delivery = ${delivery}, delivery_note = ${note}
    where org_id = ${tx.orgId} and id = ${messageId} and delivery is not null and delivery is distinct from ${delivery} returning case_id, direction`.execute(
    tx.sql,
  );
  return rows[0] ?? null;
}

export async function insertIssue(tx: Tx, issue: { id: string; caseId: string; reason: string; text: string }): Promise<void> {
  await sql`insert into issue (org_id, id, case_id, at, reason, text, state) values (${tx.orgId}, ${issue.id}, ${issue.caseId}, ${tx.now}, ${issue.reason}, ${issue.text}, 'open')`.execute(
    tx.sql,
  );
}

export async function answerIssueRow(tx: Tx, issueId: string, caseId: string, outcome: string, answer: string): Promise<boolean> {
  const { rows } =
    await sql`update issue set state = 'answered', outcome = ${outcome}, answer = ${answer}, answered_at = ${tx.now}, answered_by = ${tx.actor.id}
    where org_id = ${tx.orgId} and case_id = ${caseId} and id = ${issueId} returning id`.execute(tx.sql);
  return rows.length > 0;
}

export async function openIssues(tx: Tx, caseId: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from issue where org_id = ${tx.orgId} and case_id = ${caseId} and state = 'open' order by at`.execute(tx.sql);
  return rows.map((r) => r.id);
}

export async function shareCase(tx: Tx, caseId: string, unitId: string): Promise<void> {
  await sql`insert into case_share (org_id, case_id, unit_id, since) values (${tx.orgId}, ${caseId}, ${unitId}, ${tx.now}) on conflict do nothing`.execute(
    tx.sql,
  );
}

export async function insertSurvey(tx: Tx, id: string, caseId: string): Promise<boolean> {
  const { rows } =
    await sql`insert into survey (org_id, id, case_id, sent_at) values (${tx.orgId}, ${id}, ${caseId}, ${tx.now}) on conflict do nothing returning id`.execute(
      tx.sql,
    );
  return rows.length > 0;
}

/** Whether it was told now, before, or was never asked for. */
export async function answerSurveyRow(
  tx: Tx,
  caseId: string,
  { score, comment, cause }: { score: number; comment: string; cause: string | null },
): Promise<'now' | 'before' | 'notAsked'> {
  const done = await sql`update survey set score = ${score}, comment = ${comment}, cause = ${cause}, answered_at = ${tx.now}
    where org_id = ${tx.orgId} and case_id = ${caseId} and answered_at is null returning id`.execute(tx.sql);
  if (done.rows.length > 0) return 'now';
  const { rows } = await sql`select id from survey where org_id = ${tx.orgId} and case_id = ${caseId}`.execute(tx.sql);
  return rows.length > 0 ? 'before' : 'notAsked';
}

/** What the list shows of what is under way. That its mail could not be read stays shown until somebody deals with it. */
export async function showWaits(tx: Tx, caseId: string, waits: string[], circuit: string | null): Promise<void> {
  await sql`update case_file set version = version + 1, circuit = ${circuit},
    waits = case when 'unreadable' = any(waits) then array_append(${waits}::text[], 'unreadable') else ${waits}::text[] end
    where org_id = ${tx.orgId} and id = ${caseId}`.execute(tx.sql);
}

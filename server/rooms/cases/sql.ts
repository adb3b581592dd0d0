import { type Insertable, sql, type Updateable } from 'kysely';
import type { CaseFile } from '../../../migrations/rows.ts';
import type { Tx } from '../../platform/act.ts';
import type { ClockDraft } from './decide.ts';

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

export async function insertCase(tx: Tx, row: Omit<Insertable<CaseFile>, 'org_id'>): Promise<boolean> {
  const done = await tx.sql
    .insertInto('case_file')
    .values({ org_id: tx.orgId, ...row })
    .onConflict((on) => on.columns(['org_id', 'key']).doNothing())
    .executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
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
};

/** False when the same thing came before by that door. */
export async function insertMessage(tx: Tx, m: MessageInsert): Promise<boolean> {
  const { rows } =
    await sql`insert into message (org_id, id, case_id, at, direction, channel, author_kind, author_id, author_name, text, quoted, attachments, raw_sha256, ref, delivery)
    values (${tx.orgId}, ${m.id}, ${m.caseId}, ${m.at}, ${m.direction}, ${m.channel}, ${m.authorKind}, ${m.authorId}, ${m.authorName}, ${m.text}, ${m.quoted ?? ''},
      ${JSON.stringify(m.attachments ?? [])}::jsonb, ${m.rawSha256 ?? null}, ${m.ref ?? null}, ${m.delivery ?? null})
    on conflict (org_id, channel, ref) where ref is not null do nothing returning id`.execute(tx.sql);
  return rows.length > 0;
}

export async function setDelivery(
  tx: Tx,
  messageId: string,
  delivery: string,
  note: string | null,
): Promise<{ case_id: string } | null> {
  const { rows } = await sql<{ case_id: string }>`update message set delivery = ${delivery}, delivery_note = ${note}
    where org_id = ${tx.orgId} and id = ${messageId} and direction = 'out' and delivery is distinct from ${delivery} returning case_id`.execute(
    tx.sql,
  );
  return rows[0] ?? null;
}

export async function insertClocks(tx: Tx, caseId: string, clocks: readonly (ClockDraft & { id: string })[]): Promise<void> {
  if (clocks.length === 0) return;
  const rows = clocks.map(
    (c) =>
      sql`(${tx.orgId}::uuid, ${c.id}::uuid, ${caseId}::uuid, ${c.kind}, ${c.basis}, ${c.startsAt}::timestamptz, ${c.dueAt}::timestamptz)`,
  );
  await sql`insert into clock (org_id, id, case_id, kind, basis, starts_at, due_at) values ${sql.join(rows)}`.execute(tx.sql);
}

/** Stops running clocks of a kind (and basis); the law's are stopped by the answer alone. */
export async function stopClocks(tx: Tx, caseId: string, kind: string, basis?: string): Promise<void> {
  await sql`update clock set stopped_at = ${tx.now} where org_id = ${tx.orgId} and case_id = ${caseId} and kind = ${kind}
    and (${basis ?? null}::text is null or basis = ${basis ?? null}) and stopped_at is null`.execute(tx.sql);
}

/** Puts the next running clock on the case, for lists. */
export async function showNextDue(tx: Tx, caseId: string): Promise<void> {
  await sql`update case_file c set next_due_at = n.due_at, next_due_kind = n.kind
    from (select 1) one left join lateral (select due_at, kind from clock where org_id = ${tx.orgId} and case_id = ${caseId} and stopped_at is null order by due_at limit 1) n on true
    where c.org_id = ${tx.orgId} and c.id = ${caseId}`.execute(tx.sql);
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

export type ActionRow = {
  id: string;
  case_id: string;
  action: string;
  params: Record<string, unknown>;
  minor: number | null;
  currency: string | null;
  circuit: string;
  state: string;
  ruling_id: string;
  request_id: string | null;
  warrant_id: string | null;
  execution_id: string | null;
  order_id: string | null;
  ask: unknown;
  by_id: string;
  by_name: string;
};
const ACTION = sql.raw(
  'id, case_id, action, params, minor, currency, circuit, state, ruling_id, request_id, warrant_id, execution_id, order_id, ask, by_id, by_name',
);

export async function insertAction(
  tx: Tx,
  a: {
    id: string;
    caseId: string;
    issueId: string | null;
    action: string;
    params: unknown;
    minor: number | null;
    currency: string | null;
    circuit: string;
    state: string;
    rulingId: string;
    requestId: string | null;
    orderId: string | null;
    ask: unknown;
    by: { id: string; name: string };
  },
): Promise<void> {
  await sql`insert into case_action (org_id, id, case_id, issue_id, at, action, params, minor, currency, circuit, state, ruling_id, request_id, order_id, ask, by_id, by_name)
    values (${tx.orgId}, ${a.id}, ${a.caseId}, ${a.issueId}, ${tx.now}, ${a.action}, ${JSON.stringify(a.params)}::jsonb, ${a.minor}, ${a.currency}, ${a.circuit}, ${a.state}, ${a.rulingId}, ${a.requestId}, ${a.orderId}, ${JSON.stringify(a.ask)}::jsonb, ${a.by.id}, ${a.by.name})`.execute(
    tx.sql,
  );
}

export async function lockAction(
  tx: Tx,
  by: { id: string } | { requestId: string } | { executionId: string },
): Promise<ActionRow | null> {
  const where =
    'id' in by
      ? sql`id = ${by.id}`
      : 'requestId' in by
        ? sql`request_id = ${by.requestId}`
        : sql`execution_id = ${by.executionId}`;
  const { rows } =
    await sql<ActionRow>`select ${ACTION} from case_action where org_id = ${tx.orgId} and ${where} for update`.execute(tx.sql);
  return rows[0] ?? null;
}

export async function changeAction(
  tx: Tx,
  id: string,
  change: {
    state: string;
    minor?: number | null;
    ask?: unknown;
    warrantId?: string;
    executionId?: string;
    ended?: boolean;
    note?: string | null;
  },
): Promise<void> {
  await sql`update case_action set state = ${change.state}, minor = coalesce(${change.minor ?? null}, minor), ask = coalesce(${change.ask ? JSON.stringify(change.ask) : null}::jsonb, ask),
    warrant_id = coalesce(${change.warrantId ?? null}, warrant_id), execution_id = coalesce(${change.executionId ?? null}, execution_id),
    note = coalesce(${change.note ?? null}, note), ended_at = ${change.ended ? tx.now : null} where org_id = ${tx.orgId} and id = ${id}`.execute(
    tx.sql,
  );
}

export async function openActions(
  tx: Tx,
  caseId: string,
): Promise<{ circuit: 'own' | 'consulted' | 'authorised'; state: string; request_id: string | null }[]> {
  const { rows } = await sql<{
    circuit: 'own' | 'consulted' | 'authorised';
    state: string;
    request_id: string | null;
  }>`select circuit, state, request_id from case_action
    where org_id = ${tx.orgId} and case_id = ${caseId} and state in ('asked', 'granted', 'executing', 'unknown')`.execute(tx.sql);
  return rows;
}

export async function putDraft(tx: Tx, caseId: string, kind: string, text: string): Promise<void> {
  await sql`insert into case_draft (org_id, case_id, person_id, kind, text, at) values (${tx.orgId}, ${caseId}, ${tx.actor.id}, ${kind}, ${text}, ${tx.now})
    on conflict (org_id, case_id, person_id, kind) do update set text = excluded.text, at = excluded.at`.execute(tx.sql);
}

export async function dropDraft(tx: Tx, caseId: string, kind: string): Promise<void> {
  await sql`delete from case_draft where org_id = ${tx.orgId} and case_id = ${caseId} and person_id = ${tx.actor.id} and kind = ${kind}`.execute(
    tx.sql,
  );
}

/** Whether it is news to the others: somebody came, or began or ceased to write. Beats in between say nothing. */
export async function markPresence(tx: Tx, caseId: string, writing: boolean): Promise<boolean> {
  const { rows } = await sql<{ news: boolean }>`with before as (
      select writing, seen_at from case_presence where org_id = ${tx.orgId} and case_id = ${caseId} and person_id = ${tx.actor.id}),
    put as (insert into case_presence (org_id, case_id, person_id, person_name, writing, seen_at)
      values (${tx.orgId}, ${caseId}, ${tx.actor.id}, ${tx.actor.name}, ${writing}, ${tx.now})
      on conflict (org_id, case_id, person_id) do update set writing = excluded.writing, seen_at = excluded.seen_at)
    select not exists (select from before where writing = ${writing} and seen_at > ${tx.now}::timestamptz - interval '45 seconds') as news`.execute(
    tx.sql,
  );
  return rows[0]?.news ?? true;
}

export async function insertSurvey(tx: Tx, id: string, caseId: string): Promise<boolean> {
  const { rows } =
    await sql`insert into survey (org_id, id, case_id, sent_at) values (${tx.orgId}, ${id}, ${caseId}, ${tx.now}) on conflict do nothing returning id`.execute(
      tx.sql,
    );
  return rows.length > 0;
}

export async function answerSurveyRow(tx: Tx, caseId: string, score: number, comment: string): Promise<boolean> {
  const { rows } = await sql`update survey set score = ${score}, comment = ${comment}, answered_at = ${tx.now}
    where org_id = ${tx.orgId} and case_id = ${caseId} and answered_at is null returning id`.execute(tx.sql);
  return rows.length > 0;
}

export async function putQueue(
  tx: Tx,
  q: {
    id: string;
    code: string;
    nameEs: string;
    nameEn: string;
    reasons: string[];
    skills: string[];
    unitId: string | null;
    position: number;
  },
): Promise<void> {
  await sql`insert into queue (org_id, id, code, name_es, name_en, reasons, skills, unit_id, position)
    values (${tx.orgId}, ${q.id}, ${q.code}, ${q.nameEs}, ${q.nameEn}, ${q.reasons}, ${q.skills}, ${q.unitId}, ${q.position})
    on conflict (org_id, code) do update set name_es = excluded.name_es, name_en = excluded.name_en, reasons = excluded.reasons, skills = excluded.skills, unit_id = excluded.unit_id, position = excluded.position`.execute(
    tx.sql,
  );
}

/** What the list shows of what is under way. That its mail could not be read stays shown until somebody deals with it. */
export async function showWaits(tx: Tx, caseId: string, waits: string[], circuit: string | null): Promise<void> {
  await sql`update case_file set version = version + 1, circuit = ${circuit},
    waits = case when 'unreadable' = any(waits) then array_append(${waits}::text[], 'unreadable') else ${waits}::text[] end
    where org_id = ${tx.orgId} and id = ${caseId}`.execute(tx.sql);
}

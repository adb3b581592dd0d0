import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../platform/act.ts';
import type { Ctx } from '../../platform/context.ts';
import { derivedId } from '../../platform/ids.ts';
import { refused } from '../../platform/refusal.ts';
import { say } from '../../platform/words.ts';
import { kindNames } from '../attributions/views.ts';
import { customerById } from '../customers/views.ts';
import { ordersOf } from '../stores/views.ts';
import { mayDo, mayOpen } from './access.ts';
import type { zCase, zCaseAction, zCaseRow, zMessage, zStep } from './contract.ts';
import { readKey } from './decide.ts';

export type CaseView = z.output<typeof zCase>;
type Row = z.output<typeof zCaseRow>;

const iso = (at: Date | null) => at?.toISOString() ?? null;
/** An actor that sees all of the centre, or only what was put to its units. */
const visible = (tx: Tx) =>
  tx.actor.kind === 'system' || tx.actor.scope === 'all'
    ? sql`true`
    : tx.actor.scope === 'none'
      ? sql`false`
      : sql`exists (select from case_share s where s.org_id = c.org_id and s.case_id = c.id and s.unit_id = any(${[...tx.actor.unitIds, ...(tx.actor.vendorId ? [tx.actor.vendorId] : [])]}::uuid[]))`;

const ROW =
  sql.raw(`c.id, c.key, c.state, c.subject, c.snippet, c.customer_name as "customerName", c.channel, c.language, c.nature, c.reason, c.queue_id as "queueId",
  c.owner_id as "ownerId", c.owner_name as "ownerName", c.circuit, c.waits, c.opened_at as "openedAt", c.last_in_at as "lastInAt", c.next_due_at as "nextDueAt", c.next_due_kind as "nextDueKind", c.version`);
type RawRow = Omit<Row, 'openedAt' | 'lastInAt' | 'nextDueAt'> & {
  openedAt: Date;
  lastInAt: Date | null;
  nextDueAt: Date | null;
};
const row = (r: RawRow): Row => ({
  ...r,
  openedAt: r.openedAt.toISOString(),
  lastInAt: iso(r.lastInAt),
  nextDueAt: iso(r.nextDueAt),
});

/** Cases that this reader may open, newest first; `where` speaks of `c`. */
export async function rowsWhere(tx: Tx, where: ReturnType<typeof sql>, limit: number): Promise<Row[]> {
  const { rows } =
    await sql<RawRow>`select ${ROW} from case_file c where c.org_id = ${tx.orgId} and ${where} and ${visible(tx)} order by c.opened_at desc, c.id desc limit ${limit}`.execute(
      tx.sql,
    );
  return rows.map(row);
}

export async function sharedWith(tx: Tx, caseId: string): Promise<string[]> {
  const { rows } = await sql<{
    unit_id: string;
  }>`select unit_id from case_share where org_id = ${tx.orgId} and case_id = ${caseId}`.execute(tx.sql);
  return rows.map((r) => r.unit_id);
}

export async function caseOfMessage(tx: Tx, channel: string, ref: string): Promise<{ caseId: string; key: string } | null> {
  const { rows } = await sql<{
    caseId: string;
    key: string;
  }>`select c.id as "caseId", c.key from message m join case_file c on c.org_id = m.org_id and c.id = m.case_id
    where m.org_id = ${tx.orgId} and m.channel = ${channel} and m.ref = ${ref}`.execute(tx.sql);
  return rows[0] ?? null;
}

/** The case a key names, however it was typed; the law lets a customer follow a matter by the key alone (Ley 10/2025, 11). */
export async function caseByKey(tx: Tx, text: string): Promise<{ id: string; key: string } | null> {
  const key = readKey(text);
  if (!key) return null;
  const { rows } = await sql<{
    id: string;
    key: string;
  }>`select id, key from case_file where org_id = ${tx.orgId} and key = ${key}`.execute(tx.sql);
  return rows[0] ?? null;
}

/** These cases, newest first, as far as this reader may open them. */
export const rowsByIds = (tx: Tx, ids: readonly string[], limit: number): Promise<Row[]> =>
  rowsWhere(tx, sql`c.id = any(${[...ids]}::uuid[])`, limit);

/** How many cases of each queue this reader may open; `where` speaks of `c`. */
export async function countByQueue(tx: Tx, where: ReturnType<typeof sql>): Promise<Map<string, number>> {
  const { rows } = await sql<{ queueId: string; n: number }>`select c.queue_id as "queueId", count(*) as n from case_file c
    where c.org_id = ${tx.orgId} and ${where} and ${visible(tx)} group by c.queue_id`.execute(tx.sql);
  return new Map(rows.map((r) => [r.queueId, r.n]));
}

/** By words of the subject, the customer's name and the first lines, without regard to accents, newest first. */
export async function searchCases(tx: Tx, text: string, limit: number): Promise<Row[]> {
  const { rows } = await sql<{ id: string }>`select id from find_cases(${text}, 500) as id`.execute(tx.sql);
  return rowsWhere(tx, sql`c.id = any(${rows.map((r) => r.id)}::uuid[])`, limit);
}

/** Who else is in the case now. */
export async function othersIn(tx: Tx, caseId: string): Promise<{ name: string; writing: boolean }[]> {
  const { rows } = await sql<{ name: string; writing: boolean }>`select person_name as name, writing from case_presence
    where org_id = ${tx.orgId} and case_id = ${caseId} and person_id <> ${tx.actor.id} and seen_at > ${tx.now}::timestamptz - interval '45 seconds'`.execute(
    tx.sql,
  );
  return rows;
}

export type QueueView = {
  id: string;
  code: string;
  nameEs: string;
  nameEn: string;
  reasons: string[];
  skills: string[];
  unitId: string | null;
  position: number;
};
export async function queuesOf(tx: Tx): Promise<QueueView[]> {
  const { rows } =
    await sql<QueueView>`select id, code, name_es as "nameEs", name_en as "nameEn", reasons, skills, unit_id as "unitId", position from queue where org_id = ${tx.orgId} order by position`.execute(
      tx.sql,
    );
  return rows;
}

type Head = RawRow & {
  customerId: string | null;
  customerAddress: string | null;
  storeId: string | null;
  orderId: string | null;
  isOpen: boolean;
  resolution: CaseView['resolution'];
  resolvedAt: Date | null;
  notifiedAt: Date | null;
  queueEs: string;
  queueEn: string;
};

/** One case, whole, as this reader may see it. */
export async function openCase(tx: Tx, caseId: string): Promise<CaseView> {
  const { rows } =
    await sql<Head>`select ${ROW}, c.customer_id as "customerId", c.customer_address as "customerAddress", c.store_id as "storeId", c.order_id as "orderId", c.is_open as "isOpen",
      c.resolution, c.resolved_at as "resolvedAt", c.notified_at as "notifiedAt", q.name_es as "queueEs", q.name_en as "queueEn"
    from case_file c join queue q on q.org_id = c.org_id and q.id = c.queue_id where c.org_id = ${tx.orgId} and c.id = ${caseId}`.execute(
      tx.sql,
    );
  const head = rows[0];
  const shares = await sharedWith(tx, caseId);
  if (!head || !mayOpen(tx.actor, { sharedWith: shares })) throw refused('not_found', 'cases.notFound');
  const {
    customerId,
    customerAddress,
    storeId,
    orderId,
    isOpen,
    resolution,
    resolvedAt,
    notifiedAt,
    queueEs,
    queueEn,
    ...plain
  } = head;
  const parts = await partsOf(tx, caseId);
  const orders = customerId ? await ordersOf(tx, { customerId }) : [];
  const customer = customerId ? await customerById(tx, customerId) : null;
  const previous = customerId
    ? (await rowsWhere(tx, sql`c.customer_id = ${customerId} and c.id <> ${caseId}`, 8)).map(
        ({ id, key, subject, openedAt, state }) => ({ id, key, subject, openedAt, state }),
      )
    : [];
  return {
    ...row(plain),
    storeId,
    orderId,
    resolution,
    resolvedAt: iso(resolvedAt),
    notifiedAt: iso(notifiedAt),
    queueName: tx.actor.locale === 'es' ? queueEs : queueEn,
    ...parts,
    previous,
    customer: {
      id: customerId,
      name: customer?.name ?? head.customerName,
      address: customerAddress,
      since: customer?.since ?? null,
      tier: customer?.tier ?? 'standard',
      language: head.language,
      cases: previous.length,
      orders: orders.length,
    },
    may: mayDo(tx.actor, { isOpen, ownerId: head.ownerId, sharedWith: shares }),
  };
}

type Parts = Pick<CaseView, 'issues' | 'messages' | 'steps' | 'clocks' | 'actions' | 'draft' | 'others' | 'survey'>;
type Json = {
  issues: Parts['issues'] | null;
  messages: Parts['messages'] | null;
  clocks: Parts['clocks'] | null;
  actions: Omit<z.output<typeof zCaseAction>, 'name'>[] | null;
  drafts: { kind: 'reply' | 'note'; text: string }[] | null;
  others: Parts['others'] | null;
  survey: Parts['survey'];
};

const UTC = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`);
const at = (column: string) => sql`to_char(${sql.raw(column)} at time zone 'UTC', ${UTC})`;

/** Everything of a case in one statement: a list of rows for each part. */
async function partsOf(tx: Tx, caseId: string): Promise<Parts> {
  const mine = sql`org_id = ${tx.orgId} and case_id = ${caseId}`;
  const { rows } = await sql<Json>`select
    (select json_agg(json_build_object('id', id, 'at', ${at('at')}, 'reason', reason, 'text', text, 'state', state, 'outcome', outcome, 'answer', answer) order by at, id) from issue where ${mine}) as issues,
    (select json_agg(json_build_object('id', id, 'at', ${at('at')}, 'direction', direction, 'channel', channel, 'author', json_build_object('kind', author_kind, 'id', author_id, 'name', author_name),
      'text', text, 'quoted', quoted, 'attachments', attachments, 'raw', raw_sha256, 'delivery', delivery, 'deliveryNote', delivery_note) order by at, id) from message where ${mine}) as messages,
    (select json_agg(json_build_object('id', id, 'kind', kind, 'basis', basis, 'startsAt', ${at('starts_at')}, 'dueAt', ${at('due_at')}, 'stoppedAt', ${at('stopped_at')}) order by due_at) from clock where ${mine}) as clocks,
    (select json_agg(json_build_object('id', id, 'at', ${at('at')}, 'action', action, 'params', params, 'amount', case when minor is null then null else json_build_object('minor', minor, 'currency', currency) end,
      'circuit', circuit, 'state', state, 'requestId', request_id, 'executionId', execution_id, 'by', by_name, 'endedAt', ${at('ended_at')}, 'note', note) order by at, id) from case_action where ${mine}) as actions,
    (select json_agg(json_build_object('kind', kind, 'text', text)) from case_draft where ${mine} and person_id = ${tx.actor.id}) as drafts,
    (select json_agg(json_build_object('name', person_name, 'writing', writing)) from case_presence where ${mine} and person_id <> ${tx.actor.id} and seen_at > ${tx.now}::timestamptz - interval '45 seconds') as others,
    (select json_build_object('sentAt', ${at('sent_at')}, 'score', score, 'comment', comment) from survey where ${mine}) as survey`.execute(
    tx.sql,
  );
  const parts = rows[0];
  const names = await kindNames(tx);
  const draft = (kind: string) => parts?.drafts?.find((d) => d.kind === kind)?.text ?? '';
  return {
    issues: parts?.issues ?? [],
    messages: parts?.messages ?? [],
    clocks: parts?.clocks ?? [],
    others: parts?.others ?? [],
    survey: parts?.survey ?? null,
    steps: await stepsOf(tx, caseId, names),
    actions: (parts?.actions ?? []).map((a) => ({ ...a, name: names.get(a.action) ?? a.action })),
    draft: { reply: draft('reply'), note: draft('note') },
  };
}

/** Whether this line of the timeline was already written for that event. */
export async function hasStepped(tx: Tx, because: string, word: string): Promise<boolean> {
  const { rows } = await sql`select 1 from event where org_id = ${tx.orgId} and id = ${derivedId(because, word)}`.execute(tx.sql);
  return rows.length > 0;
}

type Step = z.output<typeof zStep>;
/** The timeline between the messages, from the record. */
async function stepsOf(tx: Tx, caseId: string, names: ReadonlyMap<string, string>): Promise<Step[]> {
  const { rows } = await sql<{
    id: string;
    at: Date;
    actor: { name: string };
    data: Omit<Step, 'id' | 'at' | 'by'>;
  }>`select id, at, actor, data from event
    where org_id = ${tx.orgId} and case_id = ${caseId} and name = 'cases.stepped' order by id limit 500`.execute(tx.sql);
  return rows.map(({ id, at, actor, data }) => {
    const action = data.params.action;
    const params = typeof action === 'string' ? { ...data.params, name: names.get(action) ?? action } : data.params;
    return { id, at: at.toISOString(), by: actor.name, word: data.word, params, circuit: data.circuit, arrow: data.arrow };
  });
}

/** What the bar and the verbs look at first, for who may open the case. */
export async function headOf(tx: Tx, caseId: string) {
  type Found = {
    id: string;
    channel: string;
    language: string;
    reason: string;
    nature: string;
    customer_id: string | null;
    store_id: string | null;
    order_id: string | null;
  };
  const { rows } =
    await sql<Found>`select c.id, c.channel, c.language, c.reason, c.nature, c.customer_id, c.store_id, c.order_id from case_file c
    where c.org_id = ${tx.orgId} and c.id = ${caseId} and ${visible(tx)}`.execute(tx.sql);
  if (!rows[0]) throw refused('not_found', 'cases.notFound');
  return rows[0];
}

/** A file of a message of this case, or the raw mail behind one, for who may open the case. */
export async function fileOfCase(tx: Tx, caseId: string, sha256: string): Promise<{ name: string; type: string } | null> {
  await headOf(tx, caseId);
  const { rows } = await sql<{
    attachments: { name: string; type: string; sha256: string }[];
    raw_sha256: string | null;
  }>`select attachments, raw_sha256 from message
    where org_id = ${tx.orgId} and case_id = ${caseId} and (raw_sha256 = ${sha256} or attachments @> ${JSON.stringify([{ sha256 }])}::jsonb)`.execute(
    tx.sql,
  );
  const named = rows.flatMap((r) => r.attachments).find((a) => a.sha256 === sha256);
  if (named) return { name: named.name, type: named.type };
  return rows.length ? { name: `${sha256.slice(0, 12)}.eml`, type: 'message/rfc822' } : null;
}

export type MessageView = z.output<typeof zMessage>;

/** What the customer may read of their case: plain state, who has it, until when; messages only for who holds the signed link. */
export type PublicCase = {
  caseId: string;
  key: string;
  subject: string;
  language: string;
  state: Row['state'];
  waits: string[];
  openedAt: string;
  resolution: CaseView['resolution'];
  resolvedAt: string | null;
  ownerName: string | null;
  nextDueAt: string | null;
  legalDueAt: string | null;
  steps: Step[];
  messages: MessageView[];
  survey: Parts['survey'];
};
export async function publicCase(tx: Tx, caseId: string, withThread: boolean): Promise<PublicCase | null> {
  const { rows } = await sql<
    RawRow & { resolution: CaseView['resolution']; resolvedAt: Date | null }
  >`select ${ROW}, c.resolution, c.resolved_at as "resolvedAt" from case_file c where c.org_id = ${tx.orgId} and c.id = ${caseId}`.execute(
    tx.sql,
  );
  const head = rows[0];
  if (!head) return null;
  const parts = await partsOf(tx, caseId);
  const promise = parts.clocks.find((c) => c.kind === 'promise' && !c.stoppedAt);
  return {
    caseId,
    key: head.key,
    subject: withThread ? head.subject : '',
    language: head.language,
    state: head.state,
    waits: head.waits,
    openedAt: head.openedAt.toISOString(),
    resolution: head.resolution,
    resolvedAt: iso(head.resolvedAt),
    ownerName: head.ownerName?.split(' ')[0] ?? null,
    nextDueAt: promise?.dueAt ?? null,
    legalDueAt: parts.clocks.filter((c) => c.kind === 'legal').at(-1)?.dueAt ?? null,
    steps: parts.steps.filter((s) => s.arrow !== 'none'),
    messages: withThread ? parts.messages.filter((m) => m.direction !== 'note') : [],
    survey: parts.survey,
  };
}

const signatureOf = (ctx: Ctx, orgId: string, caseId: string) => ctx.keys.sign('customer-page', `${orgId}:${caseId}`);

/** The customer's page of a case, with the signature that lets its holder read the messages and write. */
export const customerLink = (tx: Tx, caseId: string, key: string): string =>
  `${tx.ctx.baseUrl}/c/${key}?t=${signatureOf(tx.ctx, tx.orgId, caseId)}`;

/** Whether somebody holds the signed link of this case. */
export const holdsLink = (ctx: Ctx, orgId: string, caseId: string, signature: string): boolean =>
  ctx.keys.verify('customer-page', `${orgId}:${caseId}`, signature);

/** What a mail about the case needs to know. */
export async function letterFacts(tx: Tx, caseId: string) {
  type Found = {
    key: string;
    subject: string;
    language: string;
    customerName: string;
    customerAddress: string | null;
    legalDueAt: Date | null;
  };
  const { rows } =
    await sql<Found>`select key, subject, language, customer_name as "customerName", customer_address as "customerAddress",
    (select max(due_at) from clock where org_id = ${tx.orgId} and case_id = ${caseId} and kind = 'legal' and stopped_at is null) as "legalDueAt" from case_file where org_id = ${tx.orgId} and id = ${caseId}`.execute(
      tx.sql,
    );
  return rows[0] ?? null;
}

/** One message with those before it, newest first: what an answer quotes. */
export async function messageWithHistory(
  tx: Tx,
  caseId: string,
  messageId: string,
): Promise<{ message: MessageView; earlier: MessageView[] } | null> {
  const { messages } = await partsOf(tx, caseId);
  const at = messages.findIndex((m) => m.id === messageId);
  const message = messages[at];
  return message
    ? {
        message,
        earlier: messages
          .slice(0, at)
          .filter((m) => m.direction !== 'note')
          .reverse(),
      }
    : null;
}

/** A named state in words, for mails and the customer's page. */
export const sayState = (tx: Tx, state: string): string => say(tx.actor.locale, `cases.state.${state}`);

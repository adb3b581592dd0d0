import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../platform/act.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { zCase, zMessage } from '../contract.ts';
import { usualDoor } from '../doors/views.ts';
import { partsOf, type Step } from '../thread/views.ts';

type CaseView = z.output<typeof zCase>;
export type MessageView = z.output<typeof zMessage>;

/** What the customer may read of their case: plain state, who has it, until when; messages only for who holds the signed link. */
export type PublicCase = {
  caseId: string;
  key: string;
  subject: string;
  language: string;
  state: CaseView['state'];
  waits: string[];
  openedAt: string;
  resolution: CaseView['resolution'];
  resolvedAt: string | null;
  /** «Lucía F.»: enough to be told apart, no more. */
  ownerName: string | null;
  nextDueAt: string | null;
  legalDueAt: string | null;
  /** By which door an answer reaches them; `web`: it waits on this page. */
  answersBy: string;
  /** Whose it is and of which order, for the rooms above; never shown. */
  customerId: string | null;
  customerName: string;
  orderId: string | null;
  /** What was asked for or done, with its amount; none without the link. */
  actions: CaseView['actions'];
  steps: Step[];
  messages: MessageView[];
  survey: CaseView['survey'];
};
export async function publicCase(tx: Tx, caseId: string, withThread: boolean): Promise<PublicCase | null> {
  type Found = Pick<CaseView, 'key' | 'subject' | 'language' | 'state' | 'waits' | 'ownerName' | 'resolution' | 'orderId'> & {
    customerId: string | null;
    customerName: string;
    customerAddress: string | null;
    openedAt: Date;
    resolvedAt: Date | null;
  };
  const { rows } = await sql<Found>`select key, subject, language, state, waits, owner_name as "ownerName", resolution,
    customer_id as "customerId", customer_name as "customerName", customer_address as "customerAddress", order_id as "orderId", opened_at as "openedAt", resolved_at as "resolvedAt" from case_file where org_id = ${tx.orgId} and id = ${caseId}`.execute(
    tx.sql,
  );
  const head = rows[0];
  if (!head) return null;
  const parts = await partsOf(tx, caseId);
  const promise = parts.clocks.find((c) => c.kind === 'promise' && !c.stoppedAt);
  const legal = parts.clocks.filter((c) => c.kind === 'legal');
  return {
    caseId,
    key: head.key,
    subject: withThread ? head.subject : '',
    language: head.language,
    state: head.state,
    waits: head.waits,
    openedAt: head.openedAt.toISOString(),
    resolution: head.resolution,
    resolvedAt: head.resolvedAt?.toISOString() ?? null,
    ownerName: head.ownerName === null ? null : shortName(head.ownerName),
    answersBy: (await usualDoor(tx, { id: caseId, customer_id: head.customerId, customer_address: head.customerAddress }))
      .channel,
    customerId: head.customerId,
    customerName: withThread ? head.customerName : '',
    orderId: head.orderId,
    actions: withThread ? parts.actions : [],
    nextDueAt: promise?.dueAt ?? null,
    legalDueAt: (legal.find((c) => !c.stoppedAt) ?? legal.at(-1))?.dueAt ?? null,
    steps: parts.steps.filter((s) => s.arrow !== 'none'),
    messages: withThread ? parts.messages.filter((m) => m.direction !== 'note' && !m.details.automatic).map(inTheirWords) : [],
    survey: parts.survey,
  };
}

/**
 * A message as its customer reads it: whoever of us wrote it by a short name; and of a call that there was one. What its line says is ours: who
 * took it, how it went and what was noted.
 */
function inTheirWords(message: MessageView): MessageView {
  const { author } = message;
  const named = author.kind === 'person' ? { ...author, name: shortName(author.name) } : author;
  return { ...message, author: named, ...(message.details.callId ? { text: '', quoted: '' } : {}) };
}

function shortName(name: string): string {
  const [first = '', last] = name.trim().split(/\s+/);
  return last ? `${first} ${last.charAt(0)}.` : first;
}

/** The case that this one was put into, where it was and its customer is the same; else itself. */
export async function survivorOf(tx: Tx, caseId: string): Promise<{ id: string; key: string }> {
  const { rows } = await sql<{ id: string; key: string }>`with recursive followed as (
      select id, key, merged_into, customer_id, 0 as deep from case_file where org_id = ${tx.orgId} and id = ${caseId}
      union all select c.id, c.key, c.merged_into, c.customer_id, f.deep + 1 from case_file c join followed f on c.id = f.merged_into
        where c.org_id = ${tx.orgId} and c.customer_id is not distinct from f.customer_id and f.deep < 20)
    select id, key from followed order by deep desc limit 1`.execute(tx.sql);
  return rows[0] ?? { id: caseId, key: '' };
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
    (select min(due_at) from clock where org_id = ${tx.orgId} and case_id = ${caseId} and kind = 'legal' and stopped_at is null) as "legalDueAt" from case_file where org_id = ${tx.orgId} and id = ${caseId}`.execute(
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
          .filter((m) => m.direction !== 'note' && !m.details.callId)
          .reverse(),
      }
    : null;
}

/** Messages by their ids, wherever their case went since: for a door that shows only what was said at it. */
export async function messagesSaid(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, { at: string; author: string; text: string; attachments: MessageView['attachments'] }>> {
  const { rows } = await sql<{ id: string; at: Date; author: string; text: string; attachments: MessageView['attachments'] }>`
    select id, at, author_name as author, text, attachments from message where org_id = ${tx.orgId} and id = any(${ids}::uuid[]) and direction <> 'note'`.execute(
    tx.sql,
  );
  return new Map(rows.map(({ id, at, ...said }) => [id, { ...said, at: at.toISOString() }]));
}

import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../../platform/act.ts';
import { refused } from '../../../platform/refusal.ts';
import { customersByAddress } from '../../customers/views.ts';
import { personById } from '../../organization/views.ts';
import { ordersOf } from '../../stores/views.ts';
import { readKey } from '../decide.ts';
import { countByQueue, rowsWhere, searchCases } from '../views.ts';
import { queuesOf } from '../queues/views.ts';
import type { zQueue, routes } from './contract.ts';
import type { DraftRow } from './sql.ts';

type ListQuery = z.output<(typeof routes)['list']['query']>;

/** Queues in which this person works: by skills and team; whoever has none of their own sees them all. */
async function myQueues(tx: Tx): Promise<string[]> {
  const person = await personById(tx, tx.actor.id);
  const skills = new Set(person?.skills ?? []);
  const queues = await queuesOf(tx);
  return queues
    .filter((q) => q.skills.every((s) => skills.has(s)) && (q.unitId === null || tx.actor.unitIds.includes(q.unitId)))
    .map((q) => q.id);
}

const cursorOf = (at: string, id: string) => `${at}_${id}`;
function readCursor(text: string | undefined): { at: string; id: string } | null {
  if (text === undefined) return null;
  const found = /^(\d{4}-[\dT:.-]+Z)_([0-9a-f-]{36})$/.exec(text);
  if (!found?.[1] || !found[2])
    throw refused('invalid', 'platform.invalid.invalid_format', { field: 'before', params: { field: 'before' } });
  return { at: found[1], id: found[2] };
}

/** A page of cases, newest first. `mine`: those I own, and those that wait for somebody in my queues. */
export async function listCases(tx: Tx, query: ListQuery) {
  const before = readCursor(query.before);
  const page = before ? sql`(c.opened_at, c.id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql`true`;
  const rows = await rowsWhere(tx, sql`${await whereOf(tx, query)} and ${page}`, query.limit + 1);
  const cases = rows.slice(0, query.limit);
  const last = cases.at(-1);
  return { cases, next: rows.length > query.limit && last ? cursorOf(last.openedAt, last.id) : null };
}

async function whereOf(tx: Tx, query: ListQuery) {
  if (query.ids !== undefined) return sql`c.id = any(${query.ids.split(',').filter((id) => /^[0-9a-f-]{36}$/.test(id))}::uuid[])`;
  switch (query.view) {
    case 'queue':
      return sql`c.is_open and c.queue_id = ${query.queueId ?? null}`;
    case 'waiting':
      return sql`c.is_open and c.owner_id = ${tx.actor.id} and (cardinality(c.waits) > 0 or c.state = 'waiting_customer')`;
    case 'open':
      return sql`c.is_open`;
    case 'all':
      return sql`true`;
    default:
      return sql`c.is_open and (c.owner_id = ${tx.actor.id} or (c.owner_id is null and c.queue_id = any(${await myQueues(tx)}::uuid[])))`;
  }
}

/** Queues with what is open in each, as far as this reader may open it. */
export async function queueCounts(tx: Tx): Promise<{ queues: z.output<typeof zQueue>[]; mine: number; waiting: number }> {
  const queues = await queuesOf(tx);
  const all = await countByQueue(tx, await whereOf(tx, { view: 'open', limit: 1 }));
  const own = await countByQueue(tx, await whereOf(tx, { view: 'mine', limit: 1 }));
  const waiting = await countByQueue(tx, await whereOf(tx, { view: 'waiting', limit: 1 }));
  const sum = (counts: Map<string, number>) => [...counts.values()].reduce((a, b) => a + b, 0);
  return {
    queues: queues.map((q) => ({
      id: q.id,
      code: q.code,
      name: tx.actor.locale === 'es' ? q.nameEs : q.nameEn,
      reasons: q.reasons,
      skills: q.skills,
      unitId: q.unitId,
      open: all.get(q.id) ?? 0,
    })),
    mine: sum(own),
    waiting: sum(waiting),
  };
}

const MOST = 50;

/** By key, customer's address, order number, or words of name and subject; newest first; only what the reader may open. */
export async function findCases(tx: Tx, text: string) {
  const key = readKey(text);
  const byKey = key ? await rowsWhere(tx, sql`c.key = ${key}`, 1) : [];
  if (byKey.length) return { cases: byKey };
  const customers = (await customersByAddress(tx, text)).map((c) => c.id);
  const orders = tx.actor.scope === 'all' ? (await ordersOf(tx, { number: text.trim() })).map((o) => o.id) : [];
  const direct =
    customers.length || orders.length
      ? await rowsWhere(tx, sql`(c.customer_id = any(${customers}::uuid[]) or c.order_id = any(${orders}::uuid[]))`, MOST)
      : [];
  return { cases: direct.length ? direct : await searchCases(tx, text, MOST) };
}

/** What somebody has in hand as an answer in a case. */
export async function draftOf(tx: Tx, caseId: string, personId: string): Promise<DraftRow | null> {
  const { rows } = await sql<DraftRow>`select text, html, door, cc, attachments from case_draft
    where org_id = ${tx.orgId} and case_id = ${caseId} and person_id = ${personId} and kind = 'reply'`.execute(tx.sql);
  return rows[0] ?? null;
}

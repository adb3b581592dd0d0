import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';
import { refused } from '../../../../platform/refusal.ts';
import { rowsByIds, seesCase } from '../../../cases/views.ts';
import { maySeeCaseless } from '../access.ts';
import type { CallBack } from './contract.ts';

const PAGE = 100;
type Times = 'createdAt' | 'dueAt' | 'lastTryAt' | 'nextTryAt' | 'endedAt';
type Row = Omit<CallBack, Times | 'late' | 'caseKey'> & { createdAt: Date; dueAt: Date } & Record<
    'lastTryAt' | 'nextTryAt' | 'endedAt',
    Date | null
  >;

async function rowsWhere(tx: Tx, where: ReturnType<typeof sql>, order: ReturnType<typeof sql>): Promise<CallBack[]> {
  const seen = sql`case when b.case_id is null then ${maySeeCaseless(tx.actor)} else ${seesCase(tx, sql`b.case_id`)} end`;
  const { rows } =
    await sql<Row>`select b.id, b.reason, b.number, b.name, b.case_id as "caseId", b.call_id as "callId", b.created_at as "createdAt", b.created_by as "createdBy",
      b.due_at as "dueAt", b.state, b.taken_by as "takenById", b.taken_name as "takenBy", b.attempts, b.last_try_at as "lastTryAt", b.next_try_at as "nextTryAt", b.note,
      b.ended_at as "endedAt", b.ended_by as "endedBy"
    from call_back b where b.org_id = ${tx.orgId} and ${where} and ${seen} order by ${order} limit ${PAGE}`.execute(tx.sql);
  const caseIds = rows.flatMap(({ caseId }) => caseId ?? []);
  const cases = new Map((await rowsByIds(tx, caseIds, PAGE)).map((one) => [one.id, one]));
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return rows.map((row) => ({
    ...row,
    name: row.name || (cases.get(row.caseId ?? '')?.customerName ?? ''),
    caseKey: cases.get(row.caseId ?? '')?.key ?? null,
    createdAt: row.createdAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    lastTryAt: iso(row.lastTryAt),
    nextTryAt: iso(row.nextTryAt),
    endedAt: iso(row.endedAt),
    late: row.dueAt < (row.endedAt ?? tx.now),
  }));
}

/** Open ones by when they are due, or the ended ones, newest first. */
export const callBacks = (tx: Tx, view: 'open' | 'ended', before: string | undefined): Promise<CallBack[]> =>
  view === 'open'
    ? rowsWhere(tx, sql`b.state = 'open'`, sql`b.due_at, b.id`)
    : rowsWhere(tx, sql`b.state <> 'open' and (${before ?? null}::uuid is null or b.id < ${before ?? null})`, sql`b.id desc`);

export const callBacksByIds = (tx: Tx, ids: readonly string[]): Promise<CallBack[]> =>
  rowsWhere(tx, sql`b.id = any(${[...ids]}::uuid[])`, sql`b.id desc`);

/** One that this reader may see; refused as unknown otherwise. */
export async function callBackById(tx: Tx, id: string): Promise<CallBack> {
  const [found] = await rowsWhere(tx, sql`b.id = ${id}`, sql`b.id`);
  if (!found) throw refused('not_found', 'phone.callBackUnknown');
  return found;
}

/** Whether a case is owed another call. */
export async function isOwed(tx: Tx, caseId: string): Promise<boolean> {
  const { rows } =
    await sql`select id from call_back where org_id = ${tx.orgId} and case_id = ${caseId} and state = 'open' limit 1`.execute(
      tx.sql,
    );
  return rows.length > 0;
}

/** Open ones past their time of which nobody was told yet. */
export async function overdue(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from call_back
    where org_id = ${tx.orgId} and state = 'open' and due_at < ${tx.now} and reminded_at is null limit 200`.execute(tx.sql);
  return rows.map(({ id }) => id);
}

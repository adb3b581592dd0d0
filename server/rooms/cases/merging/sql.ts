import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import type { Before } from './contract.ts';

export async function insertMerge(
  tx: Tx,
  merge: { id: string; fromCase: string; intoCase: string; before: Before },
): Promise<void> {
  await sql`insert into case_merge (org_id, id, from_case, into_case, at, by_id, by_name, before) values (${tx.orgId}, ${merge.id},
    ${merge.fromCase}, ${merge.intoCase}, ${tx.now}, ${tx.actor.id}, ${tx.actor.name}, ${JSON.stringify(merge.before)}::jsonb)`.execute(
    tx.sql,
  );
}

export async function lockMerge(tx: Tx, fromCase: string): Promise<{ id: string; intoCase: string; before: Before } | null> {
  const { rows } = await sql<{
    id: string;
    intoCase: string;
    before: Before;
  }>`select id, into_case as "intoCase", before from case_merge
    where org_id = ${tx.orgId} and from_case = ${fromCase} and undone_at is null for update`.execute(tx.sql);
  return rows[0] ?? null;
}

export async function updateMergeUndone(tx: Tx, id: string): Promise<void> {
  await sql`update case_merge set undone_at = ${tx.now} where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
}

/** Points without an answer go over; which they were. */
export async function moveOpenIssues(tx: Tx, from: string, into: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`update issue set case_id = ${into}
    where org_id = ${tx.orgId} and case_id = ${from} and state = 'open' returning id`.execute(tx.sql);
  return rows.map((row) => row.id);
}

export async function moveIssues(tx: Tx, ids: readonly string[], into: string): Promise<void> {
  await sql`update issue set case_id = ${into} where org_id = ${tx.orgId} and id = any(${[...ids]}::uuid[])`.execute(tx.sql);
}

/** Stops what runs in a case, and says what it was. */
export async function stopRunning(
  tx: Tx,
  caseId: string,
): Promise<{ id: string; kind: 'legal' | 'promise' | 'internal'; basis: string; startsAt: Date; dueAt: Date }[]> {
  const { rows } = await sql<{ id: string; kind: 'legal' | 'promise' | 'internal'; basis: string; startsAt: Date; dueAt: Date }>`
    update clock set stopped_at = ${tx.now} where org_id = ${tx.orgId} and case_id = ${caseId} and stopped_at is null
    returning id, kind, basis, starts_at as "startsAt", due_at as "dueAt"`.execute(tx.sql);
  return rows;
}

/** Clocks run again as if they never had stopped. */
export async function restartClocks(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`update clock set stopped_at = null where org_id = ${tx.orgId} and id = any(${[...ids]}::uuid[])`.execute(tx.sql);
}

/** Clocks that were begun for another case end with it; what was answered meanwhile stays as it was. */
export async function stopCopies(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`update clock set stopped_at = ${tx.now}
    where org_id = ${tx.orgId} and id = any(${[...ids]}::uuid[]) and stopped_at is null`.execute(tx.sql);
}

/** The messages that are set apart, and the door each came by or left by. */
export async function moveMessages(tx: Tx, ids: readonly string[], into: string): Promise<void> {
  await sql`update message set case_id = ${into} where org_id = ${tx.orgId} and id = any(${[...ids]}::uuid[])`.execute(tx.sql);
}

import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import type { ReplayRow } from './results/contract.ts';
import type { Reckoned } from './contract.ts';

type New = Pick<ReplayRow, 'id' | 'versionId' | 'againstId' | 'fromDay' | 'toDay' | 'digest' | 'beforeRows' | 'afterRows'>;

export async function insertReplay(tx: Tx, row: New): Promise<void> {
  await sql`insert into replay (org_id, id, version_id, against_id, from_day, to_day, state, asked_by, asked_at, digest, before_rows, after_rows)
    values (${tx.orgId}, ${row.id}, ${row.versionId}, ${row.againstId}, ${row.fromDay}, ${row.toDay}, 'waiting', ${tx.actor.id}, ${tx.now}, ${row.digest},
      ${JSON.stringify(row.beforeRows)}, ${JSON.stringify(row.afterRows)})`.execute(tx.sql);
}

/** Takes one that waits, or whose work was cut short; false where it is done already. */
export async function beginReplay(tx: Tx, id: string): Promise<boolean> {
  const begun = await sql`update replay set state = 'running', progress = 0 where org_id = ${tx.orgId} and id = ${id}
    and state in ('waiting', 'running') returning id`.execute(tx.sql);
  return begun.rows.length > 0;
}

/** Answers who asked; null where it runs no longer. */
export async function saveProgress(tx: Tx, id: string, progress: number): Promise<string | null> {
  const saved = await sql<{
    askedBy: string;
  }>`update replay set progress = ${progress} where org_id = ${tx.orgId} and id = ${id} and state = 'running' returning asked_by as "askedBy"`.execute(
    tx.sql,
  );
  return saved.rows[0]?.askedBy ?? null;
}

export async function finishReplay(tx: Tx, id: string, end: { result: Reckoned } | { problem: string }): Promise<void> {
  const [result, problem] = 'result' in end ? [JSON.stringify(end.result), null] : [null, end.problem];
  await sql`update replay set state = ${problem === null ? 'done' : 'failed'}, progress = case when ${problem}::text is null then 1000 else progress end,
    result = ${result}::jsonb, problem = ${problem}, done_at = ${tx.now} where org_id = ${tx.orgId} and id = ${id}`.execute(
    tx.sql,
  );
}

import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';

/** True when these bytes are new here, and so are to be judged. */
export async function insertWaiting(tx: Tx, sha256: string, name: string): Promise<boolean> {
  const { rows } = await sql`insert into file_verdict (org_id, sha256, name, verdict, kept_at)
    values (${tx.orgId}, ${sha256}, ${name.slice(0, 300)}, 'waiting', ${tx.now}) on conflict do nothing returning sha256`.execute(
    tx.sql,
  );
  return rows.length > 0;
}

/** The name of the file when its verdict was still open, and is now written; null when it was judged already. */
export async function settleVerdict(tx: Tx, sha256: string, verdict: string, found: string | null): Promise<string | null> {
  const { rows } = await sql<{
    name: string;
  }>`update file_verdict set verdict = ${verdict}, found = ${found}, judged_at = ${tx.now}
    where org_id = ${tx.orgId} and sha256 = ${sha256} and verdict = 'waiting' returning name`.execute(tx.sql);
  return rows[0]?.name ?? null;
}

import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import { readFileOf } from '../../../platform/files.ts';
import { must, type Refusal, refuse, refused } from '../../../platform/refusal.ts';
import type { FileAnswer } from '../../../platform/route.ts';

/**
 * Whether a file may be handed out: one that was found to be harmful may not, by whatever door. One without a verdict may, as a download that no browser
 * opens by itself: it is scanned within moments of its arrival, and a scanner that is down must not keep a desk from its customers' papers.
 */
export async function mayServe(tx: Tx, sha256: string): Promise<true | Refusal> {
  const found = (await harmfulAmong(tx, [sha256])).get(sha256);
  return found === undefined ? true : refuse('forbidden', 'documents.harmful', { params: { found } });
}

/** A paper as it came, to be handed out; refuses as `unknown` where there is none. */
export async function originalOf(
  tx: Tx,
  paper: { sha256: string; facts: { name: string; type: string } } | null,
  unknown: string,
): Promise<FileAnswer> {
  const data = paper ? await readFileOf(tx, paper.sha256) : null;
  if (!paper || !data) throw refused('not_found', unknown);
  must(await mayServe(tx, paper.sha256));
  return { type: paper.facts.type, name: paper.facts.name, data };
}

/** Which of these files were found to be harmful, and what was found in each. */
export async function harmfulAmong(tx: Tx, sha256s: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (sha256s.length === 0) return new Map();
  const { rows } = await sql<{ sha256: string; found: string | null }>`select sha256, found from file_verdict
    where org_id = ${tx.orgId} and sha256 = any(${[...new Set(sha256s)]}::text[]) and verdict = 'harmful'`.execute(tx.sql);
  return new Map(rows.map((row) => [row.sha256, row.found ?? '?']));
}

/** Files that nobody has judged yet, the oldest first. */
export async function waitingFiles(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{
    sha256: string;
  }>`select sha256 from file_verdict where org_id = ${tx.orgId} and verdict = 'waiting'
    and kept_at < ${tx.now}::timestamptz - interval '1 minute' order by kept_at limit 20`.execute(tx.sql);
  return rows.map((row) => row.sha256);
}

/** The bytes of a file that waits for its verdict, or null. */
export async function toJudge(tx: Tx, sha256: string): Promise<Buffer | null> {
  const { rows } = await sql<{
    data: Buffer;
  }>`select b.data from file_verdict v join blob b on b.org_id = v.org_id and b.sha256 = v.sha256
    where v.org_id = ${tx.orgId} and v.sha256 = ${sha256} and v.verdict = 'waiting'`.execute(tx.sql);
  return rows[0]?.data ?? null;
}

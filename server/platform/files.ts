import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from './act.ts';
import { later } from './later.ts';

/** Keeps bytes by their content, once; answers their address. */
export async function keepFile(tx: Tx, data: Buffer): Promise<{ sha256: string; size: number }> {
  const sha256 = createHash('sha256').update(data).digest('hex');
  await later(
    tx,
    sql`insert into blob (org_id, sha256, size, data, created_at) values (${tx.orgId}, ${sha256}, ${data.length}, ${data}, ${tx.now})
    on conflict do nothing`,
  );
  return { sha256, size: data.length };
}

/** The bytes at an address of this organisation, or null. */
export async function readFileOf(tx: Tx, sha256: string): Promise<Buffer | null> {
  const found = await sql<{ data: Buffer }>`select data from blob where org_id = ${tx.orgId} and sha256 = ${sha256}`.execute(
    tx.sql,
  );
  return found.rows[0]?.data ?? null;
}

/** The first of these addresses at which this organisation keeps nothing, or null. */
export async function unkept(tx: Tx, sha256s: readonly string[]): Promise<string | null> {
  const asked = [...new Set(sha256s)];
  if (asked.length === 0) return null;
  const found = await sql<{
    sha256: string;
  }>`select sha256 from blob where org_id = ${tx.orgId} and sha256 = any(${asked}::text[])`.execute(tx.sql);
  const kept = new Set(found.rows.map((row) => row.sha256));
  return asked.find((one) => !kept.has(one)) ?? null;
}

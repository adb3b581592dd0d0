import { sql } from 'kysely';
import type pg from 'pg';

import { refused } from './refusal.ts';
import type { Tx } from './tx.ts';

/**
 * Runs the work once per (organisation, actor, key): the answer is kept in the same transaction, so a repeated request gets the
 * first answer and nothing is done twice. The same key with another act is refused. A key is remembered for seven days.
 */
export async function remember<T>(tx: Tx, key: string, work: () => Promise<T>): Promise<T> {
  const won = await sql`insert into idempotency (org_id, actor_id, key, act, created_at)
    values (${tx.orgId}, ${tx.actor.id}, ${key}, ${tx.act}, ${tx.now}) on conflict do nothing returning key`.execute(tx.sql);
  if (won.rows.length === 0) {
    const kept = await sql<{ act: string; answer: T }>`select act, answer from idempotency
      where org_id = ${tx.orgId} and actor_id = ${tx.actor.id} and key = ${key}`.execute(tx.sql);
    const row = kept.rows[0];
    if (!row || row.act !== tx.act) throw refused('conflict', 'platform.idempotencyKeyReused');
    return row.answer;
  }
  const value = await work();
  await sql`update idempotency set answer = ${JSON.stringify(value ?? null)}::jsonb
    where org_id = ${tx.orgId} and actor_id = ${tx.actor.id} and key = ${key}`.execute(tx.sql);
  return value;
}

const KEPT_DAYS = 7;
const DAY = 24 * 60 * 60 * 1000;

/** Forgets the keys, with their answers, that are older than they are promised to be remembered. Answers how many there were. */
export async function forgetKeys(owner: pg.Pool, now: Date): Promise<number> {
  const gone = await owner.query('delete from idempotency where created_at < $1', [new Date(now.getTime() - KEPT_DAYS * DAY)]);
  return gone.rowCount ?? 0;
}

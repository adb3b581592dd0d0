import type pg from 'pg';
import { BATCH, type Cursor, endOfRecord, eventsAfter, readCursor } from './follow.ts';
import type { Reaction } from './reactions.ts';

const CURSOR = 'reactions';
const START: Cursor = { xid: '0', id: '00000000-0000-0000-0000-000000000000' };

/**
 * Turns the next events into jobs, one for each reaction that listens, and moves the cursor, in one transaction: every event reaches
 * every listener at least once. Answers whether there may be more. Only the leader calls it; the row lock holds even if two believe they lead.
 */
export async function relayOnce(pool: pg.Pool, reactions: readonly Reaction[]): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const events = await eventsAfter(client, await holdCursor(client));
    const jobs = events.flatMap((event) =>
      reactions
        .filter((r) => r.on.includes(event.name))
        .map((r) => ({ identifier: r.name, payload: event, job_key: `${r.name}:${event.id}`, max_attempts: 20 })),
    );
    if (jobs.length)
      await client.query(
        `select count(*) from graphile_worker.add_jobs(array(
           select json_populate_record(null::graphile_worker.job_spec, spec) from json_array_elements($1::json) spec))`,
        [JSON.stringify(jobs)],
      );
    const last = readCursor(events.at(-1)?.cursor ?? '');
    if (last) await client.query('update relay_cursor set xid = $2::xid8, id = $3 where name = $1', [CURSOR, last.xid, last.id]);
    await client.query('commit');
    return events.length === BATCH;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** How far the relay got, held until the transaction ends. */
async function holdCursor(client: pg.PoolClient): Promise<Cursor> {
  const held = () =>
    client.query<Cursor>({
      ...{ name: 'relay_cursor', text: 'select xid::text as xid, id from relay_cursor where name = $1 for update' },
      values: [CURSOR],
    });
  const { rows } = await held();
  if (rows[0]) return rows[0];
  await client.query('insert into relay_cursor (name, xid, id) values ($1, $2::xid8, $3) on conflict do nothing', [
    CURSOR,
    START.xid,
    START.id,
  ]);
  return (await held()).rows[0] ?? START;
}

/** Lets reactions begin after what is recorded now: history that is brought along is not lived through again. */
export async function skipReactions(pool: pg.Pool): Promise<void> {
  const end = await endOfRecord(pool);
  await pool.query(
    'insert into relay_cursor (name, xid, id) values ($1, $2::xid8, $3) on conflict (name) do update set xid = excluded.xid, id = excluded.id',
    [CURSOR, end.xid, end.id],
  );
}

import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { DB } from '../../migrations/rows.ts';
import { sendTogether } from './statements.ts';

export type Db = Kysely<DB>;

const INT8 = 20;
pg.types.setTypeParser(INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint out of safe range: ${text}`);
  return value;
});

/** The role that row level security binds; made by the migrations. */
export const APP_ROLE = 'mostrador_app';

/**
 * The pool of the runtime: every connection drops to the role that row level security binds. `waits: false` does not wait for the disk:
 * only for what is made anew after a crash, such as a demonstration that was cut short.
 */
export function openPool(
  connectionString: string,
  max: number,
  onError: (error: Error) => void,
  { waits = true }: { waits?: boolean } = {},
): pg.Pool {
  const options = `-c role=${APP_ROLE}${waits ? '' : ' -c synchronous_commit=off'}`;
  const pool = new pg.Pool({ connectionString, max, pipeline: true, options });
  pool.on('error', onError);
  pool.on('connect', (client) => {
    // One that is lent out and breaks between two statements tells nobody else, and would take the process along.
    client.on('error', onError);
    sendTogether(client);
  });
  return pool;
}

/**
 * A pool as the owner of the tables: jobs, relay, seals. Not subject to row level security, so never handed to a room. It does not wait
 * for the disk: what a crash takes from it (a cursor with the jobs made from it, the end of a job) is done again from the record, and
 * whatever listens is used to hearing things twice.
 */
export function openOwnerPool(connectionString: string, max: number, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, options: '-c synchronous_commit=off' });
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}

export function openDb(pool: pg.Pool): Db {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}

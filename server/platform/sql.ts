import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { DB } from '../../migrations/rows.ts';

export type Db = Kysely<DB>;

const INT8 = 20;
pg.types.setTypeParser(INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint out of safe range: ${text}`);
  return value;
});

const names = new Map<string, string>();
/** Statement texts are few, so each gets a stable name and is prepared once per connection. */
function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = createHash('sha1').update(text).digest('hex').slice(0, 24);
    names.set(text, name);
  }
  return name;
}

const organisation = new AsyncLocalStorage<string>();

/** Transactions that begin in `work` begin in this organisation: row level security shows them its rows, and nobody else's. */
export function within<T>(orgId: string, work: () => Promise<T>): Promise<T> {
  if (!/^[0-9a-f-]{36}$/.test(orgId)) throw new Error('no organisation');
  return organisation.run(orgId, work);
}

/** The beginning of a transaction says whose it is in the same breath, which saves every act and every look a round trip. */
function entering(text: unknown): unknown {
  const orgId = typeof text === 'string' && /^(begin|start transaction)\b/.test(text) ? organisation.getStore() : undefined;
  return orgId ? `${String(text)}; select set_config('app.org', '${orgId}', true)` : text;
}

type Query = (text: unknown, values?: unknown[], ...rest: unknown[]) => unknown;

function nameStatements(client: pg.PoolClient): void {
  const query = client.query.bind(client) as Query;
  const named: Query = (text, values, ...rest) =>
    typeof text === 'string' && values?.length
      ? query({ name: nameOf(text), text, values }, ...(rest as []))
      : query(entering(text), values, ...rest);
  (client as { query: Query }).query = named;
}

/** The role that row level security binds; made by the migrations. */
export const APP_ROLE = 'mostrador_app';

/** The pool of the runtime: every connection drops to the role that row level security binds. */
export function openPool(connectionString: string, max: number, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, options: `-c role=${APP_ROLE}` });
  pool.on('error', onError);
  pool.on('connect', (client) => {
    // One that is lent out and breaks between two statements tells nobody else, and would take the process along.
    client.on('error', onError);
    nameStatements(client);
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

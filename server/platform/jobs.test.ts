import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../test/house.ts';
import { testDatabase } from '../../test/postgres.ts';
import type { Ctx } from './context.ts';
import { newId } from './ids.ts';
import { startJobs } from './jobs.ts';
import { makeKeys } from './keys.ts';
import { openDb, openOwnerPool } from './sql.ts';

let pool: pg.Pool;
let outside: pg.Client;
let jobs: { stop(): Promise<void> };
let begun = 0;
let letEnd: () => void = () => {};
const ended: string[] = [];

beforeAll(async () => {
  const url = await testDatabase();
  pool = openOwnerPool(url, 8, () => {});
  outside = new pg.Client({ connectionString: url });
  await outside.connect();
  const ctx: Ctx = {
    ...{ db: openDb(pool), clock: { now: () => new Date() }, keys: makeKeys(Buffer.alloc(32)), log: pino({ level: 'silent' }) },
    ...{ baseUrl: '', ring() {} },
  };
  const slow = {
    name: 'test.slow',
    on: [],
    run: async () => {
      begun++;
      await new Promise<void>((resolve) => (letEnd = resolve));
      ended.push('slow');
    },
  };
  jobs = await startJobs(ctx, pool, [slow, { name: 'test.quick', on: [], run: async () => void ended.push('quick') }]);
});
afterAll(async () => {
  letEnd();
  await jobs?.stop();
  await outside?.end();
  await pool?.end();
});

const add = (name: string) =>
  outside.query('select graphile_worker.add_job($1, $2::json)', [name, JSON.stringify({ orgId: newId() })]);
const held = async () =>
  (
    await outside.query<{ locked_by: string }>(
      'select distinct locked_by from graphile_worker._private_jobs where locked_by is not null',
    )
  ).rows;

test('a job at work is held in a name that its process answers for, so that nobody takes it for a dead one’s', async () => {
  await add('test.slow');
  await until('it is at work', async () => begun === 1);
  const { rows } = await outside.query<{ workers: string[] }>('select workers from app_process');
  expect(rows.flatMap((row) => row.workers)).toEqual((await held()).map((row) => row.locked_by));
});

test('when the database drops every connection under it, the process lives and what waits is done', async () => {
  await outside.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  letEnd();
  await until('the end was heard of', async () => ended.includes('slow'));
  await add('test.quick');
  await until('it is done', async () => ended.includes('quick'));
});

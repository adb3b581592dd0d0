import { sql } from 'kysely';
import { pino } from 'pino';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../../test/postgres.ts';
import { act, type Tx } from './act.ts';
import { systemActor } from './actor.ts';
import { newId } from './ids.ts';
import { makeKeys } from './keys.ts';
import { openDb, openPool } from './sql.ts';
import { later } from './later.ts';

const url = await testDatabase();
const owner = new pg.Pool({ connectionString: url, max: 1 });
const pool = openPool(url, 1, () => {});
const session = {
  ctx: {
    ...{ db: openDb(pool), clock: { now: () => new Date() }, keys: makeKeys(Buffer.alloc(32, 7)) },
    ...{ log: pino({ level: 'silent' }), baseUrl: '', ring() {} },
  },
  actor: systemActor(newId()),
};
const put = (tx: Tx, n: number) => later(tx, sql`insert into kept_later values (${n})`);
const kept = async () => (await owner.query<{ n: number }>('select n from kept_later order by n')).rows.map((row) => row.n);
const doing = (work: (tx: Tx) => Promise<unknown>) => act(session, 'test.write', work);

beforeAll(async () => {
  await owner.query('create table kept_later (n integer primary key check (n > 0)); grant all on kept_later to mostrador_app');
});
afterAll(async () => {
  await pool.end();
  await owner.end();
});

it('is written with the commit at the latest, in its order, and seen by whatever comes after it', async () => {
  await doing((tx) => put(tx, 1));
  await doing(async (tx) => {
    await put(tx, 2);
    const seen = await sql<{ n: number }>`select n from kept_later order by n`.execute(tx.sql);
    expect(seen.rows.map((row) => row.n)).toEqual([1, 2]);
    await put(tx, 3);
  });
  expect(await kept()).toEqual([1, 2, 3]);
});

it('fails the next statement, or the commit, with its own fault, and nothing of it stays', async () => {
  const next = doing(async (tx) => {
    await put(tx, 4);
    await put(tx, -1);
    await sql`select 1`.execute(tx.sql);
  });
  await expect(next).rejects.toMatchObject({ code: '23514' });
  await expect(doing(async (tx) => put(tx, 3))).rejects.toMatchObject({ code: '23505' });
  expect(await kept()).toEqual([1, 2, 3]);
  await doing((tx) => put(tx, 4));
  expect(await kept()).toEqual([1, 2, 3, 4]);
});

it('leaves nothing behind where the act ends with a fault before it was sent', async () => {
  const undone = doing(async (tx) => {
    await put(tx, 5);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await doing(async () => null);
  expect(await kept()).toEqual([1, 2, 3, 4]);
});

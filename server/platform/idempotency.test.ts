import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { testDatabase } from '../../test/postgres.ts';
import { forgetKeys } from './idempotency.ts';

const owner = new pg.Pool({ connectionString: await testDatabase(), max: 1 });
afterAll(() => owner.end());

it('remembers a key for seven days, and no longer', async () => {
  const keep = (key: string, at: string) =>
    owner.query(
      `insert into idempotency (org_id, actor_id, key, act, created_at) values (gen_random_uuid(), gen_random_uuid(), $1, 'x', $2)`,
      [key, at],
    );
  await keep('older', '2026-11-17T08:59:59.999Z');
  await keep('just in time', '2026-11-17T09:00:00.000Z');
  expect(await forgetKeys(owner, new Date('2026-11-24T09:00:00.000Z'))).toBe(1);
  const { rows } = await owner.query<{ key: string }>('select key from idempotency');
  expect(rows).toEqual([{ key: 'just in time' }]);
});

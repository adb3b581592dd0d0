import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ensurePostgres } from './embedded-postgres.ts';
import { lockHome } from './home-lock.ts';

let directoryOfTest = '';
let home = '';
const children: ChildProcess[] = [];

beforeEach(() => {
  directoryOfTest = mkdtempSync(path.join(tmpdir(), 'mostrador-launcher-'));
  home = directoryOfTest;
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  const server = await ensurePostgres({ home });
  await server.stop();
  for (const directory of [server.host, home, directoryOfTest]) rmSync(directory, { recursive: true, force: true });
});

/** A process of its own that starts the database, says one line about it, and then lives until it is killed or we are. */
async function otherProcess({ lock = false } = {}): Promise<{ child: ChildProcess; adopted: boolean }> {
  const program = `
    const { ensurePostgres } = await import(${JSON.stringify(path.join(import.meta.dirname, 'embedded-postgres.ts'))});
    const { lockHome } = await import(${JSON.stringify(path.join(import.meta.dirname, 'home-lock.ts'))});
    const server = await ensurePostgres({ home: ${JSON.stringify(home)} });
    if (${lock}) await lockHome(server.connectionString(), 'home', () => {});
    console.log(server.adopted);
    process.stdin.resume().once('close', () => server.stop().then(() => process.exit()));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim()));
    child.once('exit', () => reject(new Error('the other process ended')));
  });
  return { child, adopted: line === 'true' };
}

async function query(connectionString: string, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<{ value: unknown }>(text)).rows[0]?.value;
  } finally {
    await client.end();
  }
}

test('a database whose application was killed is taken over with its data', async () => {
  const { child } = await otherProcess();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;

  const server = await ensurePostgres({ home });

  expect(server.adopted).toBe(true);
  await query(server.connectionString(), 'create table kept as select 42 as value');
  await server.stop();
  const again = await ensurePostgres({ home });
  expect(again.adopted).toBe(false);
  expect(await query(again.connectionString(), 'select value from kept')).toBe(42);
});

test('of two that start at once on an empty home one starts the database and both use it', async () => {
  const both = await Promise.all([otherProcess(), otherProcess()]);

  expect(both.filter((one) => one.adopted)).toHaveLength(1);
  const { connectionString } = await ensurePostgres({ home });
  expect(await query(connectionString(), 'select 1 as value')).toBe(1);
  expect(readdirSync(path.join(home, 'postgres')).filter((name) => name.startsWith('aside-'))).toEqual([]);
});

test('a database that dies while the application runs comes back with what it had acknowledged', async () => {
  const server = await ensurePostgres({ home });
  server.keepRunning();
  await query(server.connectionString(), 'create table kept as select 42 as value');
  const postmaster = Number(
    await query(server.connectionString(), `select split_part(pg_read_file('postmaster.pid'), e'\\n', 1) as value`),
  );

  process.kill(postmaster, 'SIGKILL');

  await expect
    .poll(() => query(server.connectionString(), 'select value from kept').catch(() => null), { timeout: 20_000 })
    .toBe(42);
  await server.stop();
});

test('a second application on one home is refused by name, and let in once the first was killed', async () => {
  const { child } = await otherProcess({ lock: true });
  const server = await ensurePostgres({ home });
  await expect(lockHome(server.connectionString(), home, () => {})).rejects.toMatchObject({
    word: 'homeInUse',
    params: { pid: String(child.pid) },
  });

  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;

  const lock = await lockHome(server.connectionString(), home, () => {});
  await lock.leave();
});

test('stays in sight and follows the home where the path is too long for a socket', async () => {
  chmodSync(home, 0o755);
  home = path.join(home, 'a-long-name-'.repeat(8));
  const server = await ensurePostgres({ home });

  expect(server.host.length).toBeLessThan(60);
  expect(await query(server.connectionString(), `select current_setting('data_checksums') as value`)).toBe('on');
  await server.stop();
});

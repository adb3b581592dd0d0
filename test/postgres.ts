import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { ensurePostgres } from '../server/platform/embedded-postgres.ts';
import { readPostmaster, stateOf } from '../server/platform/postmaster.ts';
import { migrate } from '../server/platform/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the database that every test database is a copy of. */
    template: string;
  }
}

const template = 'template_mostrador';

/**
 * One PostgreSQL for the whole run, in a directory of its own, and one migrated database in it to copy from. It does not wait
 * for the disk: a test run has nothing to survive.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  for (const name of readdirSync(tmpdir())) if (isLeft(name)) discard(path.join(tmpdir(), name));
  const home = mkdtempSync(path.join(tmpdir(), `mostrador-test-${process.pid}-`));
  // An interrupted run gets no teardown.
  const interrupted = () => discard(home);
  process.once('exit', interrupted).once('SIGTERM', () => process.exit(143));

  const server = await ensurePostgres({ home, database: template });
  await run(server.connectionString('postgres'), 'alter system set fsync = off', 'select pg_reload_conf()');
  await migrate(server.connectionString());
  project.provide('template', server.connectionString());
  return async () => {
    await server.stop();
    process.off('exit', interrupted);
    discard(home);
  };
}

/** Whether the run that made this directory was killed. */
function isLeft(name: string): boolean {
  const pid = /^mostrador-test-(\d+)-/.exec(name)?.[1];
  return pid !== undefined && stateOf(Number(pid), '') === 'gone';
}

function discard(home: string): void {
  const running = readPostmaster(path.join(home, 'postgres/data-18'));
  const alive = () => running && !['gone', 'zombie'].includes(stateOf(running.pid, ''));
  if (running && alive()) process.kill(running.pid, 'SIGQUIT');
  // Waited for without giving way: at the end of a process there is no later.
  for (let tries = 0; alive() && tries < 100; tries++) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}

/** A migrated, empty database for the caller alone: one for each test file, made once at its top. Gone after the run. */
export async function testDatabase(): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const source = inject('template');
  await run(source.replace(template, 'postgres'), `create database ${name} template ${template}`);
  return source.replace(template, name);
}

async function run(connectionString: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

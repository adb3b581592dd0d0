import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
} from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Account, asideIn, binariesIn, databasePlace, removeLeftAside, unprivilegedAccount } from './postgres-files.ts';
import { answers, disownPostmaster, type Postmaster, readPostmaster, stateOf } from './postmaster.ts';
import { StartRefused } from './settings.ts';

/** A PostgreSQL of our own, reachable by its socket only. */
export type EmbeddedPostgres = {
  /** Directory of the socket. */
  host: string;
  port: number;
  /** True when it was running already: an application was killed without its database. */
  adopted: boolean;
  connectionString(database?: string): string;
  /** From now on it is started again when it dies. For the one process that holds the home. */
  keepRunning(): void;
  /** Takes no new connection, closes those there are, and waits until the server has ended. */
  stop(): Promise<void>;
};

const owner = 'app_owner';
const encoding = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
const environment = { PATH: process.env.PATH, LC_ALL: encoding, TZ: 'UTC' };
const longestRecovery = 180_000;

type Place = { bin: string; data: string; sockets: string; log: string; account: Account | null };

/**
 * Makes sure that the PostgreSQL of this home runs: prepares it, starts it, or takes over one that runs.
 * Throws `StartRefused` naming the log where it does not start.
 */
export async function ensurePostgres({
  home,
  database = 'mostrador',
}: {
  home: string;
  database?: string;
}): Promise<EmbeddedPostgres> {
  const place = await prepare(home);
  let server = await launch(place);
  await createDatabase(server, database);

  let revival: Promise<void> | null = null;
  let watch: NodeJS.Timeout | undefined;
  const revive = async (): Promise<void> => {
    try {
      server = await launch(place);
    } catch (error) {
      process.stderr.write(`${String(error)}\n`); // tried again by the next look
    }
    revival = null;
  };

  return {
    host: server.host,
    port: server.port,
    adopted: server.adopted,
    connectionString: (name = database) => connectionString(server, name),
    keepRunning() {
      watch ??= setInterval(() => {
        if (stateOf(server.pid, place.data) !== 'running') revival ??= revive();
      }, 500).unref();
    },
    async stop() {
      clearInterval(watch);
      if (revival) await revival;
      await end(server.pid, place.data);
    },
  };
}

function connectionString({ host, port }: Postmaster, database: string): string {
  return `postgresql:///${database}?host=${encodeURIComponent(host)}&port=${port}&user=${owner}`;
}

async function prepare(home: string): Promise<Place> {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const account = unprivilegedAccount();
  const at = databasePlace(path.resolve(home), account);
  const place = {
    bin: '',
    data: path.join(at, 'data-18'),
    sockets: socketDirectory(at, account),
    log: path.join(at, 'postgres.log'),
    account,
  };
  await removeLeftAside(at);
  place.bin = await binariesIn(at);
  if (!existsSync(path.join(place.data, 'PG_VERSION'))) await initialise(place);
  return place;
}

/** A socket's path may have 107 bytes at most (103 on macOS). */
function socketDirectory(at: string, account: Account | null): string {
  const near = path.join(at, 'sock');
  const directory =
    near.length <= 85 ? near : path.join('/tmp', `mostrador-${createHash('sha256').update(at).digest('hex').slice(0, 12)}`);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const { uid } = lstatSync(directory);
  const mine = account?.uid ?? process.getuid?.() ?? uid;
  if (lstatSync(directory).isSymbolicLink() || (uid !== mine && uid !== process.getuid?.())) {
    throw new StartRefused('socketsTaken', { directory });
  }
  give(directory, account);
  return directory;
}

function give(directory: string, account: Account | null): void {
  chmodSync(directory, 0o700);
  if (account) chownSync(directory, account.uid, account.gid);
}

/** Done aside and renamed: a kill in the middle leaves no half of a database behind. */
async function initialise({ bin, data, log, account }: Place): Promise<void> {
  const aside = asideIn(path.dirname(data), 'data');
  mkdirSync(aside, { recursive: true });
  give(aside, account);
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--locale=${encoding}`, '--encoding=UTF8'];
  const args = ['-D', aside, '-U', owner, '--auth=trust', '--data-checksums', '--no-instructions', ...locale];
  const output = openSync(log, 'a');
  const child = spawn(path.join(bin, 'initdb'), args, {
    ...account,
    env: environment,
    cwd: '/',
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const code = await new Promise((resolve) => child.once('error', (error) => resolve(error.message)).once('exit', resolve));
  if (code === 0)
    await rename(aside, data).catch((error: unknown) => existsSync(path.join(data, 'PG_VERSION')) || Promise.reject(error));
  await rm(aside, { recursive: true, force: true });
  if (code !== 0) throw new StartRefused('databaseDidNotStart', { why: `initdb: ${lastLine(log)}`, log });
}

/** Starts the server or adopts it. Of several that try at once PostgreSQL's own lock file lets one start; the others adopt. */
async function launch(place: Place): Promise<Postmaster & { adopted: boolean }> {
  const until = Date.now() + longestRecovery;
  while (Date.now() < until) {
    const found = readPostmaster(place.data);
    const state = found ? stateOf(found.pid, place.data) : 'gone';
    if (found && state === 'running' && found.ready && (await answers(found))) return { ...found, adopted: true };
    if (state === 'other') disownPostmaster(place.data);
    // One that calls itself ready and does not answer may be another program under its number: PostgreSQL decides that.
    if (state === 'gone' || state === 'other' || (state === 'running' && found?.ready)) {
      const started = await start(place, until);
      if (started) return { ...started, adopted: false };
    }
    await sleep(100);
  }
  throw new StartRefused('databaseDidNotStart', { why: lastLine(place.log), log: place.log });
}

const tuning = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  shared_buffers: '128MB',
  max_connections: '200',
  idle_in_transaction_session_timeout: '60s',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_checkpoints: 'off',
};

async function start({ bin, data, sockets, log, account }: Place, until: number): Promise<Postmaster | null> {
  if (existsSync(log) && statSync(log).size > 10_000_000) renameSync(log, `${log}.1`);
  const args = [
    '-D',
    data,
    '-p',
    '5432',
    ...Object.entries({ ...tuning, unix_socket_directories: sockets }).flatMap(([k, v]) => ['-c', `${k}=${v}`]),
  ];
  const before = existsSync(log) ? statSync(log).size : 0;
  const output = openSync(log, 'a');
  const child = spawn(path.join(bin, 'postgres'), args, {
    ...account,
    env: environment,
    cwd: '/',
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  child.unref();
  const ended = new Promise<'ended'>((resolve) =>
    child.once('error', () => resolve('ended')).once('exit', () => resolve('ended')),
  );
  while (Date.now() < until) {
    const found = readPostmaster(data);
    if (found && found.pid === child.pid && found.ready && (await answers(found))) return found;
    if ((await Promise.race([ended, sleep(20)])) === 'ended') break;
  }
  // Another process was quicker, or backends of a killed server are still leaving: worth another look, nothing else is.
  const why = lastLine(log, before);
  if (/lock file|shared memory block/.test(why)) return null;
  throw new StartRefused('databaseDidNotStart', { why, log });
}

function lastLine(log: string, from = 0): string {
  const lines = existsSync(log) ? readFileSync(log).subarray(from).toString().trim().split('\n') : [];
  const line = lines.findLast((text) => text.includes('FATAL')) ?? lines.at(-1) ?? '';
  return line.replace(/^.*?(FATAL|ERROR): */, '') || 'no message';
}

async function createDatabase(server: Postmaster, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: connectionString(server, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(database)}`);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && ['42P04', '23505'].includes(error.code ?? ''))) throw error;
  } finally {
    await client.end();
  }
}

/**
 * No new connection from the first moment on; those there are get a second to say goodbye, then they are closed and their open
 * transactions rolled back. Everything acknowledged is on the disk.
 */
async function end(pid: number, data: string): Promise<void> {
  for (const [signal, patience] of [['SIGTERM', 1000] as const, ['SIGINT', 30_000] as const]) {
    const until = Date.now() + patience;
    if (stateOf(pid, data) === 'running') process.kill(pid, signal);
    while (stateOf(pid, data) === 'running' && Date.now() < until) await sleep(20);
  }
}

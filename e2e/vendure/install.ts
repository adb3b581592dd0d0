import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The folder of this fixture: its package.json, its node_modules, its cache. */
export const FIXTURE = import.meta.dirname;
/** Where snapshots and locks are kept between runs; safe to delete. */
export const CACHE = join(FIXTURE, '.cache');

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function ownerOf(lock: string): number | null {
  try {
    return Number(readFileSync(join(lock, 'pid'), 'utf8')) || null;
  } catch {
    return null; // not written yet, or just removed: ask again
  }
}

/** Runs `work` while no other process does the same work in this cache. A lock whose owner has died is taken over. */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  const lock = join(CACHE, `${name}.lock`);
  mkdirSync(CACHE, { recursive: true });
  let ownerless = 0;
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = ownerOf(lock);
    ownerless = owner === null ? ownerless + 1 : 0;
    if (ownerless > 20 || (owner !== null && !alive(owner))) rmSync(lock, { recursive: true, force: true });
    else await sleep(250);
  }
  try {
    writeFileSync(join(lock, 'pid'), String(process.pid));
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

async function npmCi(): Promise<void> {
  const child = spawn('npm', ['ci', '--ignore-scripts', '--loglevel=error'], { cwd: FIXTURE, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`npm ci in e2e/vendure ended with ${code}:\n${said.slice(-4000)}`);
}

/**
 * Puts Vendure into e2e/vendure/node_modules if the lock file there is not what is installed. No package of it needs an install
 * script: the database driver is plain JavaScript, and bcrypt ships its binaries.
 */
export async function installVendure(say: (line: string) => void): Promise<void> {
  const wanted = createHash('sha256')
    .update(readFileSync(join(FIXTURE, 'package-lock.json')))
    .digest('hex');
  const stamp = join(FIXTURE, 'node_modules', '.installed');
  const installed = () => {
    try {
      return readFileSync(stamp, 'utf8') === wanted;
    } catch {
      return false; // never installed, or an installation was cut short
    }
  };
  if (installed()) return;
  await alone('install', async () => {
    if (installed()) return;
    say('Vendure fixture: installing 440 packages, once (about half a minute)');
    const started = Date.now();
    await npmCi();
    writeFileSync(stamp, wanted);
    say(`Vendure fixture: installed in ${Math.round((Date.now() - started) / 1000)} s`);
  });
}

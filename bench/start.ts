// From the process's start to its first page: the very first time with the demo centre, and later; and what it weighs when idle.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from '../scripts/build.mjs';
import { atMost, tell } from './figures.ts';

const PORT = 4990;
const LATER_STARTS = 5;
const IDLE_SECONDS = 10;
const root = path.join(import.meta.dirname, '..');
const home = mkdtempSync(path.join(tmpdir(), 'mostrador-bench-start-'));

async function start(): Promise<{ app: ChildProcess; ms: number }> {
  const begun = performance.now();
  const app = spawn(process.execPath, ['--max-semi-space-size=8', path.join(root, 'dist/server.js')], {
    env: {
      ...process.env,
      MOSTRADOR_HOME: home,
      PORT: String(PORT),
      MOSTRADOR_SMTP_PORT: 'off',
      NODE_ENV: 'production',
      NODE_COMPILE_CACHE: path.join(root, '.cache/compiled'),
      DATABASE_URL: '',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (;;) {
    if (app.exitCode !== null) throw new Error(`the application ended with ${app.exitCode}`);
    const page = await fetch(`http://127.0.0.1:${PORT}/`).catch(() => null);
    if (page?.ok) return { app, ms: performance.now() - begun };
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function stop(app: ChildProcess): Promise<void> {
  app.kill('SIGTERM');
  await once(app, 'exit');
}

const kilobytes = (file: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(textOf(file))?.[1] ?? 0);

/** Proportional memory of all of PostgreSQL's processes that belong to this home, in MB: shared pages are counted once. */
function databaseMegabytes(): number {
  const ours = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && commandOf(pid).includes('postgres'));
  const postmaster = ours.find((pid) => commandOf(pid).includes(home));
  const family = ours.filter((pid) => pid === postmaster || kilobytes(`/proc/${pid}/status`, 'PPid') === Number(postmaster));
  return family.reduce((sum, pid) => sum + kilobytes(`/proc/${pid}/smaps_rollup`, 'Pss'), 0) / 1024;
}

const commandOf = (pid: string): string => textOf(`/proc/${pid}/cmdline`);

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // it has just ended
  }
}

await build();
try {
  const first = await start();
  await stop(first.app);
  const later: number[] = [];
  let [appMb, databaseMb] = [0, 0];
  for (let i = 0; i < LATER_STARTS; i++) {
    const { app, ms } = await start();
    later.push(ms);
    if (i === LATER_STARTS - 1) {
      await new Promise((resolve) => setTimeout(resolve, IDLE_SECONDS * 1000));
      appMb = kilobytes(`/proc/${app.pid}/status`, 'VmRSS') / 1024;
      databaseMb = databaseMegabytes();
    }
    await stop(app);
  }
  later.sort((a, b) => a - b);
  const median = (later[Math.floor(later.length / 2)] ?? 0) / 1000;
  const measured = [
    {
      first: Number((first.ms / 1000).toFixed(2)),
      later: later.map((ms) => Number((ms / 1000).toFixed(2))).join(' '),
      appMb: Math.round(appMb),
      databaseMb: Math.round(databaseMb),
      ratio: Number((first.ms / 1000 / median).toFixed(1)),
    },
  ];
  tell('start', measured, [
    atMost('first start with the demo, s', first.ms / 1000, 20),
    atMost('later start to first page, median s', median, 2),
    atMost('application idle, MB', appMb, 200),
    atMost('PostgreSQL idle, MB', databaseMb, 150),
  ]);
} finally {
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}

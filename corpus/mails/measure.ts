import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { readMail } from '../../server/rooms/channels/email/reading/adapter.ts';

export const MOST = { milliseconds: 5000, rss: 300 * 1024 * 1024 };
/** So long a reader is waited for before it is ended. */
const PATIENCE = 30_000;

type Taken = { file: string; problem: string | null; milliseconds: number; rss: number };
export type Measured = {
  read: number;
  crashed: string[];
  slow: string[];
  large: string[];
  slowest: Taken | null;
  largest: Taken | null;
};

async function reader(): Promise<ChildProcess> {
  const child = fork(import.meta.filename, ['--reads'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await once(child, 'message');
  return child;
}

async function ask(child: ChildProcess, file: string): Promise<Taken | 'gone'> {
  const ended = new AbortController();
  const answered = once(child, 'message', { signal: ended.signal }).then(([taken]) => taken as Taken);
  const gone = once(child, 'exit', { signal: ended.signal }).then(() => 'gone' as const);
  const late = sleep(PATIENCE, 'gone' as const, { signal: ended.signal });
  child.send(file);
  const outcome = await Promise.race([answered, gone, late]);
  ended.abort();
  await Promise.allSettled([answered, gone, late]);
  return outcome;
}

/** Ends a reader that was begun here. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

/**
 * Reads every mail in a process of its own and says what the worst took. One process reads many; a mail after which it holds more than a single one may
 * is read once more by a fresh one, so that nothing of the others is counted.
 */
export async function measureAll(files: readonly string[]): Promise<Measured> {
  const found: Measured = { read: 0, crashed: [], slow: [], large: [], slowest: null, largest: null };
  let child = await reader();
  const again = async () => {
    await end(child);
    child = await reader();
  };
  for (const file of files) {
    let taken = await ask(child, file);
    if (taken === 'gone' || taken.rss > MOST.rss || taken.milliseconds > MOST.milliseconds) {
      await again();
      taken = await ask(child, file);
      await again();
    }
    if (taken === 'gone') {
      found.crashed.push(file);
      continue;
    }
    found.read++;
    if (taken.milliseconds > MOST.milliseconds) found.slow.push(`${file}: ${(taken.milliseconds / 1000).toFixed(1)} s`);
    if (taken.rss > MOST.rss) found.large.push(`${file}: ${Math.round(taken.rss / 1048576)} MB`);
    if (taken.milliseconds > (found.slowest?.milliseconds ?? 0)) found.slowest = taken;
    if (taken.rss > (found.largest?.rss ?? 0)) found.largest = taken;
  }
  await end(child);
  return found;
}

/** This file as a process of its own: it reads what it is told, one at a time, and says what that took. */
if (process.argv.includes('--reads')) {
  process.on('message', (file: string) => {
    const started = performance.now();
    const answer = (problem: string | null) => {
      // The most memory this process ever held, all of it, in bytes.
      const rss = process.resourceUsage().maxRSS * 1024;
      process.send?.({ file, problem, milliseconds: performance.now() - started, rss });
    };
    readMail(readFileSync(file)).then(
      () => answer(null),
      (error: unknown) => answer(String(error)),
    );
  });
  process.send?.({ ready: true });
}

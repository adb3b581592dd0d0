import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import type { Limits, Tools } from './contract.ts';

/** Most memory that a helper program may ask for, in kB: a file made to eat all of it ends the program alone. */
const MEMORY_KB = 2_000_000;
const KILOBYTE = 1024;

const found = new Map<string, boolean>();

/** Whether a program is on this machine. */
function has(program: string): boolean {
  const known = found.get(program);
  if (known !== undefined) return known;
  const is = (process.env.PATH ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  found.set(program, is);
  return is;
}

let before: Promise<unknown> = Promise.resolve();
/** One heavy work at a time in this process, in the order in which they were asked for. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = before.then(work, work);
  before = mine.catch(() => null);
  return mine;
}

/** Runs a program with limits of time, memory and output, and answers what it says. Throws with its own words where it fails. */
function runTool(program: string, args: readonly string[], input: Buffer | null, limits: Limits): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const limited = ['-c', `ulimit -v ${MEMORY_KB}; exec "$@"`, 'sh', program, ...args];
    const child = spawn('sh', limited, { env: { ...process.env, OMP_THREAD_LIMIT: '1' }, stdio: ['pipe', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    let [size, errors, ended] = [0, '', ''];
    const stop = (why: string): void => {
      ended ||= why;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => stop(`${program}: longer than ${limits.seconds} s`), limits.seconds * 1000);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limits.outputKb * KILOBYTE) stop(`${program}: more than ${limits.outputKb} kB`);
      else out.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => void (errors = (errors + chunk.toString('utf8')).slice(0, 500)));
    child.stdin.on('error', () => errors);
    child.on('error', (error) => stop(error.message));
    child.on('close', (code) => {
      clearTimeout(timer);
      if (ended || code !== 0) reject(new Error(ended || `${program}: ${errors.trim() || `ended with ${code ?? 'a signal'}`}`));
      else resolve(Buffer.concat(out));
    });
    child.stdin.end(input ?? undefined);
  });
}

export const tools: Tools = { has, inTurn, runTool };

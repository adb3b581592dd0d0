import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const CLAMD = '/usr/sbin/clamd';
const PATIENCE_MS = 60_000;

/** Why no scanner can be run here, or null. */
export const noClamd = existsSync(CLAMD) ? null : `no ${CLAMD} (package clamav-daemon)`;

export type Clamd = { address: string; close(): Promise<void> };

/** A clamd of its own whose only signature is of these bytes, under this name: its public ones are hundreds of megabytes. */
export async function openClamd(bytes: Buffer, name: string): Promise<Clamd> {
  const folder = mkdtempSync(path.join(tmpdir(), 'clamd-'));
  const [config, socket] = [path.join(folder, 'clamd.conf'), path.join(folder, 'socket')];
  const hash = createHash('md5').update(bytes).digest('hex');
  writeFileSync(path.join(folder, 'own.hdb'), `${hash}:${bytes.length}:${name}\n`);
  writeFileSync(config, [`DatabaseDirectory ${folder}`, `LocalSocket ${socket}`, 'Foreground yes', 'SelfCheck 0', ''].join('\n'));
  const child: ChildProcess = spawn(CLAMD, ['-c', config], { stdio: 'ignore' });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const close = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until && child.exitCode === null; await sleep(100)) {
    const answers = await new Promise<boolean>((resolve) => {
      const one = connect({ path: socket }, () => one.end('zPING\0', () => resolve(true)));
      one.on('error', () => resolve(false));
    });
    if (answers) return { address: socket, close };
  }
  await close();
  throw new Error('clamd does not come up');
}

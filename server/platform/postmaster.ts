import { readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';

/** What a running PostgreSQL says of itself in `postmaster.pid`. `host` is the directory of its socket. */
export type Postmaster = { pid: number; port: number; host: string; ready: boolean };

export function readPostmaster(data: string): Postmaster | null {
  try {
    const lines = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
    return {
      pid: Number(lines[0]),
      port: Number(lines[3]),
      host: lines[4]?.trim() ?? '',
      ready: lines[7]?.startsWith('ready') ?? false,
    };
  } catch {
    return null; // no such file: it does not run
  }
}

/**
 * `zombie`: it has ended, and whoever started it has not taken notice yet, so that its lock file still counts as held.
 * `other`: the number has gone to another program since.
 */
export function stateOf(pid: number, data: string): 'running' | 'zombie' | 'other' | 'gone' {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return 'gone';
  }
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop() ?? '';
    if (/^[ZX]/.test(status)) return 'zombie';
    return readlinkSync(`/proc/${pid}/cwd`) === data ? 'running' : 'other';
  } catch {
    return 'running'; // no /proc here, or it is not ours to read
  }
}

/**
 * PostgreSQL refuses to start while the number in `postmaster.pid` is alive under our own account, even when it is another
 * program by now (usual in a container started again). The file itself must stay: it also names the shared memory that live
 * backends would still hold. So only the number is replaced, by one that no process can have.
 */
export function disownPostmaster(data: string): void {
  const file = path.join(data, 'postmaster.pid');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, '2147483646'));
}

/** Whether somebody listens on its socket. */
export function answers({ host, port }: Postmaster): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(path.join(host, `.s.PGSQL.${port}`));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

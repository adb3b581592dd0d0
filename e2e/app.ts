import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensurePostgres } from '../server/platform/embedded-postgres.ts';
import { readPostmaster } from '../server/platform/postmaster.ts';
import { freePort } from '../test/free-port.ts';

/** The built product as a process of its own, with a data directory and ports of its own. */
export type App = {
  url: string;
  home: string;
  smtpPort: number;
  /** Whom the demonstration centre lets in; empty without it. */
  signIns: { role: string; email: string; password: string }[];
  /** kill -9: no warning, and its PostgreSQL goes on. */
  kill(): Promise<void>;
  /** kill -9 of its PostgreSQL, every part of it; the application is left alone. */
  killDatabase(): void;
  /** Starts it again on the same data. */
  restart(): Promise<void>;
  killAndRestart(): Promise<void>;
  /** Stops it cleanly and removes its data. */
  stop(): Promise<void>;
};

/** Starts dist/server.js (see `npm run build`) and waits until it answers. */
export async function startApp({
  args = ['--demo'],
  env = {},
}: {
  args?: string[];
  env?: Record<string, string>;
} = {}): Promise<App> {
  const home = mkdtempSync(path.join(tmpdir(), 'mostrador-journey-'));
  const [port, smtpPort] = [await freePort(), await freePort()];
  const settings = { MOSTRADOR_HOME: home, PORT: String(port), MOSTRADOR_SMTP_PORT: String(smtpPort), LC_ALL: 'C', ...env };
  let { child, said } = await launch(args, settings);
  const kill = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  const restart = async () => {
    ({ child, said } = await launch(args, settings));
  };
  // Interrupted, the journey takes it along.
  const interrupted = () => child.kill();
  process.once('exit', interrupted);
  return {
    url: `http://localhost:${port}`,
    home,
    smtpPort,
    signIns: signInsIn(said),
    kill,
    killDatabase() {
      const running = readPostmaster(path.join(home, 'postgres/data-18'));
      if (running) process.kill(running.pid, 'SIGKILL');
    },
    restart,
    async killAndRestart() {
      await kill();
      await restart();
    },
    async stop() {
      process.off('exit', interrupted);
      const ended = child.exitCode === null ? once(child, 'exit') : null;
      child.kill();
      await ended;
      if (child.exitCode !== 0 && !env.DATABASE_URL) await (await ensurePostgres({ home })).stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Resolves with what it said once it was ready: the address and whom the demonstration lets in come in one breath. */
async function launch(args: string[], settings: Record<string, string>): Promise<{ child: ChildProcess; said: string }> {
  const server = path.join(import.meta.dirname, '../dist/server.js');
  const child = spawn(process.execPath, [server, ...args], {
    env: { ...process.env, NODE_ENV: 'production', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes('ready at http')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the application ended with ${code}:\n${said}`)));
  });
  return { child, said };
}

/** The lines of three columns under "You can sign in as". */
function signInsIn(said: string): App['signIns'] {
  return said.split('\n').flatMap((line) => {
    const [, role, email, password] = /^ {2}(\S.*?) {2,}(\S+@\S+) {2,}(\S.*)$/.exec(line) ?? [];
    return role && email && password ? [{ role, email, password }] : [];
  });
}

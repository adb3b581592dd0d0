import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { findPackageJSON } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { type PlainSettings, readSettings } from '../../scripts/settings-table.mjs';
import { type Params, say, type Word, whyOf } from '../../scripts/words.mjs';

/**
 * Everything that can be set from outside, complete: what was left open is filled in.
 * `home` is absolute; `fill` says what an empty database is filled with.
 */
export type Settings = Omit<PlainSettings, 'secretKey' | 'baseUrl'> & {
  /** At least 32 characters, the same for every process on one database. */
  secretKey: string;
  /** Without a slash at its end. */
  baseUrl: string;
};

/** A start that cannot be. `word` and `params` make the sentence for whoever typed the command. */
export class StartRefused extends Error {
  readonly word: Word;
  readonly params: Params;
  constructor(word: Word, params: Params = {}) {
    super(say('en', word, params));
    this.word = word;
    this.params = params;
  }
}

/** The directory of the program (migrations/, dist/), whether it runs from its source or from the bundle. */
export const programRoot = path.dirname(findPackageJSON(import.meta.url) ?? process.cwd());

/**
 * Reads the environment and the arguments, finds free ports where any will do, makes the data directory ready and finds the
 * secret key. Throws `StartRefused` where a value is wrong, a port is taken or the directory cannot be written to.
 */
export async function loadSettings(env: NodeJS.ProcessEnv, args: string[]): Promise<Settings> {
  const read = readSettings(env, args);
  if (!read.ok) throw new StartRefused(read.complaint.word, read.complaint.params);
  const { settings } = read;
  if (settings.databaseUrl && !settings.secretKey && !existsSync(keyFile(settings.home))) {
    throw new StartRefused('keyNeeded', { home: settings.home });
  }
  const port = await freePort('PORT', settings.host, settings.port);
  const smtpPort =
    settings.smtpPort === null ? null : await freePort('MOSTRADOR_SMTP_PORT', settings.smtpHost, settings.smtpPort);
  makeHome(settings);
  const secretKey = settings.secretKey ?? keptKey(settings);
  return { ...settings, port, smtpPort, secretKey, baseUrl: settings.baseUrl ?? `http://localhost:${port}` };
}

/** Tried before anything else is touched: a taken port is the usual reason why a second start cannot be. 0 finds one. */
async function freePort(name: string, host: string, port: number): Promise<number> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch (error) {
    throw listenRefusal(error, { name, host, port }) ?? error;
  } finally {
    server.close();
  }
}

/** The refusal behind an error of `listen`, or null where it is none of the usual ones. */
export function listenRefusal(error: unknown, where: { name: string; host: string; port: number }): StartRefused | null {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE') return new StartRefused('portInUse', where);
  if (code === 'EACCES') return new StartRefused('portForbidden', where);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new StartRefused('addressUnavailable', { ...where, name: where.name.replace('PORT', 'HOST') });
  }
  return null;
}

/** With those above it. Node's own recursive way never returns where the system refuses without saying so, as under /proc. */
function makeDirectory(directory: string): void {
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return;
  makeDirectory(path.dirname(directory));
  mkdirSync(directory, { mode: 0o700 });
}

function makeHome({ home, language }: PlainSettings): void {
  try {
    makeDirectory(home);
    accessSync(home, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartRefused('homeNotWritable', { home, why: whyOf(language, error) });
  }
}

const keyFile = (home: string): string => path.join(home, 'secret.key');

/** The key of this data directory, made at the first start. Made aside and linked, so that of two starts one wins whole. */
function keptKey({ home, language }: PlainSettings): string {
  const file = keyFile(home);
  try {
    if (!existsSync(file)) {
      const aside = `${file}.${process.pid}`;
      writeFileSync(aside, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true });
      try {
        linkSync(aside, file);
      } catch (error) {
        if (!existsSync(file)) throw error;
      } finally {
        rmSync(aside, { force: true });
      }
    }
    const key = readFileSync(file, 'utf8').trim();
    if (key.length < 32) throw new StartRefused('keyTooShort');
    return key;
  } catch (error) {
    if (error instanceof StartRefused) throw error;
    throw new StartRefused('keyUnreadable', { file, why: whyOf(language, error) });
  }
}

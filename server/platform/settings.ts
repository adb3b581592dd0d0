import { randomBytes } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import path from 'node:path';
import { type PlainSettings, readSettings } from '../../scripts/settings-table.mjs';
import { say, type Word } from '../../scripts/words.mjs';

/**
 * Everything that can be set from outside, complete: what was left open is filled in.
 * `home` is absolute; `fill` says what an empty database is filled with; `root` is where the program lies (migrations/, dist/).
 */
export type Settings = Omit<PlainSettings, 'secretKey' | 'baseUrl'> & {
  /** At least 32 characters, the same for every process on one database. */
  secretKey: string;
  /** Without a slash at its end. */
  baseUrl: string;
  root: string;
};

/** A start that cannot be: the sentence is for whoever typed the command, in the language of the terminal. */
export class StartRefused extends Error {
  constructor(
    readonly word: Word,
    readonly params: Record<string, string | number> = {},
  ) {
    super(say('en', word, params));
  }
}

/** The directory of the program, whether it runs from its source or from the bundle in dist/. */
export const programRoot = path.dirname(findPackageJSON(import.meta.url) ?? process.cwd());

/**
 * Reads the environment and the arguments, makes the data directory ready and finds the secret key.
 * Throws `StartRefused` where a value is wrong or the directory cannot be written to.
 */
export function loadSettings(env: NodeJS.ProcessEnv, args: string[]): Settings {
  const read = readSettings(env, args);
  if (!read.ok) throw new StartRefused('failed', { why: read.sentence });
  return { ...read.settings };
}

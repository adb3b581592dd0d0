import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSource, type Source } from './source.ts';

/** One place where the house does not follow its law. `sentence` says what is wrong and what to do instead. */
export interface Violation {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly sentence: string;
}

/** The whole repository as texts by path (from the root, with slashes). Rules read nothing else: two files make a test. */
export interface House {
  readonly files: ReadonlyMap<string, string>;
  readonly sources: readonly Source[];
}

export type Rule = (house: House) => Violation[];

const skipped = new Set(['.git', 'node_modules', 'dist', '.cache']);
/** Cited by documents and read by no rule: there, with nothing in it. */
const others = /\.(png|svg|jpg)$|^LICENSE$/;
const texts = /\.(ts|tsx|mjs|js|sql|md|json|css|html|sh|yml|yaml)$|^(\.npmrc|\.gitignore|run)$/;

/** Builds a house from texts; code is parsed, the rest is kept as it is. */
export function houseOf(files: Iterable<readonly [string, string]>): House {
  const map = new Map(files);
  const sources = [...map].filter(([path]) => /\.(ts|tsx|mjs|js)$/.test(path)).map(([path, text]) => readSource(path, text));
  return { files: map, sources };
}

/** Reads every text of the repository at `root`, without what npm, git and the builds put there. */
export function readHouse(root: string): House {
  const files: [string, string][] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (skipped.has(entry.name)) continue;
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) walk(path);
      else if (texts.test(entry.name)) files.push([path, readFileSync(join(root, path), 'utf8')]);
      else if (others.test(entry.name)) files.push([path, '']);
    }
  };
  walk('');
  return houseOf(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The line of an offset in a text, counted from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

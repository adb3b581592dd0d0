import type { House, Violation } from './house.ts';
import { isTest } from './place.ts';

const code = /\.(ts|tsx|mjs)$/;
const counted = /^(server|web|portal|widget|rules)\//;
const isWords = (path: string): boolean => /(^|\/)words(\/|\.)/.test(path);
/** Written by a program from the migrated database. */
const generated = /^migrations\/rows\.ts$/;

const linesOf = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

export interface Sizes {
  readonly files: number;
  readonly lines: number;
  readonly median: number;
  /** Nine files in ten are no longer than this. */
  readonly ninth: number;
  readonly largest: { readonly path: string; readonly lines: number };
}

/** The figures of the house, in lines, over what people read: tests and words are left out. */
export function sizesOf(house: House): Sizes {
  const lengths = [...house.files]
    .filter(([path]) => counted.test(path) && code.test(path) && !isTest(path) && !isWords(path))
    .map(([path, text]) => ({ path, lines: linesOf(text) }))
    .sort((a, b) => a.lines - b.lines);
  const at = (share: number): number => lengths[Math.max(0, Math.ceil(lengths.length * share) - 1)]?.lines ?? 0;
  const sum = lengths.reduce((total, one) => total + one.lines, 0);
  return {
    files: lengths.length,
    lines: sum,
    median: at(0.5),
    ninth: at(0.9),
    largest: lengths.at(-1) ?? { path: '', lines: 0 },
  };
}

/** A file is read at one sitting. */
export function size(house: House): Violation[] {
  const long = [...house.files].flatMap(([path, text]) => {
    if (!code.test(path) || generated.test(path)) return [];
    const [lines, most] = [linesOf(text), isTest(path) || isWords(path) ? 400 : 300];
    return lines > most
      ? [{ path, line: most, rule: 'size', sentence: `${lines} lines; ${most} is the most: split it by noun or by verb` }]
      : [];
  });
  const { median, ninth } = sizesOf(house);
  const whole = (sentence: string): Violation => ({ path: '.', line: 1, rule: 'size', sentence });
  if (median > 70) long.push(whole(`the median file has ${median} lines; the house keeps it at 70 or less`));
  if (ninth > 200) long.push(whole(`nine files in ten stay within 200 lines; now it takes ${ninth}`));
  return long;
}

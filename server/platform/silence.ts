import { type Calendar, workingMinutesBetween } from './working-time.ts';

const LEAST_QUIET = 240;
const MOST_QUIET = 5 * 8 * 60;
const LONGER_THAN_EVER = 1.5;
const ENOUGH_GAPS = 20;

/**
 * Working minutes without anything that are out of the ordinary: half as much again as the longest pause of the last weeks; four hours at the least, and
 * four where too little came to know a rhythm.
 */
export function usualQuiet(gaps: readonly number[]): number {
  if (gaps.length < ENOUGH_GAPS) return LEAST_QUIET;
  return Math.round(Math.min(MOST_QUIET, Math.max(LEAST_QUIET, Math.max(...gaps) * LONGER_THAN_EVER)));
}

/** The pauses between what came, newest first, in working minutes. */
export const gapsOf = (calendar: Calendar, came: readonly Date[]): number[] =>
  came.slice(1).map((at, i) => workingMinutesBetween(calendar, at, came[i] ?? at));

import { expect, it } from 'vitest';
import { reviewsThatCount } from './decide.ts';

it.each([
  ['nobody was looked at', { good: 0, recent: 0, recentBad: 0 }, 0],
  ['all were right', { good: 20, recent: 12, recentBad: 0 }, 20],
  ['one of ten was not', { good: 19, recent: 10, recentBad: 1 }, 19],
  ['one of nine was not', { good: 19, recent: 9, recentBad: 1 }, 0],
  ['eleven of a hundred were not', { good: 89, recent: 100, recentBad: 11 }, 0],
  ['the bad ones are older than a quarter', { good: 7, recent: 0, recentBad: 0 }, 7],
])('counts reviews when %s', (_, tally, counts) => {
  expect(reviewsThatCount(tally)).toBe(counts);
});

import { describe, expect, it } from 'vitest';
import { goesOn, lostSince } from './decide.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const ago = (seconds: number): Date => new Date(NOW.getTime() - seconds * 1000);
const MINUTE = 60;
const HOUR = 3600;

describe('a call of which nothing is heard', () => {
  it.each([
    ['rings for a quarter of an hour', { state: 'ringing', heardAt: ago(14 * MINUTE), signAt: null }, null],
    ['then has ended when it was last heard', { state: 'ringing', heardAt: ago(15 * MINUTE), signAt: null }, 15 * MINUTE],
    [
      'is talked on for six hours, as an exchange says nothing in between',
      { state: 'talking', heardAt: ago(5 * HOUR), signAt: null },
      null,
    ],
    ['then has ended, nobody knows when', { state: 'talking', heardAt: ago(6 * HOUR), signAt: null }, 6 * HOUR],
    ['goes on while its browser says so, however long', { state: 'talking', heardAt: ago(9 * HOUR), signAt: ago(MINUTE) }, null],
    [
      'ended with its browser, when that was last heard',
      { state: 'talking', heardAt: ago(HOUR), signAt: ago(3 * MINUTE) },
      3 * MINUTE,
    ],
    ['ended with its browser, ringing too', { state: 'ringing', heardAt: ago(4 * MINUTE), signAt: ago(4 * MINUTE) }, 4 * MINUTE],
    [
      'ended no sooner than what was last heard of it',
      { state: 'talking', heardAt: ago(2 * MINUTE), signAt: ago(3 * MINUTE) },
      2 * MINUTE,
    ],
  ] as const)('%s', (_, leg, lost) => {
    expect(lostSince(leg, NOW)).toEqual(lost === null ? null : ago(lost));
  });

  it('is ended by hand unless a browser has just said that it goes on', () => {
    expect([ago(10), ago(59), ago(MINUTE), null].map((signAt) => goesOn({ signAt }, NOW))).toEqual([true, true, false, false]);
  });
});

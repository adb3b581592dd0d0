import { expect, it } from 'vitest';
import { isPeriod, periodOf } from './period.ts';

it.each([
  ['week', '2026-11-25', '2026-11-23'],
  ['week', '2026-11-23', '2026-11-23'],
  ['week', '2026-11-29', '2026-11-23'],
  ['weeks', '2026-11-25', '2026-10-29'],
  ['weeks', '2026-03-30', '2026-03-03'],
  ['month', '2026-11-25', '2026-11-01'],
] as const)('%s seen on %s begins on %s', (span, today, from) => expect(periodOf(span, today)).toEqual({ from, to: today }));

it('is a period only with two days', () => {
  expect(isPeriod({ from: '2026-11-01', to: '2026-11-25' })).toBe(true);
  expect(isPeriod({ from: '', to: '2026-11-25' })).toBe(false);
  expect(isPeriod({ from: '2026-13-01', to: '2026-11-25' })).toBe(false);
});

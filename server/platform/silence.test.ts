import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gapsOf, usualQuiet } from './silence.ts';

it('silence is measured by the rhythm of what comes, within bounds', () => {
  const often = Array.from({ length: 30 }, () => 20);
  expect(usualQuiet([])).toBe(240);
  expect(usualQuiet(often)).toBe(240);
  expect(usualQuiet([...often, 400])).toBe(600);
  fc.assert(
    fc.property(fc.array(fc.nat()), (gaps) => {
      const minutes = usualQuiet(gaps);
      return minutes >= 240 && minutes <= 2400;
    }),
  );
});

it('a night that is closed is no pause', () => {
  const hours = { mon: [['09:00', '18:00']], tue: [['09:00', '18:00']] } as const;
  const calendar = {
    timeZone: 'Europe/Madrid',
    hours: { mon: [...hours.mon].map(pair), tue: [...hours.tue].map(pair) },
    holidays: new Set<string>(),
  };
  const came = ['2026-11-24T09:10:00+01:00', '2026-11-23T17:50:00+01:00'].map((at) => new Date(at));
  expect(gapsOf(calendar, came)).toEqual([20]);
});

const pair = ([from, to]: readonly [string, string]): [string, string] => [from, to];

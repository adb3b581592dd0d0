import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Count } from './contract.ts';
import { budgetKey, countersOf, periodsAt, together } from './decide.ts';

const madrid = (iso: string) => periodsAt(new Date(iso), 'Europe/Madrid');

it('begins days, ISO weeks and months at midnight of the centre, in summer and in winter', () => {
  const winter = madrid('2026-11-30T23:30:00Z');
  expect([winter.day.label, winter.week.label, winter.month.label]).toEqual(['2026-12-01', '2026-W49', '2026-12']);
  expect([winter.day.start, winter.week.start, winter.month.start].map((at) => at.toISOString())).toEqual([
    '2026-11-30T23:00:00.000Z',
    '2026-11-29T23:00:00.000Z',
    '2026-11-30T23:00:00.000Z',
  ]);
  const changed = madrid('2026-03-29T12:00:00Z');
  expect([changed.day.start, changed.month.start].map((at) => at.toISOString())).toEqual([
    '2026-03-28T23:00:00.000Z',
    '2026-02-28T23:00:00.000Z',
  ]);
  expect(madrid('2027-01-02T12:00:00Z').week.label).toBe('2026-W53');
});

it('never lets a day, week or month begin after now, nor two instants of one day fall into two', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
      fc.constantFrom('Europe/Madrid', 'Atlantic/Canary', 'America/Mexico_City', 'Asia/Kathmandu'),
      (at, zone) => {
        const periods = periodsAt(at, zone);
        for (const { start } of Object.values(periods)) expect(start.getTime()).toBeLessThanOrEqual(at.getTime());
        expect(periodsAt(periods.day.start, zone).day).toEqual(periods.day);
        expect(at.getTime() - periods.month.start.getTime()).toBeLessThan(32 * 86_400_000);
      },
    ),
  );
});

it('counts in every period that any row of the action limits, once each', () => {
  const money = (per: 'day' | 'month' | 'request') => ({ per, unit: 'money' as const, max: 5 });
  expect(
    countersOf([
      money('month'),
      money('request'),
      money('month'),
      { per: 'day', unit: 'count', max: 1 },
      { per: 'day', unit: 'percent', max: 1 },
    ]),
  ).toEqual([
    { period: 'day', unit: 'money' },
    { period: 'day', unit: 'count' },
    { period: 'month', unit: 'money' },
  ]);
});

it('adds several grants of one transaction up, each counter once, with the tightest limit', () => {
  const key = budgetKey('ana', 'COUPON', 'month', madrid('2026-11-27T10:00:00Z'), 'money');
  const one = (more: number, ceiling: number | null, name = key): Count => ({
    key: name,
    period: 'month',
    unit: 'money',
    holder: 'ana',
    action: 'COUPON',
    consulted: false,
    start: new Date(0),
    ceiling,
    more,
  });
  expect(key).toBe('ana|COUPON|month|2026-11|money');
  expect(
    together([one(3, null), one(4, 90), one(5, 80), one(1, null, 'other')]).map(({ key: name, more, ceiling }) => [
      name,
      more,
      ceiling,
    ]),
  ).toEqual([
    [key, 12, 80],
    ['other', 1, null],
  ]);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingMinutes,
  type Calendar,
  endOfNaturalDay,
  endOfWorkingDay,
  type Hours,
  workingMinutesBetween,
} from './working-time.ts';

const zone = 'Europe/Madrid';
const weekdays = (pairs: [string, string][]): Hours =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((d) => [d, pairs]));
const everyDay = (pairs: [string, string][]): Hours => ({ ...weekdays(pairs), sat: pairs, sun: pairs });
const calendar = (hours: Hours, ...holidays: string[]): Calendar => ({ timeZone: zone, hours, holidays: new Set(holidays) });

const office = calendar(weekdays([['09:00', '18:00']]));
const split = calendar(
  weekdays([
    ['09:00', '14:00'],
    ['16:00', '19:00'],
  ]),
);
const long = calendar({ ...weekdays([['00:00', '24:00']]), sat: [['10:00', '24:00']] });
const constitution = calendar(weekdays([['09:00', '18:00']]), '2026-12-07', '2026-12-08');
const night = calendar(everyDay([['00:00', '06:00']]));
const always = calendar({});

/** A wall-clock time in Madrid, with its offset said. */
const at = (text: string) => new Date(text);

describe('adding working minutes', () => {
  it.each<[string, Calendar, string, number, string]>([
    ['within a day', office, '2026-11-24T10:00:00+01:00', 90, '2026-11-24T11:30:00+01:00'],
    ['from before the opening', office, '2026-11-24T06:00:00+01:00', 30, '2026-11-24T09:30:00+01:00'],
    ['up to the very end of the day', office, '2026-11-24T17:00:00+01:00', 60, '2026-11-24T18:00:00+01:00'],
    ['over the night', office, '2026-11-24T17:30:00+01:00', 60, '2026-11-25T09:30:00+01:00'],
    ['over the weekend', office, '2026-11-27T17:30:00+01:00', 60, '2026-11-30T09:30:00+01:00'],
    ['from a Saturday', office, '2026-11-28T12:00:00+01:00', 15, '2026-11-30T09:15:00+01:00'],
    ['over two holidays and a weekend', constitution, '2026-12-04T17:00:00+01:00', 120, '2026-12-09T10:00:00+01:00'],
    ['over the midday break', split, '2026-11-24T13:30:00+01:00', 60, '2026-11-24T16:30:00+01:00'],
    ['from within the midday break', split, '2026-11-24T15:00:00+01:00', 10, '2026-11-24T16:10:00+01:00'],
    ['through midnight where it is open all night', long, '2026-11-24T23:30:00+01:00', 60, '2026-11-25T00:30:00+01:00'],
    ['until 24:00 of the last open day', long, '2026-11-28T23:00:00+01:00', 60, '2026-11-29T00:00:00+01:00'],
    ['over the Sunday after 24:00', long, '2026-11-28T23:30:00+01:00', 60, '2026-11-30T00:30:00+01:00'],
    ['over the weekend when the clocks go back', office, '2026-10-23T17:30:00+02:00', 60, '2026-10-26T09:30:00+01:00'],
    ['over the weekend when the clocks go forward', office, '2027-03-26T17:30:00+01:00', 60, '2027-03-29T09:30:00+02:00'],
    ['in the night with an hour more', night, '2026-10-25T00:00:00+02:00', 420, '2026-10-25T06:00:00+01:00'],
    ['in the night with an hour less', night, '2027-03-28T00:00:00+01:00', 300, '2027-03-28T06:00:00+02:00'],
    ['where it is always open', always, '2026-10-25T00:00:00+02:00', 1440, '2026-10-25T23:00:00+01:00'],
    ['none, while open', office, '2026-11-24T10:00:00+01:00', 0, '2026-11-24T10:00:00+01:00'],
  ])('%s', (_, hours, from, minutes, to) => {
    expect(addWorkingMinutes(hours, at(from), minutes).toISOString()).toBe(at(to).toISOString());
  });

  it('says so when it would never be open', () => {
    expect(() => addWorkingMinutes(calendar({ mon: [] }), at('2026-11-24T10:00:00+01:00'), 1)).toThrow(/never open/);
  });
});

describe('working minutes between', () => {
  it.each<[string, Calendar, string, string, number]>([
    ['a closed night', office, '2026-11-24T18:00:00+01:00', '2026-11-25T09:00:00+01:00', 0],
    ['a whole week', office, '2026-11-23T00:00:00+01:00', '2026-11-30T00:00:00+01:00', 5 * 9 * 60],
    ['a week with two holidays', constitution, '2026-12-07T00:00:00+01:00', '2026-12-14T00:00:00+01:00', 3 * 9 * 60],
    ['a day with a break', split, '2026-11-24T08:00:00+01:00', '2026-11-24T20:00:00+01:00', 8 * 60],
    ['the night with an hour more', night, '2026-10-24T20:00:00+02:00', '2026-10-25T12:00:00+01:00', 7 * 60],
    ['the night with an hour less', night, '2027-03-27T20:00:00+01:00', '2027-03-28T12:00:00+02:00', 5 * 60],
    ['a Saturday until 24:00', long, '2026-11-28T22:00:00+01:00', '2026-11-29T12:00:00+01:00', 120],
    ['backwards', office, '2026-11-25T10:00:00+01:00', '2026-11-24T10:00:00+01:00', 0],
    ['always open, the seconds left over not counted', always, '2026-11-24T10:00:00Z', '2026-11-24T11:00:59Z', 60],
  ])('%s', (_, hours, from, to, minutes) => {
    expect(workingMinutesBetween(hours, at(from), at(to))).toBe(minutes);
  });
});

describe('the ends of days', () => {
  it('does not count the first natural day', () => {
    expect(endOfNaturalDay(office, at('2026-11-24T10:00:00+01:00'), 14).toISOString()).toBe(
      at('2026-12-08T23:59:59+01:00').toISOString(),
    );
    expect(endOfNaturalDay(office, at('2026-10-24T23:30:00+02:00'), 1).toISOString()).toBe(
      at('2026-10-25T23:59:59+01:00').toISOString(),
    );
  });

  it('leaves weekends and holidays out of working days', () => {
    expect(endOfWorkingDay(constitution, at('2026-12-04T10:00:00+01:00'), 1).toISOString()).toBe(
      at('2026-12-09T23:59:59+01:00').toISOString(),
    );
    expect(endOfWorkingDay(office, at('2026-11-24T10:00:00+01:00'), 15).toISOString()).toBe(
      at('2026-12-15T23:59:59+01:00').toISOString(),
    );
  });
});

describe('there and back', () => {
  const from = fc.date({ min: at('2026-09-01T00:00:00Z'), max: at('2027-06-01T00:00:00Z'), noInvalidDate: true });
  it.each([
    ['office hours', office],
    ['split hours', split],
    ['until midnight', long],
    ['nights', night],
    ['holidays', constitution],
    ['always', always],
  ])('what was added is what lies between: %s', (_, hours) => {
    fc.assert(
      fc.property(from, fc.integer({ min: 0, max: 20_000 }), (start, minutes) => {
        const end = addWorkingMinutes(hours, start, minutes);
        expect(workingMinutesBetween(hours, start, end)).toBe(minutes);
        expect(end.getTime()).toBeGreaterThanOrEqual(start.getTime());
      }),
    );
  });

  it('adding in two steps is adding at once', () => {
    fc.assert(
      fc.property(from, fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }), (start, one, two) => {
        const stepwise = addWorkingMinutes(split, addWorkingMinutes(split, start, one), two);
        expect(stepwise.toISOString()).toBe(addWorkingMinutes(split, start, one + two).toISOString());
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { clockOf, isAlways, weekInWords } from './week.ts';

describe('opening hours', () => {
  it('says weekdays with the same hours once, and no closed ones', () => {
    const day: [string, string][] = [['09:00', '18:00']];
    expect(weekInWords({ mon: day, tue: day, wed: day, thu: day, fri: [['09:00', '14:00']], sat: [], sun: day })).toEqual([
      'lun–jue 09:00–18:00',
      'vie 09:00–14:00',
      'dom 09:00–18:00',
    ]);
  });

  it('is always open where no weekday has hours', () => {
    expect(isAlways({ mon: [] })).toBe(true);
    expect(isAlways({ sun: [['10:00', '14:00']] })).toBe(false);
  });

  it.each([
    ['9', '09:00'],
    ['930', '09:30'],
    ['9.30', '09:30'],
    [' 18:15 ', '18:15'],
    ['24:00', '24:00'],
    ['tarde', 'tarde'],
  ])('%s is taken as %s', (typed, clock) => expect(clockOf(typed)).toBe(clock));
});

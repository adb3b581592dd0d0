import { describe, expect, it } from 'vitest';
import type { Absence } from '../api.ts';
import { absenceOn, daysOf, isWeekend, monthAfter } from './month.ts';

const absence = (startsAt: string, endsAt: string, deputyId: string | null): Absence => ({
  ...{ id: startsAt, personId: 'p', personName: 'Ana', deputyId, deputyName: deputyId, startsAt, endsAt },
});

describe('a month', () => {
  it('has its days, and months before and after it', () => {
    expect(daysOf('2028-02')).toHaveLength(29);
    expect(daysOf('2026-11').at(-1)).toBe('2026-11-30');
    expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
    expect([isWeekend('2026-11-28'), isWeekend('2026-11-30')]).toEqual([true, false]);
  });

  it('tells who is away on a day of the centre; one with a deputy comes first', () => {
    const bare = absence('2026-11-29T23:00:00.000Z', '2026-12-02T11:00:00.000Z', null);
    const stoodIn = absence('2026-12-01T00:00:00.000Z', '2026-12-05T00:00:00.000Z', 'Leo');
    const on = (day: string) => absenceOn([bare, stoodIn], day, 'Europe/Madrid');
    expect(on('2026-11-29')).toBeNull();
    expect(on('2026-11-30')).toBe(bare);
    expect(on('2026-12-02')).toBe(stoodIn);
  });
});

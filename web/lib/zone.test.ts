import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn, instantOf, localOf } from './zone.ts';

describe('a time in the zone of the centre', () => {
  it.each([
    ['2026-11-27', 'Europe/Madrid', '2026-11-26T23:00:00.000Z'],
    ['2026-07-01T09:30', 'Europe/Madrid', '2026-07-01T07:30:00.000Z'],
    ['2026-07-01T09:30', 'Atlantic/Canary', '2026-07-01T08:30:00.000Z'],
    ['2026-03-29T02:30', 'Europe/Madrid', '2026-03-29T01:30:00.000Z'],
    ['2026-13-01', 'Europe/Madrid', null],
    ['', 'Europe/Madrid', null],
  ])('%s in %s is %s', (local, zone, instant) => expect(instantOf(local, zone)).toBe(instant));

  it('comes back as it was typed, in any zone, but for the hour that a clock skips', () => {
    const zones = fc.constantFrom('Europe/Madrid', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC');
    const minutes = fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 });
    fc.assert(
      fc.property(zones, minutes, (zone, minute) => {
        const local = localOf(new Date(minute * 60_000).toISOString(), zone);
        expect(localOf(instantOf(local, zone) ?? '', zone)).toBe(local);
      }),
    );
  });

  it('names the day of the centre, not of the machine', () =>
    expect(dayIn('Europe/Madrid', new Date('2026-11-26T23:30:00Z'))).toBe('2026-11-27'));
});

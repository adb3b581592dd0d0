import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromLocal, toLocal } from './instants.ts';

describe('a day and time typed in the centre', () => {
  it.each([
    ['2026-07-01T09:00', 'Europe/Madrid', '2026-07-01T07:00:00.000Z'],
    ['2026-12-01T09:00', 'Europe/Madrid', '2026-12-01T08:00:00.000Z'],
    ['2026-12-01T09:00', 'Atlantic/Canary', '2026-12-01T09:00:00.000Z'],
    ['2026-12-01T09:00', 'America/Bogota', '2026-12-01T14:00:00.000Z'],
    ['2026-03-29T01:30', 'Europe/Madrid', '2026-03-29T00:30:00.000Z'],
    ['2026-03-29T03:30', 'Europe/Madrid', '2026-03-29T01:30:00.000Z'],
    ['', 'Europe/Madrid', null],
  ])('%s in %s is %s', (local, zone, iso) => expect(fromLocal(local, zone)).toBe(iso));

  it('is shown again as it was typed, also by somebody elsewhere', () => {
    const zones = fc.constantFrom('Europe/Madrid', 'America/Mexico_City', 'Asia/Kathmandu', 'UTC');
    const minutes = fc.integer({ min: Date.UTC(2024, 0) / 60_000, max: Date.UTC(2030, 0) / 60_000 });
    fc.assert(
      fc.property(zones, minutes, (zone, minute) => {
        const local = toLocal(new Date(minute * 60_000).toISOString(), zone);
        expect(toLocal(fromLocal(local, zone) ?? '', zone)).toBe(local);
      }),
    );
  });
});

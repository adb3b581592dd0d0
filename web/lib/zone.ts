/** How far a zone is ahead of UTC at an instant, in milliseconds. */
function aheadBy(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  }).formatToParts(at);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const there = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return there - Math.floor(at / 1000) * 1000;
}

/**
 * The instant of a day and time as a clock in the zone shows it: `2026-11-27` (its first moment) or `2026-11-27T09:30`. Null when it is
 * no date. An hour that the clock skips in spring is the one after it.
 */
export function instantOf(local: string, zone: string): string | null {
  const wall = Date.parse(`${local.length === 10 ? `${local}T00:00` : local}Z`);
  if (Number.isNaN(wall)) return null;
  const guess = wall - aheadBy(zone, wall);
  return new Date(wall - aheadBy(zone, guess)).toISOString();
}

/** `2026-11-27T09:30`: an instant as a clock in the zone shows it, for an input of that kind. */
export const localOf = (iso: string, zone: string): string =>
  new Date(Date.parse(iso) + aheadBy(zone, Date.parse(iso))).toISOString().slice(0, 16);

/** `2026-11-27`: the day of an instant in the zone. */
export const dayIn = (zone: string, at: Date): string => localOf(at.toISOString(), zone).slice(0, 10);

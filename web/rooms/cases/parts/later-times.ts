import { dayIn, instantOf } from '../../../lib/zone.ts';

const DAY = 86_400_000;
const MORNING = '09:00';

/** Nine in the morning, so many days on, by the clock of the centre: wherever the person sits, and also where a clock was changed between. */
export function morningAfter(days: number, zone: string, now: Date): Date {
  const day = new Date(Date.parse(`${dayIn(zone, now)}T00:00Z`) + days * DAY).toISOString().slice(0, 10);
  return new Date(instantOf(`${day}T${MORNING}`, zone) ?? now);
}

/** Days until the next Monday of the centre; a whole week on a Monday. */
export const daysToMonday = (zone: string, now: Date): number =>
  (8 - new Date(`${dayIn(zone, now)}T00:00Z`).getUTCDay()) % 7 || 7;

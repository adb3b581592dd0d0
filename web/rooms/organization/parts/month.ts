import { instantOf } from '../../../lib/zone.ts';
import type { Absence } from '../api.ts';

const DAY = 86_400_000;

/** The days of a month, `2026-11`, as `2026-11-01`…. */
export function daysOf(month: string): string[] {
  const first = Date.parse(`${month}-01T00:00Z`);
  const days: string[] = [];
  for (let at = first; new Date(at).toISOString().startsWith(month); at += DAY)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

/** The month so many after another. */
export function monthAfter(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** Saturday or Sunday. */
export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T12:00Z`).getUTCDay());

/** What covers a day: the absence with a deputy before one without. */
export function absenceOn(absences: readonly Absence[], day: string, zone: string): Absence | null {
  const from = Date.parse(instantOf(day, zone) ?? '');
  const next = new Date(Date.parse(`${day}T00:00Z`) + DAY).toISOString().slice(0, 10);
  const to = Date.parse(instantOf(next, zone) ?? '');
  const here = absences.filter((one) => Date.parse(one.startsAt) < to && Date.parse(one.endsAt) > from);
  return here.find((one) => one.deputyId !== null) ?? here[0] ?? null;
}

import { day, time, weekday } from '../../web/lib/format.ts';

/** Whether it is today, in the centre's zone. */
export const isToday = (iso: string, now: Date = new Date()): boolean => day(iso, now) === day(now.toISOString(), now);

/** `hoy, 09:34`: when something happened, as a list says it. */
export const when = (iso: string): string => `${day(iso)}, ${time(iso)}`;

/** `hoy`, `mañana`, `viernes 27`, else the date: read once, so with the whole name. */
export function longDay(iso: string, now: Date = new Date()): string {
  const named = day(iso, now);
  const isNear = Date.parse(iso) > now.getTime() && /^\p{L}+\.? \d{1,2}$/u.test(named);
  return isNear ? weekday(iso) : named;
}

import { day, duration, longDate, time, weekday } from '../../web/lib/format.ts';
import { t } from './words.ts';

const DAY = 86_400_000;

/** Whether it is today, in the centre's zone. */
export const isToday = (iso: string, now: Date = new Date()): boolean => day(iso, now) === day(now.toISOString(), now);

/** `hoy, 09:34`: when something happened, as a list says it. */
export const when = (iso: string): string => `${day(iso)}, ${time(iso)}`;

/** `hoy`, `mañana`, `viernes 27`, else `7 de diciembre`: read once, so with the whole name. */
export function longDay(iso: string, now: Date = new Date()): string {
  const named = day(iso, now);
  if (/^\p{L}+$/u.test(named)) return named;
  const days = Date.parse(iso) - now.getTime();
  return days > 0 && days < 6 * DAY ? weekday(iso) : longDate(iso, now);
}

/** `3 h 10`, from two days on `14 días`: minutes of a fortnight help nobody. */
export const span = (ms: number): string =>
  Math.abs(ms) < 2 * DAY ? duration(ms) : t('portal.customer.days', { n: Math.floor(Math.abs(ms) / DAY) });

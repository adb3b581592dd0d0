import { day, time } from '../../web/lib/format.ts';

/** Whether it is today, in the centre's zone. */
export const isToday = (iso: string, now: Date = new Date()): boolean => day(iso, now) === day(now.toISOString(), now);

/** `hoy, 09:34`: when something happened, as a list says it. */
export const when = (iso: string): string => `${day(iso)}, ${time(iso)}`;

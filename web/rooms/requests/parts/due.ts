import { day, duration, moment, time } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import type { Request } from '../api.ts';

const HOUR = 3_600_000;

/** The first full hour at least an hour from now: what is due before it comes first. */
export const soonUntil = (now: number): number => Math.ceil((now + HOUR) / HOUR) * HOUR;

/** The heading of the list under which a request stands. */
export function groupOf(request: Request, now: number): string {
  if (request.closedAt) return day(request.closedAt, new Date(now));
  const due = Date.parse(request.dueAt);
  if (due < now) return t('requests.group.late');
  const until = new Date(soonUntil(now)).toISOString();
  const today = day(new Date(now).toISOString(), new Date(now));
  if (due < soonUntil(now) && day(request.dueAt, new Date(now)) === today)
    return t('requests.group.before', { time: time(until) });
  const named = day(request.dueAt, new Date(now));
  const tomorrow = day(new Date(now + 24 * HOUR).toISOString(), new Date(now));
  return named === today || named === tomorrow ? named : t('requests.group.later');
}

/** When it is due, as a row says it: what is left within the hour, else the time; `pressing` in red. */
export function dueWords(request: Request, now: number): { text: string; pressing: boolean } {
  if (request.closedAt) return { text: time(request.closedAt), pressing: false };
  const left = Date.parse(request.dueAt) - now;
  if (left < 0) return { text: t('shell.late', { time: duration(left) }), pressing: true };
  if (left < HOUR) return { text: duration(left), pressing: left < 10 * 60_000 };
  // The heading above names the day where it is one day; further off the row does.
  const far = groupOf(request, now) === t('requests.group.later');
  return { text: far ? moment(request.dueAt, new Date(now)) : time(request.dueAt), pressing: false };
}

/** A moment inside a sentence: `a las 10:45`, `mañana a las 11:00`. */
export function atWords(iso: string, now: number): string {
  const named = day(iso, new Date(now));
  const today = named === day(new Date(now).toISOString(), new Date(now));
  return today ? t('requests.at.today', { time: time(iso) }) : t('requests.at.day', { day: named, time: time(iso) });
}

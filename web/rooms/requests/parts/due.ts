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
  return { text: moment(request.dueAt, new Date(now)), pressing: false };
}

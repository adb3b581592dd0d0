import { Temporal } from 'temporal-polyfill';

/** Opening hours by weekday (`mon`…`sun`) as [from, to] wall-clock pairs. No weekday at all: always open. */
export type Hours = Partial<Record<'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun', [string, string][]>>;

/** When somebody works: hours in a time zone, minus holidays (ISO dates). */
export type Calendar = { timeZone: string; hours: Hours; holidays: ReadonlySet<string> };

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** A calendar that is never open again would loop; five years is more than any clock runs. */
const HORIZON_DAYS = 366 * 5;

const alwaysOpen = (c: Calendar) => DAYS.every((d) => c.hours[d] === undefined);

function opening(c: Calendar, day: Temporal.PlainDate): [Temporal.Instant, Temporal.Instant][] {
  if (c.holidays.has(day.toString())) return [];
  const pairs = c.hours[DAYS[day.dayOfWeek - 1] ?? 'mon'] ?? [];
  const at = (wall: string, on: Temporal.PlainDate) =>
    wall === '24:00'
      ? on.add({ days: 1 }).toZonedDateTime(c.timeZone).toInstant()
      : on.toZonedDateTime({ timeZone: c.timeZone, plainTime: wall }).toInstant();
  return pairs.map(([from, to]) => [at(from, day), at(to, day)]);
}

const localDay = (c: Calendar, at: Date) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(c.timeZone).toPlainDate();

/** Whether somebody works at an instant, in milliseconds. */
export function isOpenAt(c: Calendar, at: number): boolean {
  if (alwaysOpen(c)) return true;
  return opening(c, localDay(c, new Date(at))).some(
    ([open, close]) => open.epochMilliseconds <= at && at < close.epochMilliseconds,
  );
}

/** The instant at which so many working minutes have passed. */
export function addWorkingMinutes(c: Calendar, from: Date, minutes: number): Date {
  if (alwaysOpen(c)) return new Date(from.getTime() + minutes * 60_000);
  let left = minutes * 60_000;
  let day = localDay(c, from);
  for (let i = 0; i < HORIZON_DAYS; i++, day = day.add({ days: 1 })) {
    for (const [open, close] of opening(c, day)) {
      const start = Math.max(open.epochMilliseconds, from.getTime());
      const span = close.epochMilliseconds - start;
      if (span <= 0) continue;
      if (left <= span) return new Date(start + left);
      left -= span;
    }
  }
  throw new RangeError('the calendar is never open');
}

/** Working minutes between two instants, rounded down; 0 when `to` is not after `from`. */
export function workingMinutesBetween(c: Calendar, from: Date, to: Date): number {
  if (alwaysOpen(c)) return Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000));
  let total = 0;
  const last = localDay(c, to);
  for (let day = localDay(c, from); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 }))
    for (const [open, close] of opening(c, day))
      total += Math.max(0, Math.min(close.epochMilliseconds, to.getTime()) - Math.max(open.epochMilliseconds, from.getTime()));
  return Math.floor(total / 60_000);
}

/** The end of the n-th natural day after `from`, in the calendar's zone (Código Civil 5.1: the first day is not counted). */
export function endOfNaturalDay(c: Calendar, from: Date, days: number): Date {
  const end = localDay(c, from)
    .add({ days: days + 1 })
    .toZonedDateTime(c.timeZone)
    .toInstant();
  return new Date(end.epochMilliseconds - 1000);
}

/** The end of the n-th working day after `from`: Saturdays, Sundays and holidays do not count (Ley 39/2015, 30.2, the stricter reading). */
export function endOfWorkingDay(c: Calendar, from: Date, days: number): Date {
  let day = localDay(c, from);
  for (let left = days; left > 0; ) {
    day = day.add({ days: 1 });
    if (day.dayOfWeek <= 5 && !c.holidays.has(day.toString())) left--;
  }
  return new Date(day.add({ days: 1 }).toZonedDateTime(c.timeZone).toInstant().epochMilliseconds - 1000);
}

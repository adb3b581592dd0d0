import type { Period } from '../api.ts';

/** `weeks` are 28 days: each weekday is in them four times, so that no day weighs more than another. */
export type Span = 'week' | 'weeks' | 'month' | 'custom';
export const SPANS: readonly Span[] = ['week', 'weeks', 'month', 'custom'];

const DAY = 86_400_000;
const dayAt = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The days of a span that ends today, both included; weeks begin on Monday. `today` is the day of the centre. */
export function periodOf(span: Exclude<Span, 'custom'>, today: string): Period {
  const now = dayAt(today);
  if (span === 'weeks') return { from: isoDay(now - 27 * DAY), to: today };
  if (span === 'month') return { from: `${today.slice(0, 8)}01`, to: today };
  const sinceMonday = (new Date(now).getUTCDay() + 6) % 7;
  return { from: isoDay(now - sinceMonday * DAY), to: today };
}

/** Whether both are days. The server says what else is wrong with a period. */
export const isPeriod = ({ from, to }: Period): boolean =>
  [from, to].every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(dayAt(day)));

import { type Refusal, refuse } from '../../platform/refusal.ts';

/** Each bound is the next whole minute, or 8 % further: below 25 minutes a bucket holds one value, above it at most 8 % of spread. */
const GROWTH = 1.08;
/** Two years: who waits longer counts as waiting so long. */
const LONGEST = 2 * 366 * 24 * 60;

function growing(): number[] {
  const bounds = [0];
  for (let at = 0; at < LONGEST; at = Math.max(at + 1, Math.floor(at * GROWTH)))
    bounds.push(Math.max(at + 1, Math.floor(at * GROWTH)));
  return bounds;
}

/** First minute of each bucket, from 0. */
export const BOUNDS: readonly number[] = growing();
/** How far a read value can lie from the true one, as a share of it. */
export const BUCKET_ERROR = 0.04;
/** The bucket of what has no answer yet. */
export const UNANSWERED = -1;

/** The bucket of a wait in whole minutes; what the statements count by (`width_bucket` over the same bounds) says the same. */
export function bucketOf(minutes: number): number {
  let [low, high] = [0, BOUNDS.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((BOUNDS[middle] ?? 0) <= minutes) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The value that a bucket stands for: the geometric middle of the whole minutes in it, so that the error is the same both ways. */
export function minutesOf(bucket: number): number {
  const first = BOUNDS[bucket] ?? LONGEST;
  const last = (BOUNDS[bucket + 1] ?? first + 1) - 1;
  return Math.round(Math.sqrt(first * last));
}

/** How many demands fell in each bucket. Histograms of days, shops or departments merge by adding. */
export type Histogram = Map<number, number>;

/** The least wait that this share of them did not exceed (as `percentile_disc`); null of none. */
export function percentileOf(histogram: Histogram, share: number): number | null {
  const total = [...histogram].reduce((sum, [bucket, n]) => (bucket === UNANSWERED ? sum : sum + n), 0);
  if (total === 0) return null;
  let sum = 0;
  for (const [bucket, n] of [...histogram].sort(([a], [b]) => a - b)) {
    if (bucket === UNANSWERED) continue;
    sum += n;
    if (sum >= share * total) return minutesOf(bucket);
  }
  return null;
}

export type Days = { from: string; to: string };
const DAY_MS = 86_400_000;
const LONGEST_DAYS = 400;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** `2026-11-27` so many days later. */
export const dayAfter = (day: string, days: number): string => new Date(at(day) + days * DAY_MS).toISOString().slice(0, 10);
/** The Monday of a day's week. */
export const mondayOf = (day: string): string => dayAfter(day, -((new Date(at(day)).getUTCDay() + 6) % 7));

/** The days of a span that ends today: this week since Monday, the quarter as thirteen weeks. */
export function daysOf(span: 'today' | 'week' | 'quarter', today: string): Days {
  const from = { today, week: mondayOf(today), quarter: dayAfter(today, -90) }[span];
  return { from, to: today };
}

/** The days asked for, or what is wrong with them; null for now. */
export function periodOf(
  asked: { span?: 'now' | 'today' | 'week' | 'quarter' | undefined; from?: string | undefined; to?: string | undefined },
  today: string,
): Days | null | Refusal {
  const { span, from, to } = asked;
  if (from === undefined && to === undefined) return span === 'now' ? null : daysOf(span ?? 'today', today);
  if (from === undefined || to === undefined)
    return refuse('invalid', 'scheme.bothDays', { field: from === undefined ? 'from' : 'to' });
  const days = (at(to) - at(from)) / DAY_MS;
  if (days < 0) return refuse('invalid', 'scheme.backwards', { field: 'to' });
  return days > LONGEST_DAYS
    ? refuse('invalid', 'scheme.tooLong', { field: 'from', params: { days: LONGEST_DAYS } })
    : { from, to };
}

/** Days in a row are one stretch: a statement reads each stretch by its two ends. */
export function stretchesOf(days: readonly string[]): Days[] {
  const stretches: Days[] = [];
  for (const day of days.toSorted()) {
    const last = stretches.at(-1);
    if (last && dayAfter(last.to, 1) === day) last.to = day;
    else stretches.push({ from: day, to: day });
  }
  return stretches;
}

/** Fewer on a side say more of chance than of the change. */
export const ENOUGH = 30;

type Side = { n: number; own: number };
/** Whole points of per cent by which the share of circuit 1 grew; null while one side is of too few. */
export function pointsBetween(before: Side, after: Side): number | null {
  if (before.n < ENOUGH || after.n < ENOUGH) return null;
  return Math.round((after.own / after.n - before.own / before.n) * 100);
}

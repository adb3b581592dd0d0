import { type Refusal, refuse } from '../../platform/refusal.ts';

/** A quarter and a bit: what the screens ask for at most. */
const LONGEST_DAYS = 400;
const DAY_MS = 86_400_000;

/** The first thing wrong with a period of ISO days, both included. */
export function periodProblem(from: string, to: string): Refusal | null {
  const days = (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
  if (days < 0) return refuse('invalid', 'reports.backwards', { field: 'to' });
  return days > LONGEST_DAYS ? refuse('invalid', 'reports.tooLong', { field: 'from', params: { days: LONGEST_DAYS } }) : null;
}

/** How many took so many whole minutes; null: none yet. */
type Counted = { minutes: number | null; n: number };

export const countOf = (counted: readonly Counted[]): number => counted.reduce((sum, { n }) => sum + n, 0);

/** The least time that half of those that ended did not exceed (as `percentile_disc`); null of none. */
export function medianOf(counted: readonly Counted[]): number | null {
  const ended = counted
    .flatMap(({ minutes, n }) => (minutes === null ? [] : [{ minutes, n }]))
    .toSorted((a, b) => a.minutes - b.minutes);
  const half = countOf(ended) / 2;
  let sum = 0;
  return ended.find(({ n }) => (sum += n) >= half)?.minutes ?? null;
}

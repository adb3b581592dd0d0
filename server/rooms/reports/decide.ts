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

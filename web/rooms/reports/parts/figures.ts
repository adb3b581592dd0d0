import { duration, percent } from '../../../lib/format.ts';
import type { AgentRow } from '../api.ts';

/** Below this many, a share says more of chance than of the person: it is not compared. */
export const ENOUGH = 30;

export const CIRCUITS = ['own', 'consulted', 'authorised'] as const;
export const actionsOf = ({ circuits }: Pick<AgentRow, 'circuits'>): number =>
  CIRCUITS.reduce((sum, one) => sum + circuits[one].n, 0);

/** Which parts of a row are of too few to be compared. */
export function fewIn(row: AgentRow): ('efficiency' | 'quality' | 'surveys')[] {
  return [
    ...(actionsOf(row) < ENOUGH ? (['efficiency'] as const) : []),
    ...(row.resolved < ENOUGH ? (['quality'] as const) : []),
    ...(row.satisfaction.n < ENOUGH ? (['surveys'] as const) : []),
  ];
}

export const share = (n: number, of: number): string => (of > 0 ? percent(n / of) : '–');
export const wait = (minutes: number | null): string => (minutes === null ? '–' : duration(minutes * 60_000));

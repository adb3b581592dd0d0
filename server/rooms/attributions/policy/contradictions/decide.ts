import { cellOf } from '../changes/decide.ts';
import type { Attribution } from '../../contract.ts';

const startOf = ({ validFrom }: Attribution): number => (validFrom === null ? -Infinity : Date.parse(validFrom));
const endOf = ({ validTo }: Attribution): number => (validTo === null ? Infinity : Date.parse(validTo));
const overlap = (a: Attribution, b: Attribution): boolean => startOf(a) < endOf(b) && startOf(b) < endOf(a);

const demandsOf = (row: Attribution): string =>
  JSON.stringify(row.requirements.map(({ kind, value }) => `${kind} ${value}`).sort());
const grantOf = ({ limits, department, steps }: Attribution): string =>
  JSON.stringify([limits.map(({ per, unit, max }) => `${per} ${unit} ${max}`).sort(), department, steps]);

/**
 * Whether two rows of one cell say different things of the same: one forbids what the other grants, or both grant it in the same circuit,
 * on the same demands, in different measure. Another circuit, a further demand or another time is a step of a ladder, no contradiction.
 */
function contradict(a: Attribution, b: Attribution): boolean {
  if (!overlap(a, b)) return false;
  if (a.circuit !== b.circuit) return a.circuit === 'forbidden' || b.circuit === 'forbidden';
  return demandsOf(a) === demandsOf(b) && grantOf(a) !== grantOf(b);
}

/** The first two rows that contradict each other, cell by cell; null when none do. Those of trials stand apart. */
export function contradictionIn(rows: readonly Attribution[]): [Attribution, Attribution] | null {
  for (const cell of Map.groupBy(rows, cellOf).values())
    for (const [at, one] of cell.entries()) {
      const other = cell.slice(at + 1).find((later) => contradict(one, later));
      if (other) return [one, other];
    }
  return null;
}

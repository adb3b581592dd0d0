import type { Attribution, HolderFacts, Limit } from '../contract.ts';
import { isEarned, unearned } from '../requirements/decide.ts';

/** A row to be earned as it stands for one holder. `cell` says what it says, in whichever version. */
export type Cell = { cell: string; row: Attribution; way: string; has: boolean };

export const wayOf = ({ isRight, circuit }: Attribution): string => (isRight ? 'right' : circuit);

function cellOf(row: Attribution): string {
  const { action, department, limits, conditions, requirements, expression } = row;
  const said = [
    action,
    wayOf(row),
    department,
    ...[limits, conditions, requirements].map((list) => list.map((one) => JSON.stringify(one)).sort()),
  ];
  return JSON.stringify([...said, expression]);
}

/** The rows to be earned among those that name a holder, each once. */
export function cellsOf(rows: readonly Attribution[], holder: HolderFacts): Cell[] {
  const cells = rows
    .filter(isEarned)
    .map((row): Cell => ({ cell: cellOf(row), row, way: wayOf(row), has: unearned(row, holder).length === 0 }));
  return [...new Map(cells.map((one) => [one.cell, one])).values()];
}

/** A limit over a day, week or month, as wide as any of a holder's own rows has it. */
export type Budgeted = Limit & { per: 'day' | 'week' | 'month'; unit: 'money' | 'count'; action: string };

const isBudget = (limit: Limit & { action: string }): limit is Budgeted =>
  (limit.per === 'day' || limit.per === 'week' || limit.per === 'month') && limit.unit !== 'percent' && limit.max > 0;

/** The limits of a holder that count over a time: what is told as gauges. */
export function budgetsIn(rows: readonly Attribution[], holder: HolderFacts): Budgeted[] {
  const mine = rows.filter((row) => row.circuit === 'own' && !row.isRight && unearned(row, holder).length === 0);
  const widest = new Map<string, Budgeted>();
  for (const limit of mine.flatMap(({ action, limits }) => limits.map((one) => ({ ...one, action })))) {
    if (!isBudget(limit)) continue;
    const key = `${limit.action} ${limit.per} ${limit.unit}`;
    if (limit.max > (widest.get(key)?.max ?? 0)) widest.set(key, limit);
  }
  return [...widest.values()];
}

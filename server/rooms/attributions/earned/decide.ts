import { createHash } from 'node:crypto';
import type { Attribution, HolderFacts, Limit, Requirement } from '../contract.ts';

/** What a holder has or lacks of themselves; the other kinds are brought to each action. */
export const isOfHolder = ({ kind }: Requirement): boolean => kind === 'certification' || kind === 'reviews';

/** How many well reviewed grants count; none where nobody counted them. */
export const reviewsOf = (holder: HolderFacts): number => holder.reviews ?? 0;

export const isMet = ({ kind, value }: Requirement, holder: HolderFacts): boolean =>
  kind === 'certification' ? holder.certifications.includes(value) : reviewsOf(holder) >= Number(value);

/**
 * What a holder has yet to earn before a row speaks for them. A prohibition is not earned: it holds for all it names, so that nobody
 * may do less for having learned more.
 */
export const unearned = ({ circuit, requirements }: Attribution, holder: HolderFacts): Requirement[] =>
  circuit === 'forbidden' || requirements.length === 0
    ? NOTHING
    : requirements.filter((one) => isOfHolder(one) && !isMet(one, holder));
const NOTHING: Requirement[] = [];

/** Whether anything in a row has to be earned. */
export const isEarned = ({ circuit, requirements }: Attribution): boolean =>
  circuit !== 'forbidden' && requirements.some(isOfHolder);

/** A row to be earned as it stands for one holder. `cell` names it in every version that says the same. */
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
  return createHash('sha256')
    .update(JSON.stringify([...said, expression]))
    .digest('hex');
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

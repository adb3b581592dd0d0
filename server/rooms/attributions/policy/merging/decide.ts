import { cellOf, contentOf } from '../changes/decide.ts';
import type { Attribution, Circuit, Facts, HolderFacts } from '../../contract.ts';

/** What two hands made of the same beginning, cell by cell: what only one of them changed is as that one left it. */
function merge<T>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  keyOf: (one: T) => string,
  saying: (one: T) => string,
): { merged: T[]; conflicts: T[] } {
  const cells = (list: readonly T[]) => Map.groupBy(list, keyOf);
  const [before, ours, others] = [cells(base), cells(mine), cells(theirs)];
  const said = (list: readonly T[] | undefined): string => JSON.stringify((list ?? []).map(saying).sort());
  const merged: T[] = [];
  const conflicts: T[] = [];
  for (const key of new Set([...others.keys(), ...ours.keys()])) {
    const [was, my, their] = [before.get(key), ours.get(key), others.get(key)];
    const untouched = said(my) === said(was);
    const [sample] = my ?? their ?? [];
    if (!untouched && sample && said(their) !== said(was) && said(their) !== said(my)) conflicts.push(sample);
    merged.push(...((untouched ? their : my) ?? []));
  }
  return { merged, conflicts };
}

/**
 * The rows of a draft brought onto a later version: what the draft changes against `base`, on top of `theirs`. `conflicts` has one row
 * for each cell that both changed, differently; there `merged` has the draft's.
 */
export const mergeRows = (base: readonly Attribution[], mine: readonly Attribution[], theirs: readonly Attribution[]) =>
  merge(base, mine, theirs, cellOf, contentOf);

type Example = {
  title: string;
  holder: Partial<HolderFacts>;
  action: string;
  facts: Facts;
  amountMinor: number | null;
  expects: Circuit;
};

/** Examples are the same one when they are called the same; where both hands changed one, the draft's stands. */
export const mergeExamples = <E extends Example>(base: readonly E[], mine: readonly E[], theirs: readonly E[]): E[] =>
  merge(
    base,
    mine,
    theirs,
    (one) => one.title,
    ({ holder, action, facts, amountMinor, expects }) => JSON.stringify([holder, action, facts, amountMinor, expects]),
  ).merged;

import { locale } from '../../../lib/words.ts';
import type { Unit } from '../api.ts';

export const nameOf = (unit: Pick<Unit, 'nameEs' | 'nameEn'>): string => (locale() === 'en' ? unit.nameEn : unit.nameEs);

export type Placed = { unit: Unit; depth: number };

/** Units in the order of the chart, each under its parent. One whose parent is unknown stands at the root; none is left out. */
export function treeOf(units: readonly Unit[]): Placed[] {
  const known = new Set(units.map((unit) => unit.id));
  const placed: Placed[] = [];
  const seen = new Set<string>();
  const sorted = units.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const put = (unit: Unit, depth: number): void => {
    if (seen.has(unit.id)) return;
    seen.add(unit.id);
    placed.push({ unit, depth });
    for (const child of sorted) if (child.parentId === unit.id) put(child, depth + 1);
  };
  for (const unit of sorted) if (unit.parentId === null || !known.has(unit.parentId)) put(unit, 0);
  for (const unit of sorted) put(unit, 0);
  return placed;
}

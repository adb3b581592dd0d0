import type { Example, Holder, Matrix, NewRow, Row } from '../api.ts';
import { contentKey, holderKey, lineKey } from './lines.ts';

/** A cell as the draft has it, by what it speaks of: ids differ between versions. */
export type Place = { line: string; holder: Holder };
/** What is to stand in some cells; all of it becomes so at once. */
export type Wanted = { place: Place; rows: NewRow[] }[];

const inPlace =
  ({ line, holder }: Place) =>
  (row: Row): boolean =>
    !row.isRight && lineKey(row) === line && holderKey(row.holder) === holderKey(holder);

function bare(row: NewRow & { id?: string }): NewRow {
  const { id: _, ...rest } = row;
  return rest;
}

/** The changes that make a draft say what is wanted: rows keep their ids where they can. Pure: tested by name. */
export function changesFor(draft: Matrix, wanted: Wanted): { put: (NewRow & { id?: string })[]; remove: string[] } {
  const put: (NewRow & { id?: string })[] = [];
  const remove: string[] = [];
  for (const { place, rows } of wanted) {
    const present = draft.attributions.filter(inPlace(place));
    rows.forEach((row, at) => {
      const id = present[at]?.id;
      put.push(id ? { ...bare(row), id } : bare(row));
    });
    remove.push(...present.slice(rows.length).map((row) => row.id));
  }
  return { put, remove };
}

const spellRow = (row: NewRow): string => `${lineKey(row)}|${holderKey(row.holder)}|${row.isRight}|${contentKey(row)}`;

function exampleOf(example: Example): Omit<Example, 'id' | 'got' | 'holds'> {
  const { id: _, got: __, holds: ___, ...rest } = example;
  return rest;
}

/** What makes a draft that was opened afresh say again what a discarded one said. */
export function restoring(old: Matrix, fresh: Matrix) {
  const said = new Set(old.attributions.map(spellRow));
  const says = new Set(fresh.attributions.map(spellRow));
  const titles = new Set(old.examples.map((one) => one.title));
  return {
    put: old.attributions.filter((row) => !says.has(spellRow(row))).map(bare),
    remove: fresh.attributions.filter((row) => !said.has(spellRow(row))).map((row) => row.id),
    putExamples: old.examples.map(exampleOf),
    removeExamples: fresh.examples.filter((one) => !titles.has(one.title)).map((one) => one.id),
    note: old.version.state === 'active' ? '' : old.version.note,
  };
}

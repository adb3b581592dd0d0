import { date } from '../../../lib/format.ts';
import { t } from '../../../lib/words.ts';
import type { Column, Kind, Limit, Matrix, Row, Unit } from '../api.ts';
import {
  asks,
  type Cells,
  cellKey,
  cellsOf,
  conditionsKey,
  differs,
  holderKey,
  type Line,
  type Part,
  partsOf,
  type Shown,
  shownOf,
  speakingColumns,
} from './lines.ts';
import { circuitInWords, limitIn, requirementInWords, unitName } from './say.ts';

/** A version of the policy laid out, beside the one in force where it is a draft. */
export type Table = {
  parts: Part[];
  columns: Column[];
  silent: Column[];
  rows: readonly Row[];
  before: { rows: readonly Row[]; cells: Cells } | null;
  cells: Cells;
  rights: Row[];
  onTrial: Matrix['onTrial'];
  kinds: readonly Kind[];
};

/** `asked`: columns that nothing names yet, to be filled in. The rows of a draft and of the version in force together make the lines: what was taken away stays in sight. */
export function tableOf(matrix: Matrix, inForce: Matrix | null, kinds: readonly Kind[], asked: readonly string[]): Table {
  const before = inForce ? { rows: inForce.attributions, cells: cellsOf(inForce.attributions) } : null;
  const both = [...matrix.attributions, ...(inForce?.attributions ?? [])];
  const speaking = speakingColumns(matrix.holders, both);
  const columns = matrix.holders.filter((one) => speaking.includes(one) || asked.includes(holderKey(one.holder)));
  return {
    parts: partsOf(kinds, both),
    columns,
    silent: matrix.holders.filter((one) => one.holder.kind !== 'everyone' && !columns.includes(one)),
    rows: matrix.attributions,
    cells: cellsOf(matrix.attributions),
    before,
    rights: matrix.attributions.filter((row) => row.isRight),
    onTrial: matrix.onTrial,
    kinds,
  };
}

/** What one cell draws. `was` is what it said in the version in force, where that is something else. */
export type CellView = {
  key: string;
  line: Line;
  column: Column;
  rows: Row[];
  shown: Shown;
  figure: string;
  note: string;
  /** What some of its people have on trial: «90 €»; '' where nothing is. */
  trial: string;
  was: { shown: Shown; figure: string; note: string; rows: Row[] } | null;
};
type Frame = { per: Limit['per']; currency: string; units: readonly Unit[] };

function figureOf({ circuit, row }: Shown, { per, currency }: Frame): string {
  if (!row || (circuit !== 'own' && circuit !== 'consulted')) return '';
  return limitIn(row, per, currency) ?? (circuit === 'own' ? t('attributions.unlimited') : '');
}

function noteOf({ circuit, row, quiet }: Shown, line: Line, rows: readonly Row[], { units }: Frame): string {
  if (!row) return circuit === 'authorised' ? t('attributions.cell.silent') : '';
  if (circuit === 'none') return '';
  const others = row.requirements.filter((one) => !asks(line, one));
  const free = line.requirements.length > 0 && !line.requirements.some((one) => asks(row, one));
  return [
    ...(circuit === 'consulted' ? [unitName(units, row.department)] : []),
    ...(quiet ? [t('attributions.cell.general')] : []),
    ...(row.steps.length > 0 ? [t('attributions.chain.count', { count: row.steps.length })] : []),
    ...(row.expression ? [t('attributions.cell.expression')] : []),
    ...(rows.length > 1 ? [t('attributions.cell.more', { count: rows.length - 1 })] : []),
    ...(row.validTo ? [t('attributions.cell.until', { at: date(row.validTo) })] : []),
    ...(row.validFrom && !row.validTo ? [t('attributions.cell.from', { at: date(row.validFrom) })] : []),
    ...others.map(requirementInWords),
    ...(free && !quiet && circuit === 'own' ? [t('attributions.cell.free')] : []),
  ].join(' · ');
}

/** Whoever has a cell on trial is a person: it is told in the cell of their role. */
function trialIn(table: Table, line: Line, { holder }: Column, frame: Frame): string {
  const row = table.onTrial.find(
    (one) => holder.kind === 'role' && one.role === holder.ref && `${one.action}|${conditionsKey(one.conditions)}` === line.key,
  );
  return row ? (limitIn(row, frame.per, frame.currency) ?? t('attributions.unlimited')) : '';
}

export function viewOf(table: Table, line: Line, column: Column, frame: Frame): CellView {
  const key = cellKey(line.key, column.holder);
  const rows = table.cells.get(key) ?? [];
  const draw = (some: Row[], all: readonly Row[]) => {
    const shown = shownOf(line, some, column, all);
    return { shown, figure: figureOf(shown, frame), note: noteOf(shown, line, some, frame), rows: some };
  };
  const old = table.before?.cells.get(key) ?? [];
  const was = table.before && differs(old, rows) ? draw(old, table.before.rows) : null;
  return { key, line, column, ...draw(rows, table.rows), trial: trialIn(table, line, column, frame), was };
}

/** The whole cell in a sentence: who, what, the circuit, the limit, and what it was. */
export function viewInWords(view: CellView, action: string, units: readonly Unit[]): string {
  const say = ({ shown, figure, note }: Pick<CellView, 'shown' | 'figure' | 'note'>): string =>
    [
      circuitInWords(shown.circuit, unitName(units, shown.row?.department ?? null)),
      figure,
      shown.circuit === 'consulted' ? '' : note,
    ]
      .filter(Boolean)
      .join(', ');
  const trial = view.trial ? `, ${t('attributions.cell.trial', { limit: view.trial })}` : '';
  const now = `${view.column.name}, ${action}: ${say(view)}${trial}`;
  return view.was ? t('attributions.cell.was', { now, was: say(view.was) }) : now;
}

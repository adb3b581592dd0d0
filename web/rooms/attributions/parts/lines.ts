import type { Column, Condition, Holder, Kind, Requirement, Row } from '../api.ts';

/** One line of the matrix: an action under certain conditions. What it asks of most stands once, in its head. */
export type Line = {
  key: string;
  kind: Kind;
  conditions: Condition[];
  requirements: Requirement[];
  /** What holds for everyone, across the columns; null where each holder has rows of their own. */
  everyone: Row | null;
};
export type Part = { section: Kind['section']; lines: Line[] };

const spell = (value: unknown): string => JSON.stringify(value ?? null);
/** Conditions in one spelling, whatever their order: rows under the same ones stand on the same line. */
export const conditionsKey = (conditions: readonly Condition[]): string =>
  conditions
    .map(({ fact, op, value }) => `${fact} ${op} ${spell(value)}`)
    .sort()
    .join(' & ');
export const lineKey = (row: Pick<Row, 'action' | 'conditions'>): string => `${row.action}|${conditionsKey(row.conditions)}`;
export const holderKey = ({ kind, ref }: Holder): string => `${kind}:${ref}`;
export const cellKey = (line: string, holder: Holder): string => `${line}|${holderKey(holder)}`;

const demandKey = ({ kind, value }: Requirement): string => `${kind}:${value}`;
export const asks = (row: Pick<Row, 'requirements'>, one: Requirement): boolean =>
  row.requirements.some((other) => demandKey(other) === demandKey(one));
/** What a row says, without its id: two versions give it different ones. */
export const contentKey = (row: Omit<Row, 'id'>): string =>
  spell([
    row.circuit,
    row.department,
    row.limits.map(({ per, unit, max }) => `${per} ${unit} ${max}`).sort(),
    row.requirements.map(demandKey).sort(),
    row.expression,
    row.steps,
    row.reasonEs,
    row.reasonEn,
    row.validFrom,
    row.validTo,
  ]);

export type Cells = ReadonlyMap<string, Row[]>;
/** Rows by cell, rights apart: those stand on the line of the rights, where nothing is to be edited. */
export function cellsOf(rows: readonly Row[]): Cells {
  const cells = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.isRight) continue;
    const key = cellKey(lineKey(row), row.holder);
    cells.set(key, [...(cells.get(key) ?? []), row]);
  }
  return cells;
}

/** Whether a cell says something else than before. */
export const differs = (before: readonly Row[], after: readonly Row[]): boolean =>
  before.map(contentKey).sort().join() !== after.map(contentKey).sort().join();

function lineOf(key: string, kind: Kind, rows: readonly Row[]): Line {
  const [first] = rows;
  const speaking = rows.filter((row) => row.circuit !== 'forbidden');
  const demands = new Map(speaking.flatMap((row) => row.requirements).map((one) => [demandKey(one), one]));
  const shared = [...demands.values()].filter((one) => speaking.filter((row) => asks(row, one)).length * 2 > speaking.length);
  const everyone = rows.find((row) => row.holder.kind === 'everyone') ?? null;
  return { key, kind, conditions: first?.conditions ?? [], requirements: shared, everyone };
}

/** The lines in the order of the kinds, by section. A kind nobody may do yet has one empty line: there it is given. */
export function partsOf(kinds: readonly Kind[], rows: readonly Row[]): Part[] {
  const byAction = Map.groupBy(
    rows.filter((row) => !row.isRight),
    (row) => row.action,
  );
  const parts: Part[] = [];
  for (const kind of kinds.toSorted((a, b) => a.position - b.position)) {
    const mine = Map.groupBy(byAction.get(kind.code) ?? [], lineKey);
    const onlyRight = rows.some((row) => row.isRight && row.action === kind.code);
    const lines = [...mine].map(([key, found]) => lineOf(key, kind, found));
    if (lines.length === 0 && !onlyRight) lines.push(lineOf(`${kind.code}|`, kind, []));
    if (lines.length === 0) continue;
    const part = parts.find((one) => one.section === kind.section);
    if (part) part.lines.push(...lines);
    else parts.push({ section: kind.section, lines });
  }
  return parts;
}

/** Columns with something in them first asked for: roles that appear nowhere only fill the page. */
export function speakingColumns(columns: readonly Column[], rows: readonly Row[]): Column[] {
  const named = new Set(rows.map((row) => holderKey(row.holder)));
  return columns.filter((column) => column.holder.kind !== 'everyone' && named.has(holderKey(column.holder)));
}

/** What is shown of a cell. `row` says it; `quiet`: not a row of this cell, but a wider one, or nobody's. */
export type Shown = { circuit: 'own' | 'consulted' | 'authorised' | 'none' | 'varies'; row: Row | null; quiet: boolean };

const RANK = ['own', 'consulted', 'authorised', 'forbidden'];
const rank = (row: Row): number => RANK.indexOf(row.circuit);

/** Rows of the same holder for the same action that count on this line too, since they ask for less: all but those of the cell. */
function widerRows(line: Line, holder: Holder, rows: readonly Row[]): Row[] {
  const here = new Set(line.conditions.map((one) => conditionsKey([one])));
  const wider = rows.filter(
    (row) =>
      row.action === line.kind.code &&
      (holderKey(row.holder) === holderKey(holder) || row.holder.kind === 'everyone') &&
      lineKey(row) !== line.key &&
      row.conditions.every((one) => here.has(conditionsKey([one]))),
  );
  return wider.sort((a, b) => rank(a) - rank(b));
}

/**
 * A cell says what its own row says, unless something forbids it. Without a row: what a wider one says, that it depends on the case,
 * or that it is asked of somebody above who may do it alone, as the rulings have it; else it is not offered.
 */
export function shownOf(line: Line, own: readonly Row[], column: Column, rows: readonly Row[]): Shown {
  const wider = widerRows(line, column.holder, rows);
  const everyone = own.length === 0 && line.everyone ? [line.everyone] : [];
  const applying = [...own.toSorted((a, b) => rank(a) - rank(b)), ...everyone, ...wider];
  const [said] = applying;
  const forbids = applying.find((row) => row.circuit === 'forbidden');
  if (forbids) return { circuit: 'none', row: forbids, quiet: !own.includes(forbids) };
  if (said) return { circuit: said.circuit === 'forbidden' ? 'none' : said.circuit, row: said, quiet: !own.includes(said) };
  const same = rows.filter((row) => row.action === line.kind.code && !row.isRight);
  if (same.some((row) => holderKey(row.holder) === holderKey(column.holder)))
    return { circuit: 'varies', row: null, quiet: true };
  const decided = column.above !== null && same.some((row) => row.circuit === 'own' && lineKey(row) === line.key);
  const general =
    column.above !== null && same.some((row) => row.circuit === 'own' && widerRows(line, row.holder, [row]).length > 0);
  return { circuit: decided || general ? 'authorised' : 'none', row: null, quiet: true };
}

import type { Matrix } from '../api.ts';
import { cellKey, holderKey } from './lines.ts';
import type { Table } from './views.ts';

/** What the matrix is narrowed to, as the address has it: a column, an action's code, a department's code, a vendor's id. */
export type Filter = Partial<Record<'holder' | 'action' | 'department' | 'vendor', string>>;
export const FILTERS = ['holder', 'action', 'department', 'vendor'] as const;

export const isNarrowed = (filter: Filter): boolean => FILTERS.some((name) => Boolean(filter[name]));

/**
 * A table with only what is asked for. A department leaves the lines on which it is consulted by a holder that is shown; a vendor the
 * holders that its people are. Pure: tested by name.
 */
export function narrow(table: Table, filter: Filter, vendors: Matrix['vendors']): Table {
  if (!isNarrowed(filter)) return table;
  const { holder, action, department, vendor } = filter;
  const ofVendor = vendors.find((one) => one.unitId === vendor)?.holders.map(holderKey) ?? [];
  const columns = table.columns.filter(
    (column) => (!holder || holderKey(column.holder) === holder) && (!vendor || ofVendor.includes(holderKey(column.holder))),
  );
  const consults = (line: string): boolean =>
    columns.some((column) => table.cells.get(cellKey(line, column.holder))?.some((row) => row.department === department));
  const parts = table.parts
    .map((part) => ({
      ...part,
      lines: part.lines.filter((line) => (!action || line.kind.code === action) && (!department || consults(line.key))),
    }))
    .filter((part) => part.lines.length > 0);
  const rights = table.rights.filter((row) => (!action || row.action === action) && !department);
  return { ...table, columns, parts, rights, silent: [] };
}

/** Departments that any row consults, by code. */
export const consultedIn = (matrix: Matrix): string[] => [
  ...new Set(matrix.attributions.flatMap((row) => (row.circuit === 'consulted' && row.department ? [row.department] : []))),
];

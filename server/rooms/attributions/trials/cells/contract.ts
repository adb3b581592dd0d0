// Owns the cells that can be tried: a row of the policy as it is and as it would be, and which requests tell the two apart.
import type { Attribution } from '../../contract.ts';

/** A cell on trial: the row as it was (null: there was none) and as it is tried. */
export type Cell = { before: Attribution | null; after: Attribution };

/** A cell on trial under the number of its trial. */
export type BusyCell = { number: string; cell: Cell };

/** How cells are called in somebody's language. */
export type CellNames = {
  action(code: string): string;
  holder(holder: Attribution['holder']): string;
  cell(row: Attribution): string;
};

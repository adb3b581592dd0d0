import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';
import { namesOf } from '../../policy/changes/views.ts';
import type { BusyCell, Cell, CellNames } from './contract.ts';

/** The cells on trial now; `watched` adds those of confirmed trials whose grants are still looked at. */
export async function busyCells(tx: Tx, { watched }: { watched: boolean }): Promise<BusyCell[]> {
  const found = await sql<{ number: number; cells: Cell[] }>`select number, cells from trial where org_id = ${tx.orgId}
    and (state = 'running' or ${watched}::boolean and state = 'confirmed' and watch_until > ${tx.now}) order by number`.execute(
    tx.sql,
  );
  return found.rows.flatMap(({ number, cells }) => cells.map((cell) => ({ number: `T-${number}`, cell })));
}

/** How cells are called in the language of whoever reads. */
export async function cellNames(tx: Tx): Promise<CellNames> {
  const { names, kinds } = await namesOf(tx);
  return {
    action: (code) => kinds.get(code) ?? code,
    holder: names.holder,
    cell: (row) => `${names.holder(row.holder)}, ${names.action(row.action)}`,
  };
}

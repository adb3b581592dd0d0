import type { RawBuilder } from 'kysely';
import { LATER } from './statements.ts';
import type { Tx } from './tx.ts';

/**
 * Writes something without waiting for it: it leaves together with the next statement of the transaction, at the latest with its commit,
 * and what fails in it fails that one. Only for what nobody asks the outcome of; order is kept.
 */
export async function later(tx: Tx, statement: RawBuilder<unknown>): Promise<void> {
  const compiled = statement.compile(tx.sql);
  await tx.sql.executeQuery({ ...compiled, sql: LATER + compiled.sql });
}

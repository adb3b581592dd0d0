import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import type { MessageDetails } from '../doors/contract.ts';

/** A case with all that was put into it, as a condition on a column that names a case. */
export const inWholeCase = (tx: Tx, column: string, caseId: string) =>
  sql`${sql.raw(column)} = any(array(select whole_case(${tx.orgId}::uuid, ${caseId}::uuid)))`;

/** Its id and those of all that was put into it. */
export async function wholeCase(tx: Tx, caseId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select whole_case(${tx.orgId}::uuid, ${caseId}::uuid) as id`.execute(tx.sql);
  return rows.map((row) => row.id);
}

export type MessageToMove = {
  id: string;
  direction: 'in' | 'out' | 'note';
  at: Date;
  channel: string;
  address: string | null;
  author: string;
  rawSha256: string | null;
  text: string;
  details: MessageDetails;
};
/** What was said in it, oldest first. */
export async function messagesIn(tx: Tx, caseId: string): Promise<MessageToMove[]> {
  const { rows } =
    await sql<MessageToMove>`select id, direction, at, channel, address, author_name as author, raw_sha256 as "rawSha256", text, details
    from message where org_id = ${tx.orgId} and case_id = ${caseId} order by at, id`.execute(tx.sql);
  return rows;
}

import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';

export type Party = { id: string; caseId: string; code: string; address: string; name: string };
const COLUMNS = sql.raw('id, case_id as "caseId", code, address, name');

const partyWhere = async (tx: Tx, where: ReturnType<typeof sql>): Promise<Party | null> =>
  (await sql<Party>`select ${COLUMNS} from third_party where org_id = ${tx.orgId} and ${where}`.execute(tx.sql)).rows[0] ?? null;

export const partyById = (tx: Tx, id: string): Promise<Party | null> => partyWhere(tx, sql`id = ${id}`);
export const partyByCode = (tx: Tx, code: string): Promise<Party | null> => partyWhere(tx, sql`code = ${code}`);
/** Whether this address was asked about this case: a mail of theirs is never the customer's, whatever it answers. */
export const partyAt = (tx: Tx, caseId: string, address: string): Promise<Party | null> =>
  partyWhere(tx, sql`case_id = ${caseId} and address = ${address.toLowerCase()}`);

/** The third party that a message of ours went to. */
export const partyOfMessage = (tx: Tx, messageId: string): Promise<Party | null> =>
  partyWhere(
    tx,
    sql`(case_id, address) in (select case_id, details -> 'party' ->> 'address' from message
      where org_id = ${tx.orgId} and id = ${messageId} and details -> 'party' ->> 'way' = 'out')`,
  );

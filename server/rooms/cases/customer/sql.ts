import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';

/** The case knows nobody any more: no answer goes to the address, and it is nobody's history. */
export async function forgetCustomer(tx: Tx, caseId: string): Promise<void> {
  await sql`update case_door set known = false where org_id = ${tx.orgId} and case_id = ${caseId}`.execute(tx.sql);
  await sql`update case_file set customer_id = null, customer_address = null, version = version + 1
    where org_id = ${tx.orgId} and id = ${caseId}`.execute(tx.sql);
}

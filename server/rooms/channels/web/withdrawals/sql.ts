import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';

/** Two who withdraw from one order take turns. */
export async function holdOrder(tx: Tx, orderId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.orgId} web withdrawal ${orderId}`}, 0))`.execute(tx.sql);
}

export async function insertWithdrawal(
  tx: Tx,
  one: { id: string; caseId: string; orderId: string; lines: object[]; inTime: boolean | null; refundBy: Date },
): Promise<void> {
  await sql`insert into web_withdrawal (org_id, id, case_id, order_id, lines, at, in_time, refund_by) values (${tx.orgId}, ${one.id}, ${one.caseId},
    ${one.orderId}, ${JSON.stringify(one.lines)}::jsonb, ${tx.now}, ${one.inTime}, ${one.refundBy})`.execute(tx.sql);
}

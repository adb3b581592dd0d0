import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';

/** Notes it, unless it was asked a moment ago or often today. False: it was. */
export async function insertAsk(tx: Tx, id: string, caseId: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.orgId} web link ${caseId}`}, 0))`.execute(tx.sql);
  const { rows } =
    await sql`insert into web_link_ask (org_id, id, case_id, at) select ${tx.orgId}::uuid, ${id}::uuid, ${caseId}::uuid, ${tx.now}::timestamptz
    where not exists (select 1 from web_link_ask where org_id = ${tx.orgId} and case_id = ${caseId} and at > ${tx.now}::timestamptz - interval '10 minutes')
      and (select count(*) from web_link_ask where org_id = ${tx.orgId} and case_id = ${caseId} and at > ${tx.now}::timestamptz - interval '1 day') < 3
    returning id`.execute(tx.sql);
  return rows.length > 0;
}

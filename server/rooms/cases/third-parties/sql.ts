import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';

/** Who was asked before in this case is the same one: the code stays. */
export async function putParty(
  tx: Tx,
  party: { id: string; caseId: string; code: string; address: string; name: string },
): Promise<{ id: string; code: string }> {
  const { rows } = await sql<{
    id: string;
    code: string;
  }>`insert into third_party (org_id, id, case_id, code, address, name, since, by_id)
    values (${tx.orgId}, ${party.id}, ${party.caseId}, ${party.code}, ${party.address}, ${party.name}, ${tx.now}, ${tx.actor.id})
    on conflict (org_id, case_id, address) do update set name = case when excluded.name = '' then third_party.name else excluded.name end
    returning id, code`.execute(tx.sql);
  const [kept] = rows;
  if (!kept) throw new Error('a third party was neither made nor found');
  return kept;
}

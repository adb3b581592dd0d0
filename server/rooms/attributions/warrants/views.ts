import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import { refused } from '../../../platform/refusal.ts';
import type { Ask } from '../contract.ts';
import { frameOf, holderFacts, pose } from '../ruling/views.ts';
import type { Standing } from '../standing/contract.ts';
import { stand } from '../standing/decide.ts';
import type { Kept } from './contract.ts';

/** A kept ruling by its id; refused when there is none. */
export async function keptRuling(tx: Tx, rulingId: string): Promise<Kept> {
  const found =
    await sql<Kept>`select id, holder_id as "holderId", circuit, hash, ask, holder from ruling where org_id = ${tx.orgId} and id = ${rulingId}`.execute(
      tx.sql,
    );
  const kept = found.rows[0];
  if (!kept) throw refused('not_found', 'attributions.rulingUnknown', { field: 'rulingId' });
  return kept;
}

/** Where a request stands with its holder at this moment: the policy in force now, and what is used up by now. */
export async function standsNow(tx: Tx, ask: Ask, holderId: string): Promise<Standing> {
  const holder = await holderFacts(tx, holderId);
  const [question] = await pose(tx, [ask], holder, []);
  if (!question) throw new Error('a question was lost');
  return stand((await frameOf(tx)).policy, holder, ask, question.usage, question.at);
}

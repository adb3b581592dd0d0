import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import { refused } from '../../../platform/refusal.ts';
import type { Ask } from '../contract.ts';
import type { Verdict } from '../ruling/contract.ts';
import { type Frame, posedAlone } from '../ruling/views.ts';
import type { Standing } from '../standing/contract.ts';
import { stand } from '../standing/decide.ts';
import type { Kept } from './contract.ts';

/** A ruling of one's own kept in this transaction, under the locks that minting would take. */
type Fresh = { kept: Kept; facts: Ask['facts']; frame: Frame; verdict: Verdict };
const fresh = new WeakMap<Tx, Map<string, Fresh>>();

export function remember(tx: Tx, one: Fresh): void {
  if (one.verdict.circuit === 'own') fresh.set(tx, (fresh.get(tx) ?? new Map<string, Fresh>()).set(one.kept.id, one));
}
/** A grant changes what was used: whatever was ruled before it in this transaction is ruled on again. */
export const forgetFresh = (tx: Tx): void => void fresh.delete(tx);
/** Such a ruling, if it was made on the same facts: they are not part of what a warrant is bound to. */
export function keptFresh(tx: Tx, rulingId: string, { facts }: Ask): Fresh | null {
  const one = fresh.get(tx)?.get(rulingId);
  return one && JSON.stringify(one.facts) === JSON.stringify(facts) ? one : null;
}

/** A kept ruling by its id; refused when there is none. */
export async function keptRuling(tx: Tx, rulingId: string): Promise<Kept> {
  const found =
    await sql<Kept>`select id, holder_id as "holderId", hash, ask, coalesce(outcome->'steps', '[]') as steps from ruling where org_id = ${tx.orgId} and id = ${rulingId}`.execute(
      tx.sql,
    );
  const kept = found.rows[0];
  if (!kept) throw refused('not_found', 'attributions.rulingUnknown', { field: 'rulingId' });
  return kept;
}

/** Where a request stands with its holder at this moment: the policy in force now, and what is used up by now. */
export async function standsNow(tx: Tx, ask: Ask, holderId: string): Promise<{ frame: Frame; standing: Standing }> {
  const { frame, question } = await posedAlone(tx, ask, holderId);
  return { frame, standing: stand(frame.policy, question.holder, ask, question.usage, question.at) };
}

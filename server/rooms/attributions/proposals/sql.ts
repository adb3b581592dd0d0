import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import type { Found } from './mining/contract.ts';
import type { Kept, Kernel, State } from './decide.ts';

export type ProposalRow = Kept & {
  number: number;
  behind: string[];
  fromDay: string;
  toDay: string;
  proposedAt: Date;
  draftId: string | null;
  trialId: string | null;
  dismissedBy: string | null;
  dismissedAt: Date | null;
  dismissedReason: string | null;
};

export const columns = sql`id, number, kind, cell, state, found, behind, from_day::text as "fromDay", to_day::text as "toDay", proposed_at as "proposedAt", draft_id as "draftId",
  trial_id as "trialId", dismissed_by as "dismissedBy", dismissed_at as "dismissedAt", dismissed_reason as "dismissedReason", rests_until as "restsUntil"`;

/** Looks come one after the other; answers the night of which people were last told. */
export async function lockLook(tx: Tx): Promise<{ toldOn: string | null }> {
  const row = await sql<{ toldOn: string | null }>`insert into proposal_look (org_id, at) values (${tx.orgId}, ${tx.now})
    on conflict (org_id) do update set at = excluded.at returning told_on::text as "toldOn"`.execute(tx.sql);
  return row.rows[0] ?? { toldOn: null };
}

export async function markTold(tx: Tx, day: string): Promise<void> {
  await sql`update proposal_look set told_on = ${day} where org_id = ${tx.orgId}`.execute(tx.sql);
}

/** What is kept of proposals that a look may touch: those alive, and those that rest. */
export async function keptProposals(tx: Tx): Promise<Kept[]> {
  const found = await sql<Kept>`select id, kind, cell, state, found, rests_until as "restsUntil" from proposal
    where org_id = ${tx.orgId} and state <> 'inForce' for update`.execute(tx.sql);
  return found.rows;
}

type Period = { from: string; to: string };
const split = ({ behind, ...found }: Kernel & { behind?: string[] }) => ({
  behind: behind ?? null,
  found: JSON.stringify(found),
});

export async function insertProposal(tx: Tx, one: Found, { from, to }: Period): Promise<void> {
  const { behind, found } = split(one);
  await sql`insert into proposal (org_id, id, number, kind, cell, state, found, behind, from_day, to_day, proposed_at, looked_at)
    select ${tx.orgId}, ${newId()}, coalesce(max(number), 0) + 1, ${one.kind}, ${one.cell}, ${one.proposed ? 'open' : 'seen'}, ${found}::jsonb, ${behind}::uuid[], ${from}, ${to}, ${tx.now}, ${tx.now}
    from proposal where org_id = ${tx.orgId}`.execute(tx.sql);
}

/** What was seen and is proposed now counts from now. */
export async function refreshProposal(
  tx: Tx,
  id: string,
  state: State,
  one: Kernel & { behind?: string[] },
  { from, to }: Period,
): Promise<void> {
  const { behind, found } = split(one);
  await sql`update proposal set proposed_at = case when state = 'seen' and ${state} = 'open' then ${tx.now} else proposed_at end, state = ${state}, found = ${found}::jsonb,
      behind = coalesce(${behind}::uuid[], behind), from_day = ${from}, to_day = ${to}, looked_at = ${tx.now}
    where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
}

export async function dropProposals(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await sql`delete from proposal where org_id = ${tx.orgId} and state = 'seen' and id = any(${ids}::uuid[])`.execute(tx.sql);
}

export async function lockProposal(tx: Tx, id: string): Promise<ProposalRow | null> {
  const row =
    await sql<ProposalRow>`select ${columns} from proposal where org_id = ${tx.orgId} and id = ${id} for update`.execute(tx.sql);
  return row.rows[0] ?? null;
}

export async function takeProposal(tx: Tx, id: string, draftId: string | null): Promise<void> {
  await sql`update proposal set state = 'accepted', draft_id = ${draftId}::uuid where org_id = ${tx.orgId} and id = ${id}`.execute(
    tx.sql,
  );
}

export async function dismissOne(tx: Tx, id: string, reason: string, until: Date): Promise<void> {
  await sql`update proposal set state = 'dismissed', dismissed_by = ${tx.actor.name}, dismissed_at = ${tx.now}, dismissed_reason = ${reason}, rests_until = ${until}
    where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
}

/** Moves what came of a draft with it; told twice it finds nothing left to move. */
export async function moveWithDraft(
  tx: Tx,
  draftId: string,
  { from, state, trialId = null }: { from: State[]; state: State; trialId?: string | null },
): Promise<void> {
  await sql`update proposal set state = ${state}, trial_id = coalesce(${trialId}::uuid, trial_id)
    where org_id = ${tx.orgId} and draft_id = ${draftId} and state = any(${from}::text[])`.execute(tx.sql);
}

/** What becomes of those that a trial tried. */
export async function endTrialOf(tx: Tx, trialId: string, confirmed: boolean, reason: string, until: Date): Promise<void> {
  await sql`update proposal set state = ${confirmed ? 'inForce' : 'dismissed'}, dismissed_by = ${confirmed ? null : tx.actor.name},
      dismissed_at = ${confirmed ? null : tx.now}, dismissed_reason = ${confirmed ? null : reason}, rests_until = ${confirmed ? null : until}
    where org_id = ${tx.orgId} and trial_id = ${trialId} and state = 'trying'`.execute(tx.sql);
}

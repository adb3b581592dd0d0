import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';

export type SuggestionInsert = {
  id: string;
  caseId: string;
  kind: 'reply' | 'action';
  text: string;
  action: string | null;
  params: unknown;
  amount: { minor: number; currency: string } | null;
  orderId: string | null;
};

/** Puts it down in the actor's name. */
export async function insertSuggestion(tx: Tx, s: SuggestionInsert): Promise<void> {
  await sql`insert into suggestion (org_id, id, case_id, at, kind, text, action, params, minor, currency, order_id, by_id, by_name, by_assistant)
    values (${tx.orgId}, ${s.id}, ${s.caseId}, ${tx.now}, ${s.kind}, ${s.text}, ${s.action}, ${JSON.stringify(s.params)}::jsonb,
      ${s.amount?.minor ?? null}, ${s.amount?.currency ?? null}, ${s.orderId}, ${tx.actor.id}, ${tx.actor.name}, ${tx.actor.kind === 'assistant'})`.execute(
    tx.sql,
  );
}

/** One who suggests the same anew means the new one: the older draft, or the older proposal of that action, is done with. */
export async function replaceOlder(tx: Tx, s: Pick<SuggestionInsert, 'caseId' | 'kind' | 'action'>): Promise<void> {
  await sql`update suggestion set state = 'replaced', ended_at = ${tx.now}, ended_by = ${tx.actor.id}, ended_by_name = ${tx.actor.name}
    where org_id = ${tx.orgId} and case_id = ${s.caseId} and by_id = ${tx.actor.id} and kind = ${s.kind}
      and action is not distinct from ${s.action} and state = 'open'`.execute(tx.sql);
}

export async function lockSuggestion(tx: Tx, caseId: string, id: string): Promise<{ byId: string; state: string } | null> {
  const { rows } = await sql<{ byId: string; state: string }>`select by_id as "byId", state from suggestion
    where org_id = ${tx.orgId} and case_id = ${caseId} and id = ${id} for update`.execute(tx.sql);
  return rows[0] ?? null;
}

export async function updateSuggestionEnded(tx: Tx, id: string, state: 'taken' | 'dropped'): Promise<void> {
  await sql`update suggestion set state = ${state}, ended_at = ${tx.now}, ended_by = ${tx.actor.id}, ended_by_name = ${tx.actor.name}
    where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
}

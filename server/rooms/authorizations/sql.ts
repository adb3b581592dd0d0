import { sql } from 'kysely';
import type { Tx } from '../../platform/act.ts';
import type { AuthorizationFacts } from './access.ts';

/** The columns of an authorisation by their names in code. */
export const columns = sql`id, state, ruling_id as "rulingId", hash, payload as ask, facts, minor as "askedMinor", reason, evidence, chain, steps,
  ruling_reasons as "rulingReasons", promised_at as "promisedAt", decided_by as "decidedBy", decided_by_name as "decidedByName",
  decided_for as "decidedFor", decided_at as "decidedAt", decision_reason as "decisionReason", changed_minor as "changedMinor", question, reply,
  warrant_id as "warrantId", valid_until as "validUntil", redeemed_at as "redeemedAt"`;

const json = (value: unknown): string => JSON.stringify(value);

export async function insertAuthorization(tx: Tx, a: AuthorizationFacts): Promise<void> {
  const { action, amount } = a.ask;
  await sql`insert into authorization_request (org_id, id, state, ruling_id, action, hash, payload, facts, minor, currency, reason, evidence, chain, steps,
      ruling_reasons, promised_at)
    values (${tx.orgId}, ${a.id}, ${a.state}, ${a.rulingId}, ${action}, ${a.hash}, ${json(a.ask)}::jsonb, ${json(a.facts)}::jsonb, ${a.askedMinor},
      ${amount?.currency ?? null}, ${a.reason}, ${json(a.evidence)}::jsonb, ${json(a.chain)}::jsonb, ${json(a.steps)}::jsonb, ${json(a.rulingReasons)}::jsonb, ${a.promisedAt})`.execute(
    tx.sql,
  );
}

export async function lockAuthorization(tx: Tx, id: string): Promise<AuthorizationFacts | null> {
  const row =
    await sql<AuthorizationFacts>`select ${columns} from authorization_request where org_id = ${tx.orgId} and id = ${id} for update`.execute(
      tx.sql,
    );
  return row.rows[0] ?? null;
}

export async function saveAuthorization(tx: Tx, a: AuthorizationFacts): Promise<void> {
  await sql`update authorization_request set state = ${a.state}, ruling_id = ${a.rulingId}, hash = ${a.hash}, payload = ${json(a.ask)}::jsonb, steps = ${json(a.steps)}::jsonb,
      decided_by = ${a.decidedBy}, decided_by_name = ${a.decidedByName}, decided_for = ${a.decidedFor}, decided_at = ${a.decidedAt},
      decision_reason = ${a.decisionReason}, changed_minor = ${a.changedMinor}, question = ${a.question}, reply = ${a.reply},
      warrant_id = ${a.warrantId}, valid_until = ${a.validUntil}, redeemed_at = ${a.redeemedAt}
    where org_id = ${tx.orgId} and id = ${a.id}`.execute(tx.sql);
}

/** Somebody has opened what was brought; who did is written down once. */
export async function markEvidenceOpened(tx: Tx, id: string): Promise<void> {
  await sql`update authorization_request set evidence_opened_by = evidence_opened_by || ${tx.actor.id}::uuid
    where org_id = ${tx.orgId} and id = ${id} and not ${tx.actor.id}::uuid = any(evidence_opened_by)`.execute(tx.sql);
}

/** Whether this person has opened anything of it. */
export async function hasOpenedEvidence(tx: Tx, id: string, personId: string): Promise<boolean> {
  const found = await sql<{
    opened: boolean;
  }>`select ${personId}::uuid = any(evidence_opened_by) as opened from authorization_request
    where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
  return found.rows[0]?.opened ?? false;
}

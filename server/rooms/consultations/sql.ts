import { sql } from 'kysely';
import type { Tx } from '../../platform/act.ts';
import type { ConsultationFacts } from './access.ts';

/** The columns of a consultation by their names in code. */
export const columns = sql`id, mode, state, unit_id as "unitId", question, ruling_id as "rulingId", payload as ask, warrant_id as "warrantId",
  answer, verdict, answered_by as "answeredBy", answered_at as "answeredAt", exchange, rerouted_from as "reroutedFrom",
  insufficient_count as "insufficientCount", confirmed_at as "confirmedAt"`;

export async function insertConsultation(tx: Tx, c: ConsultationFacts, reason: string | null): Promise<void> {
  await sql`insert into consultation (org_id, id, mode, state, unit_id, question, action, ruling_id, payload, reason)
    values (${tx.orgId}, ${c.id}, ${c.mode}, ${c.state}, ${c.unitId}, ${c.question}, ${c.ask?.action ?? null}, ${c.rulingId},
      ${c.ask ? JSON.stringify(c.ask) : null}::jsonb, ${reason})`.execute(tx.sql);
}

export async function lockConsultation(tx: Tx, id: string): Promise<ConsultationFacts | null> {
  const row =
    await sql<ConsultationFacts>`select ${columns} from consultation where org_id = ${tx.orgId} and id = ${id} for update`.execute(
      tx.sql,
    );
  return row.rows[0] ?? null;
}

export async function saveConsultation(tx: Tx, c: ConsultationFacts): Promise<void> {
  await sql`update consultation set state = ${c.state}, unit_id = ${c.unitId}, warrant_id = ${c.warrantId}, answer = ${c.answer}, verdict = ${c.verdict},
      answered_by = ${c.answeredBy}, answered_at = ${c.answeredAt}, exchange = ${JSON.stringify(c.exchange)}::jsonb, rerouted_from = ${c.reroutedFrom},
      insufficient_count = ${c.insufficientCount}, confirmed_at = ${c.confirmedAt}
    where org_id = ${tx.orgId} and id = ${c.id}`.execute(tx.sql);
}

/** The reason of contact that the case had when it was asked. */
export async function reasonOf(tx: Tx, id: string): Promise<string | null> {
  const found = await sql<{
    reason: string | null;
  }>`select reason from consultation where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
  return found.rows[0]?.reason ?? null;
}

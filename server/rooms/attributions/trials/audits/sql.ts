import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';

export type Verdict = 'right' | 'less' | 'denied';
export type AuditRow = {
  id: string;
  trialId: string;
  warrantId: string;
  rulingId: string;
  auditorId: string;
  barred: string[];
  drawnAt: Date;
  remindAt: Date;
  remindedAt: Date | null;
  verdict: Verdict | null;
  note: string | null;
  answeredAt: Date | null;
  withdrawnAt: Date | null;
};

/** The columns of an audit, as its row is read. */
export const auditColumns = sql`a.id, a.trial_id as "trialId", a.warrant_id as "warrantId", a.ruling_id as "rulingId", a.auditor_id as "auditorId", a.barred, a.drawn_at as "drawnAt",
  a.remind_at as "remindAt", a.reminded_at as "remindedAt", a.verdict, a.note, a.answered_at as "answeredAt", a.withdrawn_at as "withdrawnAt"`;

type NewAudit = Pick<AuditRow, 'id' | 'trialId' | 'warrantId' | 'rulingId' | 'auditorId' | 'barred' | 'remindAt'>;

/** Draws a grant to be looked at again, once; false when it was drawn before. */
export async function insertAudit(tx: Tx, one: NewAudit): Promise<boolean> {
  const done =
    await sql`insert into trial_audit (org_id, id, trial_id, warrant_id, ruling_id, auditor_id, barred, drawn_at, remind_at)
    values (${tx.orgId}, ${one.id}, ${one.trialId}, ${one.warrantId}, ${one.rulingId}, ${one.auditorId}, ${one.barred}::uuid[], ${tx.now}, ${one.remindAt})
    on conflict do nothing returning id`.execute(tx.sql);
  return done.rows.length > 0;
}

export async function lockAudit(tx: Tx, auditId: string): Promise<AuditRow | null> {
  const found =
    await sql<AuditRow>`select ${auditColumns} from trial_audit a where a.org_id = ${tx.orgId} and a.id = ${auditId} for update`.execute(
      tx.sql,
    );
  return found.rows[0] ?? null;
}

export async function answer(tx: Tx, auditId: string, verdict: Verdict, note: string): Promise<void> {
  await sql`update trial_audit set verdict = ${verdict}, note = ${note}, answered_at = ${tx.now} where org_id = ${tx.orgId} and id = ${auditId}`.execute(
    tx.sql,
  );
}

/** Reminded of; given to somebody else where whoever had it is away. */
export async function remindOf(tx: Tx, auditId: string, auditorId: string, remindAt: Date): Promise<void> {
  await sql`update trial_audit set reminded_at = ${tx.now}, auditor_id = ${auditorId}, remind_at = ${remindAt} where org_id = ${tx.orgId} and id = ${auditId}`.execute(
    tx.sql,
  );
}

/** An audit said that a grant should not have been, or not so much. */
export async function markOverturned(tx: Tx, rulingId: string): Promise<void> {
  await sql`update ruling set overturned = 'denied' where org_id = ${tx.orgId} and id = ${rulingId}`.execute(tx.sql);
}

import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';
import { refused } from '../../../../platform/refusal.ts';
import { endOfWorkingDay } from '../../../../platform/working-time.ts';
import { calendarOf, personById } from '../../../organization/views.ts';
import type { Ask } from '../../contract.ts';
import { currencyOf, posed } from '../../ruling/views.ts';
import type { KeptWhole } from '../arms/contract.ts';
import { kindNames } from '../../views.ts';
import { type Audit, REMIND_AFTER_DAYS } from './contract.ts';
import { auditorOf } from './decide.ts';
import { auditColumns, type AuditRow } from './sql.ts';

/** How many audits everybody has open, by person. */
async function openByPerson(tx: Tx): Promise<Map<string, number>> {
  const found = await sql<{ id: string; n: number }>`select auditor_id as id, count(*)::integer as n from trial_audit
    where org_id = ${tx.orgId} and verdict is null and withdrawn_at is null group by auditor_id`.execute(tx.sql);
  return new Map(found.rows.map(({ id, n }) => [id, n]));
}

/** Who looks at a grant again, by the policy and the line of report of now; null when there is nobody. */
export async function chosenFor(tx: Tx, ruling: KeptWhole, barred: readonly string[]): Promise<string | null> {
  const { frame, question } = await posed(tx, ruling.ask, ruling.holder.personId);
  const { ask, usage } = ruling;
  return auditorOf(frame.policy, question.line, { ask, usage, at: question.at }, barred, await openByPerson(tx));
}

/** When an unanswered audit is reminded of, by the working days of whoever has it. */
export const remindTime = async (tx: Tx, personId: string): Promise<Date> =>
  endOfWorkingDay(await calendarOf(tx, { personId }), tx.now, REMIND_AFTER_DAYS);

export async function isThere(tx: Tx, personId: string): Promise<boolean> {
  const person = await personById(tx, personId);
  return person !== null && person.active && person.absentUntil === null;
}

/** Those that wait too long. */
export async function auditsToRemind(tx: Tx): Promise<string[]> {
  const found = await sql<{
    id: string;
  }>`select id from trial_audit where org_id = ${tx.orgId} and verdict is null and withdrawn_at is null
    and remind_at <= ${tx.now} order by remind_at limit 200`.execute(tx.sql);
  return found.rows.map((one) => one.id);
}

type Row = AuditRow & { ask: Omit<Ask, 'facts'>; facts: Ask['facts']; minor: number | null; at: Date };

async function auditsWhere(tx: Tx, condition: ReturnType<typeof sql>): Promise<Audit[]> {
  const found = await sql<Row>`select ${auditColumns}, r.ask, r.facts, g.minor, g.at from trial_audit a
    join trial_grant g on g.org_id = a.org_id and g.trial_id = a.trial_id and g.warrant_id = a.warrant_id
    join ruling r on r.org_id = a.org_id and r.id = a.ruling_id
    where a.org_id = ${tx.orgId} and a.auditor_id = ${tx.actor.id} and a.withdrawn_at is null and ${condition}
    order by a.verdict is not null, coalesce(a.answered_at, a.drawn_at) desc, a.id limit 200`.execute(tx.sql);
  const [kinds, currency] = [await kindNames(tx), await currencyOf(tx)];
  return found.rows.map((one) => ({
    id: one.id,
    caseId: one.ask.caseId,
    action: one.ask.action,
    actionName: kinds.get(one.ask.action) ?? one.ask.action,
    amount: one.minor === null ? null : { minor: one.minor, currency },
    facts: one.facts,
    grantedAt: one.at.toISOString(),
    drawnAt: one.drawnAt.toISOString(),
    verdict: one.verdict,
    note: one.note,
    may: { answer: one.verdict === null && !one.barred.includes(tx.actor.id) },
  }));
}

/** Grants that whoever acts was given to look at again; nobody sees another's. */
export const audits = (tx: Tx, { done }: { done: boolean }): Promise<Audit[]> =>
  auditsWhere(tx, done ? sql`a.verdict is not null` : sql`a.verdict is null`);

export async function auditById(tx: Tx, auditId: string): Promise<Audit> {
  const [one] = await auditsWhere(tx, sql`a.id = ${auditId}`);
  if (!one) throw refused('not_found', 'attributions.auditUnknown', { field: 'auditId' });
  return one;
}

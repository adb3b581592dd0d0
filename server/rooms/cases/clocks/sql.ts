import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import type { ClockDraft } from '../decide.ts';

export async function insertClocks(tx: Tx, caseId: string, clocks: readonly (ClockDraft & { id: string })[]): Promise<void> {
  if (clocks.length === 0) return;
  const rows = clocks.map(
    (c) =>
      sql`(${tx.orgId}::uuid, ${c.id}::uuid, ${caseId}::uuid, ${c.kind}, ${c.basis}, ${c.startsAt}::timestamptz, ${c.dueAt}::timestamptz)`,
  );
  await sql`insert into clock (org_id, id, case_id, kind, basis, starts_at, due_at) values ${sql.join(rows)}`.execute(tx.sql);
}

/** Stops running clocks of a kind (and basis); the law's are stopped by the answer alone. */
export async function stopClocks(tx: Tx, caseId: string, kind: string, basis?: string): Promise<void> {
  await sql`update clock set stopped_at = ${tx.now} where org_id = ${tx.orgId} and case_id = ${caseId} and kind = ${kind}
    and (${basis ?? null}::text is null or basis = ${basis ?? null}) and stopped_at is null`.execute(tx.sql);
}

/** Puts the next running clock on the case, for lists. */
export async function showNextDue(tx: Tx, caseId: string): Promise<void> {
  await sql`update case_file c set next_due_at = n.due_at, next_due_kind = n.kind
    from (select 1) one left join lateral (select due_at, kind from clock where org_id = ${tx.orgId} and case_id = ${caseId} and stopped_at is null order by due_at limit 1) n on true
    where c.org_id = ${tx.orgId} and c.id = ${caseId}`.execute(tx.sql);
}

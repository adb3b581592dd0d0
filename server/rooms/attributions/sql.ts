import { sql } from 'kysely';
import type { Tx } from '../../platform/act.ts';
import { later } from '../../platform/later.ts';
import type { ActionKind, HolderFacts } from './contract.ts';
import type { Question, Verdict } from './ruling/contract.ts';

/** Keeps a ruling with everything it was made from: it can be asked again of the same version and must answer the same. */
export async function insertRuling(
  tx: Tx,
  row: { id: string; versionId: string; hash: string; holder: HolderFacts; question: Question; verdict: Verdict },
): Promise<void> {
  const { facts, ...ask } = row.question.ask;
  const { action, caseId, orderRef, customerId, amount } = ask;
  const kept = sql`insert into ruling (org_id, id, at, version_id, holder_id, action, circuit, case_id, order_ref, customer_id, minor, currency, hash, ask, holder, facts, usage, outcome)
    values (${tx.orgId}, ${row.id}, ${tx.now}, ${row.versionId}, ${row.holder.personId}, ${action}, ${row.verdict.circuit}, ${caseId}, ${orderRef}, ${customerId},
      ${amount?.minor ?? null}, ${amount?.currency ?? null}, ${row.hash}, ${JSON.stringify(ask)}, ${JSON.stringify(row.holder)}, ${JSON.stringify(facts)},
      ${JSON.stringify({ ...row.question.usage, line: row.question.line, candidates: row.question.candidates })}, ${JSON.stringify(row.verdict)})`;
  await later(tx, kept);
}

export type Outcome = {
  ended: string;
  minor: number | null;
  waitedMinutes: number;
  decidedBy: string | null;
  decisionSeconds: number | null;
  evidenceOpened: boolean | null;
};

/** How what was asked upon a ruling ended; told again, the last telling stands. */
export async function updateOutcome(tx: Tx, rulingId: string, told: Outcome): Promise<boolean> {
  const done =
    await sql`update ruling set ended = ${told.ended}, ended_at = ${tx.now}, ended_minor = ${told.minor}, waited_minutes = ${told.waitedMinutes},
      decided_by = ${told.decidedBy}, decision_seconds = ${told.decisionSeconds}, evidence_opened = ${told.evidenceOpened}
    where org_id = ${tx.orgId} and id = ${rulingId} returning id`.execute(tx.sql);
  return done.rows.length > 0;
}

export type AnsweredQuestion = {
  id: string;
  caseId: string;
  askedBy: string;
  department: string;
  reason: string | null;
  verdict: 'yes' | 'no' | 'information';
  question: string;
  answer: string;
  waitedMinutes: number;
};

/** What a department answered; answered again, the last answer stands. */
export async function upsertAnswer(tx: Tx, one: AnsweredQuestion): Promise<void> {
  await sql`insert into answered_question (org_id, id, at, case_id, asked_by, department, reason, verdict, question, answer, waited_minutes)
    values (${tx.orgId}, ${one.id}, ${tx.now}, ${one.caseId}, ${one.askedBy}, ${one.department}, ${one.reason}, ${one.verdict}, ${one.question}, ${one.answer}, ${one.waitedMinutes})
    on conflict (org_id, id) do update set at = excluded.at, department = excluded.department, verdict = excluded.verdict, answer = excluded.answer, waited_minutes = excluded.waited_minutes`.execute(
    tx.sql,
  );
}

/** Adds kinds of action, or replaces those of the same code; new ones go to the end. */
export async function upsertKinds(tx: Tx, kinds: readonly Omit<ActionKind, 'position'>[]): Promise<void> {
  const rows = kinds.map(
    (
      kind,
      at,
    ) => sql`(${tx.orgId}::uuid, ${kind.code}, ${kind.section}, ${kind.nameEs}, ${kind.nameEn}, ${kind.exposure}, ${kind.movesMoney}::boolean, ${kind.reversible}::boolean, ${kind.op}::text,
      ${JSON.stringify(kind.params)}::jsonb, ${JSON.stringify(kind.fits)}::jsonb, ${JSON.stringify(kind.asks)}::jsonb, (select coalesce(max(position), 0) from action_kind where org_id = ${tx.orgId}) + ${at + 1}::integer)`,
  );
  await sql`insert into action_kind (org_id, code, section, name_es, name_en, exposure, moves_money, reversible, op, params, fits, asks, position) values ${sql.join(rows)}
    on conflict (org_id, code) do update set section = excluded.section, name_es = excluded.name_es, name_en = excluded.name_en, exposure = excluded.exposure,
      moves_money = excluded.moves_money, reversible = excluded.reversible, op = excluded.op, params = excluded.params, fits = excluded.fits, asks = excluded.asks`.execute(
    tx.sql,
  );
}

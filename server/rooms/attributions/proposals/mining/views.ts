import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';
import type { HolderFacts } from '../../contract.ts';
import type { Decider } from '../habits/decide.ts';
import type { Answered } from '../habits/decide.ts';
import type { Question } from '../../ruling/contract.ts';
import { BEHIND_MOST, type Past } from './contract.ts';

type Row = Omit<Past, 'question'> & {
  at: Date;
  ask: Omit<Question['ask'], 'facts'>;
  facts: Question['ask']['facts'];
  holder: HolderFacts;
  usage: Question['usage'] & { line?: unknown };
};

/** Read at once, at most: of more, the newest. */
const MOST = 20_000;

const columns = sql`r.id, r.at, r.circuit, r.reason, r.ended, r.ended_minor as "endedMinor", r.waited_minutes as "waitedMinutes", r.contacts, r.overturned, r.ask, r.facts,
  r.holder, r.usage - 'line' as usage, w.id is not null as "ownGrant"`;
const own = sql`left join warrant w on w.org_id = r.org_id and w.basis = 'own' and w.basis_id = r.id and w.released_at is null`;

function past({ at, ask, facts, holder, usage, ...row }: Row): Past {
  return { ...row, question: { holder, ask: { ...ask, facts }, usage, line: [], at: at.getTime() } };
}

/** Requests of some kinds of action since an instant that were decided, or granted on the holder's own authority. */
export async function pastOf(
  tx: Tx,
  actions: readonly string[],
  since: Date,
  which: 'all' | 'ownGrants' = 'all',
): Promise<Past[]> {
  const wanted = which === 'all' ? sql`(r.ended is not null or w.id is not null)` : sql`w.id is not null`;
  const found = await sql<Row>`select ${columns} from ruling r ${own}
    where r.org_id = ${tx.orgId} and r.action = any(${actions}::text[]) and r.at >= ${since} and ${wanted} order by r.at desc limit ${MOST}`.execute(
    tx.sql,
  );
  return found.rows.map(past);
}

/** Some past requests by their rulings, in that order. */
export async function pastById(tx: Tx, ids: readonly string[]): Promise<(Past & { caseId: string | null })[]> {
  const found = await sql<Row & { caseId: string | null }>`select ${columns}, r.case_id as "caseId" from ruling r ${own}
    where r.org_id = ${tx.orgId} and r.id = any(${ids}::uuid[])`.execute(tx.sql);
  const known = new Map(found.rows.map((row) => [row.id, { ...past(row), caseId: row.caseId }]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** What each person decided of others' requests since an instant. */
export async function decidersSince(tx: Tx, since: Date): Promise<Decider[]> {
  const found =
    await sql<Decider>`select decided_by as "personId", count(*)::integer as decided, (count(*) filter (where ended = 'granted'))::integer as approved,
      (count(*) filter (where ended = 'changed'))::integer as changed, percentile_disc(0.5) within group (order by decision_seconds) as "medianSeconds",
      count(evidence_opened)::integer as "withEvidence", (count(*) filter (where evidence_opened))::integer as opened,
      (array_agg(id order by at desc))[1:${BEHIND_MOST}::integer] as behind
    from ruling where org_id = ${tx.orgId} and at >= ${since} and decided_by is not null and ended in ('granted', 'changed', 'rejected') group by decided_by`.execute(
      tx.sql,
    );
  return found.rows;
}

/** What departments answered since an instant, the newest first. */
export async function answersSince(tx: Tx, since: Date): Promise<Answered[]> {
  const found = await sql<
    Omit<Answered, 'at'> & { at: Date }
  >`select id, at, department, reason, verdict, answer, waited_minutes as "waitedMinutes" from answered_question
    where org_id = ${tx.orgId} and at >= ${since} order by at desc limit ${MOST}`.execute(tx.sql);
  return found.rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

export type Asked = {
  id: string;
  caseId: string | null;
  at: Date;
  askedBy: string;
  question: string;
  answer: string;
  verdict: Answered['verdict'];
  waitedMinutes: number;
  reason: string | null;
};

/** Some answered questions by their ids, in that order. */
export async function answersById(tx: Tx, ids: readonly string[]): Promise<Asked[]> {
  const found =
    await sql<Asked>`select id, case_id as "caseId", at, asked_by as "askedBy", question, answer, verdict, waited_minutes as "waitedMinutes", reason from answered_question
    where org_id = ${tx.orgId} and id = any(${ids}::uuid[])`.execute(tx.sql);
  const known = new Map(found.rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

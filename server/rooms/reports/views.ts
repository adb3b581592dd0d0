import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../platform/act.ts';
import { must } from '../../platform/refusal.ts';
import { rowsByIds } from '../cases/views.ts';
import { allUnits, centreOf } from '../organization/views.ts';
import { mayRead } from './access.ts';
import type { FIGURES, zAgentRow, zDepartmentRow } from './contract.ts';
import { countOf, medianOf, periodProblem } from './decide.ts';

export type Period = { from: string; to: string };
type Span = { start: ReturnType<typeof sql>; end: ReturnType<typeof sql> };
type AgentRow = z.output<typeof zAgentRow>;

/**
 * Days of the centre's own zone as instants, for those who may read reports. What is read until the end of the transaction is planned for
 * these very days: a plan made for any days expects few cases of them, and looks each one's clocks and answers up by itself.
 */
export async function spanOf(tx: Tx, { from, to }: Period): Promise<Span> {
  must(mayRead(tx.actor));
  const problem = periodProblem(from, to);
  if (problem) must(problem);
  const { timeZone } = await centreOf(tx);
  await sql`set local plan_cache_mode = force_custom_plan`.execute(tx.sql);
  return {
    start: sql`(${from}::date::timestamp at time zone ${timeZone})`,
    end: sql`((${to}::date + 1)::timestamp at time zone ${timeZone})`,
  };
}

const FIRST_CONTACT = sql.raw(`c.resolved_at is not null and c.contacts_in = 1 and c.reopened = 0`);
const opened = (tx: Tx, { start, end }: Span) => sql`c.org_id = ${tx.orgId} and c.opened_at >= ${start} and c.opened_at < ${end}`;
const asked = (tx: Tx, { start, end }: Span) => sql`r.org_id = ${tx.orgId} and r.asked_at >= ${start} and r.asked_at < ${end}`;

type CaseFigures = {
  id: string | null;
  name: string | null;
  cases: number;
  resolved: number;
  first: number;
  reopened: number;
  /** Solved, and after the legal time. */
  late: number;
  rated: number;
  points: number;
};
type Circuit = 'own' | 'consulted' | 'authorised';
/** How many took how many whole minutes. */
type Waited = { id: string; name: string; circuit: Circuit; waits: [minutes: number | null, n: number][] };

/**
 * Cases of each owner, with what customers said of them: their answers since are few, and looked up by when they came. Which cases were
 * late is asked apart, so that the few broken clocks are read once, and not beside each case. Totals are added up of the rows: with
 * grouping sets the planner reads every case there ever was.
 */
async function casesOf(tx: Tx, span: Span): Promise<CaseFigures[]> {
  const { rows } =
    await sql<CaseFigures>`select c.owner_id as id, max(c.owner_name) as name, count(*) as cases, count(c.resolved_at) as resolved, count(*) filter (where ${FIRST_CONTACT}) as first,
      count(*) filter (where c.reopened > 0) as reopened, 0 as late, count(s.score) as rated, coalesce(sum(s.score), 0) as points
    from case_outcome c left join survey_outcome s on s.org_id = c.org_id and s.case_id = c.case_id and s.rated_at >= ${span.start}
    where ${opened(tx, span)} group by c.owner_id`.execute(tx.sql);
  const late = await sql<{ id: string | null; n: number }>`select c.owner_id as id, count(*) as n from case_outcome c
    where ${opened(tx, span)} and c.resolved_at is not null and c.legal_breached group by c.owner_id`.execute(tx.sql);
  const lateOf = new Map(late.rows.map(({ id, n }) => [id, n]));
  return rows.map((row) => ({ ...row, late: lateOf.get(row.id) ?? 0 }));
}

/**
 * Demands by circuit, as the view that the scheme is drawn from has them too, and how long they took. Counted by whole minutes, so that
 * nothing is sorted: the medians are exact all the same.
 */
async function demandsOf(tx: Tx, { start, end }: Span): Promise<Waited[]> {
  const { rows } =
    await sql<Waited>`select w.id, max(w.name) as name, w.circuit, json_agg(json_build_array(w.minutes, w.n)) as waits
    from (select d.by_id as id, max(d.by_name) as name, d.circuit, d.waited_minutes as minutes, count(*) as n
      from demand_outcome d where d.org_id = ${tx.orgId} and d.at >= ${start} and d.at < ${end} and d.circuit <> 'supply'
      group by d.by_id, d.circuit, d.waited_minutes) w group by w.id, w.circuit`.execute(tx.sql);
  return rows;
}

export async function agents(tx: Tx, period: Period): Promise<{ total: AgentRow; rows: AgentRow[] }> {
  const span = await spanOf(tx, period);
  const cases = await casesOf(tx, span);
  const demands = await demandsOf(tx, span);
  const casesBy = Map.groupBy(cases, ({ id }) => id);
  const demandsBy = Map.groupBy(demands, ({ id }) => id);
  const ids = new Set([...cases.flatMap(({ id }) => id ?? []), ...demandsBy.keys()]);
  const rows = [...ids].map((id) => rowOf(id, casesBy.get(id) ?? [], demandsBy.get(id) ?? []));
  return { total: rowOf(null, cases, demands), rows: rows.sort((a, b) => a.name.localeCompare(b.name, 'es')) };
}

/** One agent's figures, or everybody's added up: null. */
function rowOf(personId: string | null, cases: readonly CaseFigures[], demands: readonly Waited[]): AgentRow {
  const sum = (figure: 'cases' | 'resolved' | 'first' | 'reopened' | 'late' | 'rated' | 'points') =>
    cases.reduce((all, one) => all + one[figure], 0);
  const circuit = (name: Circuit) => {
    const waits = demands
      .filter((one) => one.circuit === name)
      .flatMap((one) => one.waits.map(([minutes, n]) => ({ minutes, n })));
    const ended = waits.filter(({ minutes }) => minutes !== null);
    return { n: countOf(waits), ended: countOf(ended), medianMinutes: medianOf(ended) };
  };
  const [resolved, rated] = [sum('resolved'), sum('rated')];
  return {
    personId,
    name: personId === null ? '' : (cases[0]?.name ?? demands[0]?.name ?? ''),
    cases: sum('cases'),
    resolved,
    circuits: { own: circuit('own'), consulted: circuit('consulted'), authorised: circuit('authorised') },
    firstContact: { n: sum('first'), of: resolved },
    reopened: { n: sum('reopened'), of: sum('cases') },
    inTime: { n: resolved - sum('late'), of: resolved },
    satisfaction: { n: rated, meanHundredths: rated === 0 ? null : Math.round((sum('points') * 100) / rated) },
  };
}

type DepartmentRow = z.output<typeof zDepartmentRow>;
export async function departments(tx: Tx, period: Period): Promise<{ rows: DepartmentRow[] }> {
  const span = await spanOf(tx, period);
  type Found = {
    unitId: string;
    asked: number;
    answered: number;
    open: number;
    overdue: number;
    median: number | null;
    climbed: number;
    reminders: number;
  };
  const { rows } =
    await sql<Found>`select r.unit_id as "unitId", count(*) as asked, count(r.closed_at) as answered, count(*) filter (where r.is_open) as open,
      count(*) filter (where r.is_open and r.due_at < ${tx.now}) as overdue, percentile_disc(0.5) within group (order by r.waited_minutes) as median,
      count(*) filter (where r.level > 0) as climbed, coalesce(sum(r.reminders), 0) as reminders
    from request_outcome r where ${asked(tx, span)} and r.unit_id is not null group by r.unit_id`.execute(tx.sql);
  const units = await allUnits(tx);
  const named = rows.flatMap((r) => {
    const unit = units.find((u) => u.id === r.unitId);
    if (!unit) return [];
    const { median, climbed, ...figures } = r;
    return [
      {
        ...figures,
        name: tx.actor.locale === 'en' ? unit.nameEn : unit.nameEs,
        kind: unit.kind,
        medianMinutes: median,
        climbed: { n: climbed, of: r.asked },
      },
    ];
  });
  return { rows: named.sort((a, b) => a.name.localeCompare(b.name, 'es')) };
}

type Behind = Period & { figure: (typeof FIGURES)[number]; personId?: string | undefined; unitId?: string | undefined };
const MOST = 200;

/** The cases behind a figure: the same condition that counted it. */
export async function behind(tx: Tx, query: Behind) {
  const span = await spanOf(tx, query);
  const { rows } = await sql<{ id: string }>`select distinct case_id as id from (${sourceOf(tx, span, query)}) s`.execute(tx.sql);
  const cases = await rowsByIds(
    tx,
    rows.map((r) => r.id),
    MOST,
  );
  return { cases, total: rows.length };
}

function sourceOf(tx: Tx, span: Span, { figure, personId, unitId }: Behind) {
  const mine = personId ? sql`c.owner_id = ${personId}` : sql`true`;
  const byMe = personId ? sql`d.by_id = ${personId}` : sql`true`;
  const toUnit = unitId ? sql`r.unit_id = ${unitId}` : sql`r.unit_id is not null`;
  const cases = (where: ReturnType<typeof sql>) =>
    sql`select c.case_id from case_outcome c where ${opened(tx, span)} and ${mine} and ${where}`;
  const requests = (where: ReturnType<typeof sql>) =>
    sql`select r.case_id from request_outcome r where ${asked(tx, span)} and ${toUnit} and ${where}`;
  switch (figure) {
    case 'own':
    case 'consulted':
    case 'authorised':
      return sql`select d.case_id from demand_outcome d where d.org_id = ${tx.orgId} and d.at >= ${span.start} and d.at < ${span.end} and ${byMe} and d.circuit = ${figure}`;
    case 'resolved':
      return cases(sql`c.resolved_at is not null`);
    case 'firstContact':
      return cases(FIRST_CONTACT);
    case 'reopened':
      return cases(sql`c.reopened > 0`);
    case 'inTime':
      return cases(sql`c.resolved_at is not null and not c.legal_breached`);
    case 'satisfaction':
      return cases(sql`c.score is not null`);
    case 'asked':
      return requests(sql`true`);
    case 'answered':
      return requests(sql`r.closed_at is not null`);
    case 'open':
      return requests(sql`r.is_open`);
    case 'overdue':
      return requests(sql`r.is_open and r.due_at < ${tx.now}`);
    case 'climbed':
      return requests(sql`r.level > 0`);
    default:
      return cases(sql`true`);
  }
}

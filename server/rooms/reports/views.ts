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

/** Days of the centre's own zone as instants, for those who may read reports. */
export async function spanOf(tx: Tx, { from, to }: Period): Promise<Span> {
  must(mayRead(tx.actor));
  const problem = periodProblem(from, to);
  if (problem) must(problem);
  const { timeZone } = await centreOf(tx);
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
  inTime: number;
};
type Rated = { total: number; id: string | null; n: number; mean: number };
type Circuit = 'own' | 'consulted' | 'authorised';
type ActionFigures = {
  total: number;
  id: string | null;
  name: string;
  circuit: Circuit;
  n: number;
  ended: number;
  median: number | null;
};

type Waited = { id: string; name: string; circuit: Circuit; minutes: number | null; n: number };

/**
 * Demands by circuit, as the view that the scheme is drawn from has them too, and how long they took. Counted by whole minutes, so that
 * nothing is sorted: the medians are exact all the same.
 */
async function circuitsOf(tx: Tx, { start, end }: Span): Promise<ActionFigures[]> {
  const { rows } =
    await sql<Waited>`select d.by_id as id, max(d.by_name) as name, d.circuit, d.waited_minutes as minutes, count(*) as n
    from demand_outcome d where d.org_id = ${tx.orgId} and d.at >= ${start} and d.at < ${end} and d.circuit <> 'supply'
    group by d.by_id, d.circuit, d.waited_minutes`.execute(tx.sql);
  const figures = (some: Waited[], id: string | null): ActionFigures[] =>
    [...Map.groupBy(some, (one) => one.circuit)].map(([circuit, waits]) => ({
      ...{ total: id === null ? 1 : 0, id, name: waits[0]?.name ?? '', circuit },
      ...{ n: countOf(waits), ended: countOf(waits.filter((one) => one.minutes !== null)), median: medianOf(waits) },
    }));
  return [...figures(rows, null), ...[...Map.groupBy(rows, (one) => one.id)].flatMap(([id, some]) => figures(some, id))];
}

/** What customers said of cases opened in these days: looked for among the answers since, which are few, not beside each case. */
async function ratingsOf(tx: Tx, span: Span): Promise<Rated[]> {
  const { rows } =
    await sql<Rated>`select grouping(c.owner_id) as total, c.owner_id as id, count(*) as n, round(avg(c.score) * 100)::integer as mean
    from case_outcome c where ${opened(tx, span)} and c.rated_at >= ${span.start} and c.score is not null group by grouping sets ((c.owner_id), ())`.execute(
      tx.sql,
    );
  return rows.filter((one) => one.n > 0);
}

/** Grouping sets answer the rows and their total in one reading. */
export async function agents(tx: Tx, period: Period): Promise<{ total: AgentRow; rows: AgentRow[] }> {
  const span = await spanOf(tx, period);
  const cases = await sql<
    CaseFigures & { total: number }
  >`select grouping(c.owner_id) as total, c.owner_id as id, max(c.owner_name) as name, count(*) as cases, count(c.resolved_at) as resolved,
      count(*) filter (where ${FIRST_CONTACT}) as first, count(*) filter (where c.reopened > 0) as reopened, count(*) filter (where c.resolved_at is not null and not c.legal_breached) as "inTime"
    from case_outcome c where ${opened(tx, span)} group by grouping sets ((c.owner_id), ())`.execute(tx.sql);
  const actions = await circuitsOf(tx, span);
  const ratings = await ratingsOf(tx, span);
  const ids = new Set([
    ...cases.rows.filter((c) => !c.total && c.id).map((c) => c.id),
    ...actions.filter((a) => !a.total).map((a) => a.id),
  ]);
  const rows = [...ids].map((id) =>
    rowOf(
      cases.rows.find((c) => !c.total && c.id === id),
      actions.filter((a) => !a.total && a.id === id),
      ratings.find((r) => !r.total && r.id === id),
      id,
    ),
  );
  return {
    total: rowOf(
      cases.rows.find((c) => c.total),
      actions.filter((a) => a.total),
      ratings.find((r) => r.total),
      null,
    ),
    rows: rows.sort((a, b) => a.name.localeCompare(b.name, 'es')),
  };
}

function rowOf(
  c: CaseFigures | undefined,
  actions: ActionFigures[],
  rated: Rated | undefined,
  personId: string | null,
): AgentRow {
  const circuit = (name: ActionFigures['circuit']) => {
    const found = actions.find((a) => a.circuit === name);
    return { n: found?.n ?? 0, ended: found?.ended ?? 0, medianMinutes: found?.median ?? null };
  };
  const resolved = c?.resolved ?? 0;
  return {
    personId,
    name: personId === null ? '' : (c?.name ?? actions[0]?.name ?? ''),
    cases: c?.cases ?? 0,
    resolved,
    circuits: { own: circuit('own'), consulted: circuit('consulted'), authorised: circuit('authorised') },
    firstContact: { n: c?.first ?? 0, of: resolved },
    reopened: { n: c?.reopened ?? 0, of: c?.cases ?? 0 },
    inTime: { n: c?.inTime ?? 0, of: resolved },
    satisfaction: { n: rated?.n ?? 0, meanHundredths: rated?.mean ?? null },
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

import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../../platform/act.ts';
import { must } from '../../platform/refusal.ts';
import { rowsByIds } from '../cases/views.ts';
import { allPeople, allUnits, centreOf } from '../organization/views.ts';
import { allStores } from '../stores/views.ts';
import { mayRead } from './access.ts';
import type { Asked, Scheme, zBehind } from './contract.ts';
import { dayAfter, type Days, periodOf, stretchesOf } from './decide.ts';
import { type Counted, drawn } from './drawing/decide.ts';
import { ASKED, BUCKET } from './sql.ts';

type Clause = RawBuilder<unknown>;
const none = sql`true`;
const all = (clauses: Clause[]): Clause => sql.join(clauses, sql` and `);
const HOUR_MS = 3_600_000;

/** A day of the centre. */
async function todayOf(tx: Tx, timeZone: string): Promise<string> {
  const { rows } = await sql<{
    day: string;
  }>`select (${tx.now}::timestamptz at time zone ${timeZone})::date::text as day`.execute(tx.sql);
  return rows[0]?.day ?? '';
}

/** Days that are to be counted, newest first: never counted, changed since, or counted by the clock of another zone. Today is not over. */
export async function daysToRoll(tx: Tx, limit: number): Promise<string[]> {
  const { timeZone } = await centreOf(tx);
  const today = await todayOf(tx, timeZone);
  const { rows } = await sql<{ day: string }>`with first as (select least(
      (select a.at from action_outcome a where a.org_id = ${tx.orgId} order by a.at limit 1),
      (select r.asked_at from request_outcome r where r.org_id = ${tx.orgId} order by r.asked_at limit 1)) as at)
    select d::date::text as day from first, generate_series((first.at at time zone ${timeZone})::date, ${today}::date - 1, interval '1 day') d
    where not exists (select from scheme_rolled r where r.org_id = ${tx.orgId} and r.day = d::date and r.rolled_at is not null and r.zone = ${timeZone} and not r.dirty)
    order by d desc limit ${limit}`.execute(tx.sql);
  return rows.map((r) => r.day);
}

/** The days of a period that are counted already; of the others the demands themselves are read. */
async function countedDays(tx: Tx, { from, to }: Days, timeZone: string, today: string): Promise<Set<string>> {
  const { rows } = await sql<{ day: string }>`select day::text as day from scheme_rolled where org_id = ${tx.orgId}
    and day >= ${from} and day <= ${to} and day < ${today} and rolled_at is not null and zone = ${timeZone}`.execute(tx.sql);
  return new Set(rows.map((r) => r.day));
}

const between = ({ from, to }: Days, timeZone: string): Clause =>
  sql`(d.at >= (${from}::date::timestamp at time zone ${timeZone}) and d.at < ((${to}::date + 1)::timestamp at time zone ${timeZone}))`;
/** The last hour, and what is older and open: two conditions, since one with an `or` would look through everything. */
const lastHourOrOpen = (tx: Tx): Clause[] => {
  const hour = new Date(tx.now.getTime() - HOUR_MS);
  return [sql`d.at >= ${hour}`, sql`(d.at < ${hour} and d.is_open)`];
};
const anyOf = (clauses: Clause[]): Clause => sql`(${sql.join(clauses, sql` or `)})`;

type Source = { rolled: Clause | null; live: Clause[] };

/** Which demands a period means: those of counted days, and the rest as they stand. */
async function sourceOf(tx: Tx, period: Days | null, timeZone: string, today: string): Promise<Source> {
  if (!period) return { rolled: null, live: lastHourOrOpen(tx) };
  const last = period.to < today ? period.to : today;
  const days: string[] = [];
  for (let day = period.from; day <= last; day = dayAfter(day, 1)) days.push(day);
  const counted = await countedDays(tx, period, timeZone, today);
  const live = stretchesOf(days.filter((day) => !counted.has(day)));
  return {
    rolled: counted.size
      ? anyOf(stretchesOf([...counted]).map(({ from, to }) => sql`(s.day >= ${from}::date and s.day <= ${to}::date)`))
      : null,
    live: live.map((stretch) => between(stretch, timeZone)),
  };
}

type Filter = { storeId?: string | undefined; unitId?: string | undefined };
const filterRolled = ({ storeId, unitId }: Filter): Clause =>
  all([storeId ? sql`s.store_id = ${storeId}` : none, unitId ? sql`s.asked = ${unitId}` : none]);
const filterLive = ({ storeId, unitId }: Filter): Clause =>
  all([storeId ? sql`d.store_id = ${storeId}` : none, unitId ? sql`d.unit_id = ${unitId}` : none]);

/** Counts by circuit, way of asking, whom, channel and bucket of the wait; `columns` are the columns of the answer that matter. */
async function count(tx: Tx, { rolled, live }: Source, filter: Filter): Promise<Counted[]> {
  const parts = [
    ...(rolled
      ? [
          sql`select s.circuit, s.mode, s.asked, s.channel, s.bucket, s.n from scheme_day s where s.org_id = ${tx.orgId} and ${rolled} and ${filterRolled(filter)}`,
        ]
      : []),
    ...live.map(
      (which) =>
        sql`select d.circuit, d.mode, ${ASKED} as asked, coalesce(d.channel, '') as channel, ${BUCKET} as bucket, 1 as n from demand_outcome d
          where d.org_id = ${tx.orgId} and ${which} and ${filterLive(filter)}`,
    ),
  ];
  if (!parts.length) return [];
  const { rows } =
    await sql<Counted>`select circuit, mode, asked, channel, bucket, sum(n) as n from (${sql.join(parts, sql` union all `)}) c
    group by grouping sets ((circuit, mode, asked, bucket), (circuit, channel))`.execute(tx.sql);
  return rows;
}

type Late = { circuit: string; mode: string; asked: string; n: number };

/** What waits beyond the agreed time; few, and read as they stand. */
async function late(tx: Tx, period: Days | null, timeZone: string, filter: Filter): Promise<Late[]> {
  const { rows } = await sql<Late>`select d.circuit, d.mode, ${ASKED} as asked, count(*) as n from demand_outcome d
    where d.org_id = ${tx.orgId} and d.is_open and d.due_at < ${tx.now} and ${period ? between(period, timeZone) : none} and ${filterLive(filter)} group by 1, 2, 3`.execute(
    tx.sql,
  );
  return rows;
}

/** The organisation with its demands and answers, for who organises its work. */
export async function scheme(tx: Tx, asked: Asked): Promise<Scheme> {
  must(mayRead(tx.actor));
  const { timeZone } = await centreOf(tx);
  const today = await todayOf(tx, timeZone);
  const period = must(periodOf(asked, today));
  const counted = await count(tx, await sourceOf(tx, period, timeZone, today), asked);
  const facts = {
    counted,
    late: await late(tx, period, timeZone, asked),
    units: await allUnits(tx),
    people: await allPeople(tx),
    stores: await allStores(tx),
    locale: tx.actor.locale,
  };
  return { period, until: tx.now.toISOString(), ...drawn(facts) };
}

type Week = { from: string; circuit: string; n: number };

/** Demands of each circuit by week, Monday first; weeks without any are left out. */
export async function countWeeks(tx: Tx, period: Days, storeId: string | undefined): Promise<Week[]> {
  const { timeZone } = await centreOf(tx);
  const today = await todayOf(tx, timeZone);
  const { rolled, live } = await sourceOf(tx, period, timeZone, today);
  const parts = [
    ...(rolled
      ? [
          sql`select date_trunc('week', s.day::timestamp)::date::text as "from", s.circuit, s.n from scheme_day s
            where s.org_id = ${tx.orgId} and s.circuit <> 'supply' and ${rolled} and ${filterRolled({ storeId })}`,
        ]
      : []),
    ...live.map(
      (which) =>
        sql`select date_trunc('week', d.at at time zone ${timeZone})::date::text, d.circuit, 1 from demand_outcome d
          where d.org_id = ${tx.orgId} and d.circuit <> 'supply' and ${which} and ${filterLive({ storeId })}`,
    ),
  ];
  if (!parts.length) return [];
  const { rows } =
    await sql<Week>`select "from", circuit, sum(n) as n from (${sql.join(parts, sql` union all `)}) w ("from", circuit, n) group by 1, 2`.execute(
      tx.sql,
    );
  return rows;
}

const MOST = 200;
/** One case may be behind many demands: so many are looked through for it. */
const LOOKED_THROUGH = 2000;

/** The cases behind a figure: the same condition that counted it, read from the demands themselves. */
export async function behind(tx: Tx, query: z.output<typeof zBehind>) {
  must(mayRead(tx.actor));
  const { timeZone } = await centreOf(tx);
  const period = must(periodOf(query, await todayOf(tx, timeZone)));
  const { kind, mode, role, channel, state } = query;
  const ofRole = role ? (await allPeople(tx)).filter((one) => one.role === role).map((one) => one.id) : [];
  const where = all([
    period ? between(period, timeZone) : anyOf(lastHourOrOpen(tx)),
    filterLive(query),
    kind ? sql`d.circuit = ${kind}` : sql`d.circuit <> 'supply'`,
    mode ? sql`d.mode = ${mode}` : none,
    role ? sql`d.person_id = any(${ofRole}::uuid[])` : none,
    channel ? sql`d.channel = ${channel}` : none,
    state === 'ended' ? sql`not d.is_open` : none,
    state === 'waiting' ? sql`d.is_open` : none,
    state === 'overdue' ? sql`d.is_open and d.due_at < ${tx.now}` : none,
  ]);
  const { rows } = await sql<{
    id: string;
  }>`select d.case_id as id from demand_outcome d where d.org_id = ${tx.orgId} and ${where} order by d.at desc limit ${LOOKED_THROUGH}`.execute(
    tx.sql,
  );
  const ids = [...new Set(rows.map((r) => r.id))];
  const cases = await rowsByIds(tx, ids.slice(0, MOST), MOST);
  return { cases, more: ids.length > MOST || rows.length === LOOKED_THROUGH };
}

/** Today in the centre, for who counts by weeks. */
export async function todayHere(tx: Tx): Promise<string> {
  return todayOf(tx, (await centreOf(tx)).timeZone);
}

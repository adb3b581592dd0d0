import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Tx } from '../../../platform/act.ts';
import type { Calendar } from '../../../platform/working-time.ts';
import type { ChainLink, Holder } from '../contract.ts';
import type { LineFacts, Place, Target, Watch } from './contract.ts';
import { QUALITY_DAYS, REVIEWS_COUNT_DAYS } from '../reviews/contract.ts';
import { reviewsThatCount, type Tally } from '../reviews/decide.ts';
import { calendarIn, nextOpening, type Reader, readAt } from './decide.ts';

type Placed = Holder & { unitId: string };

const DAY = 24 * 60 * 60 * 1000;

/** People as the policy sees them, by id; null: everybody who is active. */
export async function holdersOf(tx: Tx, personIds: string[] | null): Promise<Map<string, Placed>> {
  const ago = (days: number) => new Date(tx.now.getTime() - days * DAY);
  const found = await sql<Omit<Placed, 'reviews'> & Tally>`
    select p.id as "personId", p.name, p.role, p.unit_id as "unitId", p.vendor_id as "vendorId", p.assistant,
      array(select p.unit_id union select h.id from unit h where h.org_id = p.org_id and h.head_id = p.id) as "unitIds",
      array(select q.code from qualification q where q.org_id = p.org_id and q.person_id = p.id
        and (q.valid_until is null or q.valid_until > ${tx.now}) order by q.code) as certifications, r.good, r.recent, r.recent_bad as "recentBad"
    from person p
    cross join lateral (select count(*) filter (where good) as good, count(*) filter (where at > ${ago(QUALITY_DAYS)}) as recent,
        count(*) filter (where not good and at > ${ago(QUALITY_DAYS)}) as recent_bad
      from review where org_id = p.org_id and person_id = p.id and at > ${ago(REVIEWS_COUNT_DAYS)}) r
    where p.org_id = ${tx.orgId} and ${personIds === null ? sql`p.active` : sql`p.id = any(${personIds}::uuid[])`}`.execute(
    tx.sql,
  );
  return new Map(
    found.rows.map(({ good, recent, recentBad, ...holder }) => [
      holder.personId,
      { ...holder, reviews: reviewsThatCount({ good, recent, recentBad }) },
    ]),
  );
}

export const asHolder = ({ personId, name, role, unitIds, vendorId, assistant, certifications, reviews }: Holder): Holder => ({
  personId,
  name,
  role,
  unitIds,
  vendorId,
  assistant,
  certifications,
  reviews,
});

/** The frame in which clocks of a day are read. */
async function frameOf(tx: Tx): Promise<LineFacts['centre']> {
  const found = await sql<NonNullable<LineFacts['centre']>>`select o.time_zone as "timeZone", o.hours,
      array(select h.day::text from holiday h where h.org_id = o.org_id) as holidays
    from organization o where o.org_id = ${tx.orgId}`.execute(tx.sql);
  return found.rows[0] ?? null;
}

/** All that the lines of a centre are read from, from an instant on: who is away or on duty later is in it already. */
type Whole = LineFacts & { since: number };

async function loadWhole(tx: Tx, since: Date): Promise<Whole> {
  const people = await sql<LineFacts['people'][number]>`select id, unit_id as "unitId", superior_id as "superiorId", role, active,
      name, assistant, vendor_id as "vendorId"
    from person where org_id = ${tx.orgId} order by id`.execute(tx.sql);
  const units = await sql<LineFacts['units'][number]>`select id, kind, parent_id as "parentId", head_id as "headId", hours
    from unit where org_id = ${tx.orgId} order by code`.execute(tx.sql);
  const absent = await sql<{ personId: string; deputyId: string | null; from: Date; to: Date }>`
    select person_id as "personId", deputy_id as "deputyId", starts_at as "from", ends_at as "to"
    from absence where org_id = ${tx.orgId} and ends_at > ${since} order by id`.execute(tx.sql);
  const watches =
    await sql<Watch>`select id, person_id as "personId", role, unit_id as "unitId", days, from_clock as "from", to_clock as "to",
      from_date::text as "fromDate", to_date::text as "toDate"
    from duty where org_id = ${tx.orgId} and coalesce(to_date, 'infinity') >= ${since}::timestamptz::date - 2
    order by id`.execute(tx.sql);
  const absences = absent.rows.map((one) => ({ ...one, from: one.from.getTime(), to: one.to.getTime() }));
  return {
    ...{ people: people.rows, units: units.rows, absences, watches: watches.rows, centre: await frameOf(tx) },
    since: since.getTime(),
  };
}

/** Kept by the state that the lines are in: what is kept of a state never changes, and another process sees a new state as it commits. */
const kept = new LRUCache<string, Whole>({ max: 200 });
const KEEP_DAYS = 7;

async function stateOf(tx: Tx): Promise<string | null> {
  const found = await sql<{ version: number }>`select version from line_version where org_id = ${tx.orgId}`.execute(tx.sql);
  return found.rows[0] ? `${tx.orgId} ${found.rows[0].version}` : null;
}

async function wholeFrom(tx: Tx, from: Date): Promise<Whole> {
  const state = await stateOf(tx);
  const known = state === null ? undefined : kept.get(state);
  if (known && known.since <= from.getTime()) return known;
  const whole = await loadWhole(tx, new Date(Math.min(from.getTime(), tx.now.getTime()) - KEEP_DAYS * DAY));
  // Statements of one act each see what was committed by then: only where nothing changed between them is it one state.
  if (state !== null && (await stateOf(tx)) === state) kept.set(state, whole);
  return whole;
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/**
 * What the lines between two instants are read from. Hours are looked at where somebody is on duty at all, or where the caller wants
 * them: without a rota a superior who is off work is asked all the same, and the clock waits for them.
 */
export async function lineFacts(tx: Tx, from: Date, to: Date, wantsHours = false): Promise<LineFacts> {
  const whole = await wholeFrom(tx, from);
  const [first, last] = [dayOf(from.getTime() - 2 * DAY), dayOf(to.getTime() + 2 * DAY)];
  const watches = whole.watches.filter((one) => one.fromDate <= last && (one.toDate === null || one.toDate >= first));
  return {
    ...{ people: whole.people, units: whole.units, watches },
    absences: whole.absences.filter((one) => one.from <= to.getTime() && one.to > from.getTime()),
    centre: wantsHours || watches.length > 0 ? whole.centre : null,
  };
}

export const readerAt = async (tx: Tx, at: Date, wantsHours = false): Promise<Reader> =>
  readAt(await lineFacts(tx, at, at, wantsHours), at.getTime());

/** Places with the people in them, as the policy sees them. `outside` and `duty` are told only where they say something. */
export async function linksOf(tx: Tx, places: readonly Place[]): Promise<ChainLink[]> {
  const ids = places.flatMap(({ id, deputyId, dutyId }) => [id, deputyId, dutyId].filter((one) => one !== null));
  const holders = await holdersOf(tx, [...new Set(ids)]);
  const placed = (id: string | null) => {
    const holder = id ? holders.get(id) : undefined;
    return holder ? { holder: asHolder(holder), unitId: holder.unitId } : null;
  };
  return places.flatMap(({ id, absent, outside, deputyId, dutyId }) => {
    const link = placed(id);
    const duty = placed(dutyId);
    return link
      ? [{ ...link, absent, deputy: placed(deputyId), ...(outside ? { outside } : {}), ...(duty ? { duty } : {}) }]
      : [];
  });
}

/** The people that the steps of a chain speak of, for one asker: nearest first, by `kind:ref`. */
export async function candidatesFor(
  tx: Tx,
  askerId: string,
  at: Date,
  targets: readonly Target[],
): Promise<Record<string, ChainLink[]>> {
  if (targets.length === 0) return {};
  const reader = await readerAt(tx, at);
  const found: Record<string, ChainLink[]> = {};
  for (const target of targets) {
    const key = `${target.kind}:${target.ref}`;
    found[key] ??= await linksOf(tx, reader.candidates(askerId, target));
  }
  return found;
}

/** Who takes the place of each of these people now; those who are there themselves are left out. */
export async function standInsNow(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
  const reader = await readerAt(tx, tx.now);
  return new Map(
    personIds.flatMap((id) => {
      const instead = insteadOf(reader, id, new Set([id]));
      return instead === null ? [] : [[id, instead] as const];
    }),
  );
}

/** The deputy, whoever is on duty, else for one who is away the nearest superior who is there or stood in for; null: there, or nobody. */
export function insteadOf(reader: Reader, personId: string, never: ReadonlySet<string>): string | null {
  const { absent, deputyId, dutyId } = reader.place(personId, never);
  const named = deputyId ?? dutyId;
  if (named !== null || !absent) return named;
  const stands = reader
    .line(personId)
    .map((one) => reader.place(one.id, never))
    .map((one) => (one.absent ? (one.deputyId ?? one.dutyId) : (one.dutyId ?? one.id)));
  return stands.find((id) => id !== null && !never.has(id)) ?? null;
}

/** How somebody stands at an instant. `opensAt`: when they work next, where they are off work. */
export type Presence = { absent: boolean; outside: boolean; onDuty: boolean; opensAt: Date | null; calendar: Calendar | null };

export async function presenceOf(tx: Tx, personIds: readonly string[], at: Date): Promise<Map<string, Presence>> {
  const facts = await lineFacts(tx, at, at, true);
  const reader = readAt(facts, at.getTime());
  return new Map(
    personIds.map((id) => {
      const { absent, outside } = reader.place(id, new Set());
      const onDuty = reader.onDuty.has(id);
      const own = calendarIn(facts, facts.people.find((one) => one.id === id)?.unitId ?? '');
      const calendar = own && onDuty ? { timeZone: own.timeZone, hours: {}, holidays: new Set<string>() } : own;
      return [id, { absent, outside, onDuty, opensAt: outside && calendar ? nextOpening(calendar, at) : null, calendar }];
    }),
  );
}

/** Somebody active, as far as a chain goes. `away`: for more than a year to come, with nobody named; `hasAbove`: somebody is above them. */
export type Staff = {
  id: string;
  name: string;
  role: string;
  unitId: string;
  vendorId: string | null;
  heads: string[];
  assistant: boolean;
  away: boolean;
  hasAbove: boolean;
};
const YEAR = 366 * DAY;

/** Everybody active, with who is there in the long run. */
export async function staffOf(tx: Tx): Promise<Staff[]> {
  const facts = await lineFacts(tx, tx.now, tx.now);
  const reader = readAt(facts, tx.now.getTime());
  const isGone = (id: string): boolean =>
    facts.absences.some((one) => one.personId === id && one.deputyId === null && one.to > tx.now.getTime() + YEAR);
  return facts.people
    .filter((one) => one.active)
    .map(({ id, name, role, unitId, vendorId, assistant }) => ({
      ...{ id, name, role, unitId, vendorId, assistant },
      heads: facts.units.flatMap((one) => (one.headId === id ? [one.id] : [])),
      away: isGone(id),
      hasAbove: reader.line(id).length > 0,
    }));
}

import { sql } from 'kysely';
import type { Tx } from '../../platform/act.ts';
import { BOUNDS, UNANSWERED } from './decide.ts';

/** What a demand without a shop, or without anybody asked, is counted under. */
export const NONE = '00000000-0000-0000-0000-000000000000';
const bounds = sql.lit(`{${BOUNDS.join(',')}}`);
/** The bucket of a demand's wait; `width_bucket` numbers from one. */
export const BUCKET = sql`(case when d.waited_minutes is null then ${sql.lit(UNANSWERED)} else width_bucket(d.waited_minutes, ${bounds}::int[]) - 1 end)::smallint`;
export const ASKED = sql`coalesce(d.unit_id, d.person_id, ${sql.lit(NONE)}::uuid)`;
export const STORE = sql`coalesce(d.store_id, ${sql.lit(NONE)}::uuid)`;

/** Says that something of the day of a demand, or of those of a case, has changed; a day that is being counted meanwhile waits, and is counted again. */
export async function markDays(tx: Tx, of: { id: string } | { caseId: string }, timeZone: string): Promise<void> {
  const which = 'id' in of ? sql`d.id = ${of.id}` : sql`d.case_id = ${of.caseId}`;
  await sql`insert into scheme_rolled (org_id, day, dirty)
    select distinct d.org_id, (d.at at time zone ${timeZone})::date, true from demand_outcome d where d.org_id = ${tx.orgId} and ${which}
    on conflict (org_id, day) do update set dirty = true`.execute(tx.sql);
}

/** Holds a day until the transaction ends, and says that it is counted now. */
export async function holdDay(tx: Tx, day: string, timeZone: string): Promise<void> {
  await sql`insert into scheme_rolled (org_id, day, zone, rolled_at, dirty) values (${tx.orgId}, ${day}, ${timeZone}, ${tx.now}, false)
    on conflict (org_id, day) do update set zone = excluded.zone, rolled_at = excluded.rolled_at, dirty = false`.execute(tx.sql);
}

export async function clearDay(tx: Tx, day: string): Promise<void> {
  await sql`delete from scheme_day where org_id = ${tx.orgId} and day = ${day}`.execute(tx.sql);
}

export async function countDay(tx: Tx, day: string, timeZone: string): Promise<void> {
  await sql`insert into scheme_day (org_id, day, store_id, channel, circuit, mode, asked, bucket, n)
    select d.org_id, ${day}::date, ${STORE}, coalesce(d.channel, ''), d.circuit, d.mode, ${ASKED}, ${BUCKET}, count(*)
    from demand_outcome d where d.org_id = ${tx.orgId}
      and d.at >= (${day}::date::timestamp at time zone ${timeZone}) and d.at < ((${day}::date + 1)::timestamp at time zone ${timeZone})
    group by 1, 2, 3, 4, 5, 6, 7, 8`.execute(tx.sql);
}

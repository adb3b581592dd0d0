import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/act.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Calendar, Hours } from '../../platform/working-time.ts';
import type { ChainLink, Holder, Person, Unit } from './contract.ts';
import { isOnDuty } from './duty/views.ts';
import { lineBelow, type LinePerson } from './decide.ts';
import { asHolder, holdersOf, insteadOf, linksOf, readerAt } from './line/views.ts';

/** The centre as other rooms need it. `settings` is what an administrator set beyond the columns. */
export type Centre = {
  orgId: string;
  name: string;
  slug: string;
  /** The first two characters of every case key. */
  keyPrefix: string;
  locale: 'es' | 'en';
  timeZone: string;
  currency: string;
  hours: Hours;
  settings: Record<string, unknown>;
};

export async function centreOf(tx: Tx): Promise<Centre> {
  const found =
    await sql<Centre>`select org_id as "orgId", name, slug, key_prefix as "keyPrefix", locale, time_zone as "timeZone",
    currency, hours, settings from organization where org_id = ${tx.orgId}`.execute(tx.sql);
  const centre = found.rows[0];
  if (!centre) throw new Error(`no organisation ${tx.orgId}`);
  return centre;
}

/** How many centres the installation has. */
export async function countCentres(tx: Tx): Promise<number> {
  return (await sql<{ n: number }>`select count(*) as n from organization`.execute(tx.sql)).rows[0]?.n ?? 0;
}

/** Holidays of the centre, by day. */
export async function holidaysOf(tx: Tx): Promise<{ day: string; name: string }[]> {
  return (
    await sql<{ day: string; name: string }>`select day::text, name from holiday where org_id = ${tx.orgId} order by day`.execute(
      tx.sql,
    )
  ).rows;
}

const unitsWhere = async (tx: Tx, condition: RawBuilder<unknown>): Promise<Unit[]> => {
  const found =
    await sql<Unit>`select id, code, kind, name_es as "nameEs", name_en as "nameEn", parent_id as "parentId", head_id as "headId", email, hours
    from unit where org_id = ${tx.orgId} and ${condition} order by code`.execute(tx.sql);
  return found.rows;
};

export const allUnits = (tx: Tx): Promise<Unit[]> => unitsWhere(tx, sql`true`);
export const unitById = async (tx: Tx, id: string): Promise<Unit | null> => (await unitsWhere(tx, sql`id = ${id}`))[0] ?? null;
export const unitByCode = async (tx: Tx, code: string): Promise<Unit | null> =>
  (await unitsWhere(tx, sql`code = ${code}`))[0] ?? null;

type PersonRow = Omit<Person, 'absentUntil'> & { absentUntil: Date | null };
const utc = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString());

async function peopleWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<Person[]> {
  const unitColumn = tx.actor.locale === 'en' ? sql`u.name_en` : sql`u.name_es`;
  const found = await sql<PersonRow>`
    select p.id, p.name, p.email, p.role, p.unit_id as "unitId", ${unitColumn} as "unitName", p.vendor_id as "vendorId",
      p.superior_id as "superiorId", p.locale, p.skills, p.languages, p.active, p.assistant, a.ends_at as "absentUntil", d.name as "deputyName",
      coalesce((select array_agg(q.code order by q.code) from qualification q where q.org_id = p.org_id and q.person_id = p.id
        and (q.valid_until is null or q.valid_until > ${tx.now})), '{}') as certifications,
      coalesce((select jsonb_agg(jsonb_build_object('code', q.code, 'validUntil', q.valid_until) order by q.code) from qualification q
        where q.org_id = p.org_id and q.person_id = p.id), '[]') as qualifications
    from person p
    join unit u on u.org_id = p.org_id and u.id = p.unit_id
    left join lateral (select ends_at, deputy_id from absence where org_id = p.org_id and person_id = p.id
      and starts_at <= ${tx.now} and ends_at > ${tx.now} order by deputy_id is null, ends_at desc limit 1) a on true
    left join person d on d.org_id = p.org_id and d.id = a.deputy_id
    where p.org_id = ${tx.orgId} and ${condition}
    order by p.name, p.id`.execute(tx.sql);
  return found.rows.map((p) => ({
    ...p,
    absentUntil: p.absentUntil?.toISOString() ?? null,
    qualifications: p.qualifications.map(({ code, validUntil }) => ({ code, validUntil: utc(validUntil) })),
  }));
}

/** Everybody of the centre, also those no longer active. */
export const allPeople = (tx: Tx): Promise<Person[]> => peopleWhere(tx, sql`true`);

/** The people a caller may find: those who see only what is put to them find their own units, their own vendor's people and themselves. */
export function peopleFor(tx: Tx): Promise<Person[]> {
  const { scope, unitIds, vendorId, id } = tx.actor;
  return scope === 'shared'
    ? peopleWhere(tx, sql`(p.unit_id = any(${unitIds}::uuid[]) or p.vendor_id = ${vendorId} or p.id = ${id})`)
    : allPeople(tx);
}

/** Also one who is no longer active. */
export const personById = async (tx: Tx, id: string): Promise<Person | null> =>
  (await peopleWhere(tx, sql`p.id = ${id}`))[0] ?? null;

/** Whether somebody of the centre signs in with this address. */
export async function isOneOfUs(tx: Tx, address: string): Promise<boolean> {
  const found =
    await sql`select 1 from person where org_id = ${tx.orgId} and active and lower(email) = ${address.trim().toLowerCase()}`.execute(
      tx.sql,
    );
  return found.rows.length > 0;
}

/** The active people of a unit, those a vendor lends, and whoever heads it. */
export const peopleOf = (tx: Tx, unitId: string): Promise<Person[]> =>
  peopleWhere(
    tx,
    sql`p.active and (p.unit_id = ${unitId} or p.vendor_id = ${unitId}
      or exists (select from unit h where h.org_id = p.org_id and h.id = ${unitId} and h.head_id = p.id))`,
  );

/** Everybody active, as the policy sees them. */
export const allHolders = async (tx: Tx): Promise<Holder[]> => [...(await holdersOf(tx, null)).values()].map(asHolder);

/** Ids of everybody active whose line of report leads to this person. */
export async function peopleBelow(tx: Tx, personId: string): Promise<string[]> {
  const people = await sql<LinePerson>`select id, unit_id as "unitId", superior_id as "superiorId", role, active
    from person where org_id = ${tx.orgId} order by id`.execute(tx.sql);
  return lineBelow(people.rows, await allUnits(tx), personId);
}

/** A person as the policy sees them: own unit and those headed, certifications valid now. Throws for an unknown person. */
export async function holderOf(tx: Tx, personId: string): Promise<Holder> {
  const holder = (await holdersOf(tx, [personId])).get(personId);
  if (!holder) throw new Error(`no person ${personId}`);
  return asHolder(holder);
}

/**
 * Superiors, nearest first, up to the head of the authority; never the person. The absent ones carry their deputy, who is never the
 * person either; those who are off work, or away with nobody named, whoever is on duty for them.
 */
export async function chainAbove(tx: Tx, personId: string, at: Date): Promise<ChainLink[]> {
  return linksOf(tx, (await readerAt(tx, at)).line(personId));
}

/**
 * Who takes the place of a person: the deputy, the deputy's deputy, whoever is on duty, else for one who is away the nearest superior
 * who is there or stood in for; `never` is passed over. Null when the person is there, and when there is nobody at all.
 */
export async function standInFor(
  tx: Tx,
  personId: string,
  at: Date,
  never: readonly string[] = [],
): Promise<{ personId: string; name: string; unitId: string } | null> {
  const instead = insteadOf(await readerAt(tx, at), personId, new Set([personId, ...never]));
  const holder = instead ? (await holdersOf(tx, [instead])).get(instead) : undefined;
  return holder ? { personId: holder.personId, name: holder.name, unitId: holder.unitId } : null;
}

/**
 * When a unit, or the unit of a person, works: its own hours or the centre's, without the holidays. Whoever is on duty now works
 * round the clock: what is put to them passes on to somebody else when their duty ends.
 */
export async function calendarOf(tx: Tx, of: { unitId?: string | null; personId?: string | null }): Promise<Calendar> {
  const found = await sql<{ timeZone: string; hours: Hours; holidays: string[] }>`
    select o.time_zone as "timeZone", coalesce(u.hours, o.hours) as hours,
      array(select h.day::text from holiday h where h.org_id = o.org_id) as holidays
    from organization o
    left join unit u on u.org_id = o.org_id
      and u.id = coalesce(${of.unitId ?? null}::uuid, (select unit_id from person where org_id = o.org_id and id = ${of.personId ?? null}::uuid))
    where o.org_id = ${tx.orgId}`.execute(tx.sql);
  const row = found.rows[0];
  if (!row) throw new Error(`no organisation ${tx.orgId}`);
  if (of.personId && (await isOnDuty(tx, of.personId, row.timeZone)))
    return { timeZone: row.timeZone, hours: {}, holidays: new Set() };
  return { timeZone: row.timeZone, hours: row.hours, holidays: new Set(row.holidays) };
}

/** The organisation whose case keys begin with these two signs. Global: asked before an organisation is known. */
export async function centreByPrefix(ctx: Ctx, prefix: string): Promise<string | null> {
  const found = await sql<{ orgId: string }>`select org_id as "orgId" from organization where key_prefix = ${prefix}`.execute(
    ctx.db,
  );
  return found.rows[0]?.orgId ?? null;
}

/** A centre by the name in its addresses. Global: asked before an organisation is known. */
export async function centreBySlug(ctx: Ctx, slug: string): Promise<{ orgId: string; name: string; locale: string } | null> {
  const found = await sql<{
    orgId: string;
    name: string;
    locale: string;
  }>`select org_id as "orgId", name, locale from organization where slug = ${slug}`.execute(ctx.db);
  return found.rows[0] ?? null;
}

/** Whoever coordinates the first line: told what nobody has yet. */
export async function coordinators(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from person
    where org_id = ${tx.orgId} and role = 'COORDINATOR' and active order by id limit 20`.execute(tx.sql);
  return rows.map(({ id }) => id);
}

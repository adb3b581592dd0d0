import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/act.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Calendar, Hours } from '../../platform/working-time.ts';
import type { ChainLink, Holder, Person, Unit } from './contract.ts';
import { type Away, deputyAlong, lineAbove, type LinePerson, type LineUnit } from './decide.ts';

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

async function peopleWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<Person[]> {
  const unitColumn = tx.actor.locale === 'en' ? sql`u.name_en` : sql`u.name_es`;
  const found = await sql<PersonRow>`
    select p.id, p.name, p.email, p.role, p.unit_id as "unitId", ${unitColumn} as "unitName", p.vendor_id as "vendorId",
      p.superior_id as "superiorId", p.locale, p.skills, p.languages, p.active, p.assistant, a.ends_at as "absentUntil", d.name as "deputyName",
      coalesce((select array_agg(q.code order by q.code) from qualification q where q.org_id = p.org_id and q.person_id = p.id
        and (q.valid_until is null or q.valid_until > ${tx.now})), '{}') as certifications
    from person p
    join unit u on u.org_id = p.org_id and u.id = p.unit_id
    left join lateral (select ends_at, deputy_id from absence where org_id = p.org_id and person_id = p.id
      and starts_at <= ${tx.now} and ends_at > ${tx.now} order by deputy_id is null, ends_at desc limit 1) a on true
    left join person d on d.org_id = p.org_id and d.id = a.deputy_id
    where p.org_id = ${tx.orgId} and ${condition}
    order by p.name, p.id`.execute(tx.sql);
  return found.rows.map((p) => ({ ...p, absentUntil: p.absentUntil?.toISOString() ?? null }));
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

/** The active people of a unit, those a vendor lends, and whoever heads it. */
export const peopleOf = (tx: Tx, unitId: string): Promise<Person[]> =>
  peopleWhere(
    tx,
    sql`p.active and (p.unit_id = ${unitId} or p.vendor_id = ${unitId}
      or exists (select from unit h where h.org_id = p.org_id and h.id = ${unitId} and h.head_id = p.id))`,
  );

async function holdersOf(tx: Tx, personIds: string[]): Promise<Map<string, Holder & { unitId: string }>> {
  const found = await sql<Holder & { unitId: string }>`
    select p.id as "personId", p.name, p.role, p.unit_id as "unitId", p.vendor_id as "vendorId", p.assistant,
      array(select p.unit_id union select h.id from unit h where h.org_id = p.org_id and h.head_id = p.id) as "unitIds",
      array(select q.code from qualification q where q.org_id = p.org_id and q.person_id = p.id
        and (q.valid_until is null or q.valid_until > ${tx.now}) order by q.code) as certifications
    from person p where p.org_id = ${tx.orgId} and p.id = any(${personIds}::uuid[])`.execute(tx.sql);
  return new Map(found.rows.map((h) => [h.personId, h]));
}

const asHolder = ({ personId, name, role, unitIds, vendorId, assistant, certifications }: Holder): Holder => ({
  personId,
  name,
  role,
  unitIds,
  vendorId,
  assistant,
  certifications,
});

/** A person as the policy sees them: own unit and those headed, certifications valid now. Throws for an unknown person. */
export async function holderOf(tx: Tx, personId: string): Promise<Holder> {
  const holder = (await holdersOf(tx, [personId])).get(personId);
  if (!holder) throw new Error(`no person ${personId}`);
  return asHolder(holder);
}

async function lineFacts(tx: Tx, at: Date) {
  const people = await sql<LinePerson>`select id, unit_id as "unitId", superior_id as "superiorId", role, active
    from person where org_id = ${tx.orgId} order by id`.execute(tx.sql);
  const units =
    await sql<LineUnit>`select id, kind, parent_id as "parentId", head_id as "headId" from unit where org_id = ${tx.orgId} order by code`.execute(
      tx.sql,
    );
  const absent = await sql<{
    personId: string;
    deputyId: string | null;
  }>`select distinct on (person_id) person_id as "personId", deputy_id as "deputyId"
    from absence where org_id = ${tx.orgId} and starts_at <= ${at} and ends_at > ${at}
    order by person_id, deputy_id is null, ends_at desc`.execute(tx.sql);
  const away: Away = new Map(absent.rows.map((a) => [a.personId, a.deputyId]));
  const active = new Set(people.rows.filter((p) => p.active).map((p) => p.id));
  return { people: people.rows, units: units.rows, away, isActive: (id: string) => active.has(id) };
}

/** Superiors, nearest first, up to the head of the authority; never the person. The absent ones carry their deputy, who is never the person either. */
export async function chainAbove(tx: Tx, personId: string, at: Date): Promise<ChainLink[]> {
  const { people, units, away, isActive } = await lineFacts(tx, at);
  const never = new Set([personId]);
  const line = lineAbove(people, units, personId).map((id) => ({
    id,
    deputyId: away.has(id) ? deputyAlong(away, isActive, id, never) : null,
  }));
  const holders = await holdersOf(
    tx,
    line.flatMap((l) => (l.deputyId ? [l.id, l.deputyId] : [l.id])),
  );
  const placed = (id: string | null) => {
    const holder = id ? holders.get(id) : undefined;
    return holder ? { holder: asHolder(holder), unitId: holder.unitId } : null;
  };
  return line.flatMap(({ id, deputyId }) => {
    const link = placed(id);
    return link ? [{ ...link, absent: away.has(id), deputy: placed(deputyId) }] : [];
  });
}

/**
 * Who takes the place of an absent person: the deputy, the deputy's deputy, else the nearest superior who is there or stood in for.
 * Null when the person is present, and when there is nobody at all.
 */
export async function standInFor(
  tx: Tx,
  personId: string,
  at: Date,
): Promise<{ personId: string; name: string; unitId: string } | null> {
  const { people, units, away, isActive } = await lineFacts(tx, at);
  if (!away.has(personId)) return null;
  const never = new Set([personId]);
  const present = (id: string) => (away.has(id) ? deputyAlong(away, isActive, id, never) : id);
  const deputy = deputyAlong(away, isActive, personId, never);
  const instead =
    deputy ??
    lineAbove(people, units, personId)
      .map(present)
      .find((id) => id !== null);
  const holder = instead ? (await holdersOf(tx, [instead])).get(instead) : undefined;
  return holder ? { personId: holder.personId, name: holder.name, unitId: holder.unitId } : null;
}

/** When a unit, or the unit of a person, works: its own hours or the centre's, without the holidays. */
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

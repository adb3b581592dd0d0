import { sql } from 'kysely';
import type { Tx } from '../../platform/act.ts';
import { newId } from '../../platform/ids.ts';

export type Told = { word: string; params: Record<string, unknown>; caseId: string | null; requestId: string | null };

/** Writes one notification for each active person of these; answers whom it was for. */
export async function insertNotifications(tx: Tx, personIds: string[], unitIds: string[], told: Told): Promise<string[]> {
  const people = await sql<{
    id: string;
  }>`select id from person p where p.org_id = ${tx.orgId} and p.active and (p.id = any(${personIds}::uuid[])
    or p.unit_id = any(${unitIds}::uuid[]) or p.vendor_id = any(${unitIds}::uuid[])
    or exists (select from unit h where h.org_id = p.org_id and h.id = any(${unitIds}::uuid[]) and h.head_id = p.id)) order by id`.execute(
    tx.sql,
  );
  const ids = people.rows.map((p) => p.id);
  if (ids.length === 0) return [];
  const rows = ids.map(
    (id) =>
      sql`(${tx.orgId}::uuid, ${newId()}::uuid, ${id}::uuid, ${tx.now}, ${told.word}, ${JSON.stringify(told.params)}::jsonb, ${told.caseId}::uuid, ${told.requestId}::uuid)`,
  );
  await sql`insert into notification (org_id, id, person_id, at, word, params, case_id, request_id) values ${sql.join(rows)}`.execute(
    tx.sql,
  );
  return ids;
}

export type PersonRow = {
  id: string;
  name: string;
  email: string;
  role: string;
  unitId: string;
  vendorId: string | null;
  superiorId: string | null;
  locale: string;
  skills: string[];
  languages: string[];
  assistant: boolean;
  active: boolean;
};

/** Adds a person, or changes the one of that id. */
export async function putPersonRow(tx: Tx, p: PersonRow): Promise<void> {
  await sql`insert into person (org_id, id, name, email, role, unit_id, vendor_id, superior_id, locale, skills, languages, assistant, active, created_at)
    values (${tx.orgId}, ${p.id}, ${p.name}, ${p.email}, ${p.role}, ${p.unitId}, ${p.vendorId}, ${p.superiorId}, ${p.locale}, ${p.skills}::text[],
      ${p.languages}::text[], ${p.assistant}, ${p.active}, ${tx.now})
    on conflict (org_id, id) do update set name = excluded.name, email = excluded.email, role = excluded.role, unit_id = excluded.unit_id,
      vendor_id = excluded.vendor_id, superior_id = excluded.superior_id, locale = excluded.locale, skills = excluded.skills,
      languages = excluded.languages, assistant = excluded.assistant, active = excluded.active`.execute(tx.sql);
}

/** Makes changes of people wait for each other, so that the last administrator and circles are judged on what holds. */
export async function lockPeople(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`people ${tx.orgId}`}, 0))`.execute(tx.sql);
}

/** Certifications that hold without an end; those a course gave until a date are left as they are when they are named again. */
export async function replaceQualifications(tx: Tx, personId: string, codes: string[]): Promise<void> {
  await sql`delete from qualification where org_id = ${tx.orgId} and person_id = ${personId} and not (code = any(${codes}::text[]))`.execute(
    tx.sql,
  );
  await sql`insert into qualification (org_id, person_id, code) select ${tx.orgId}::uuid, ${personId}::uuid, code from unnest(${codes}::text[]) as code
    on conflict do nothing`.execute(tx.sql);
}

/** Exactly these certifications, each until its date. */
export async function putQualifications(
  tx: Tx,
  personId: string,
  qualifications: { code: string; validUntil: string | null }[],
): Promise<void> {
  const codes = qualifications.map((one) => one.code);
  await sql`delete from qualification where org_id = ${tx.orgId} and person_id = ${personId} and not (code = any(${codes}::text[]))`.execute(
    tx.sql,
  );
  await sql`insert into qualification (org_id, person_id, code, valid_until) select distinct on (q.code) ${tx.orgId}::uuid, ${personId}::uuid, q.code, q."validUntil"
    from jsonb_to_recordset(${JSON.stringify(qualifications)}::jsonb) as q(code text, "validUntil" timestamptz) order by q.code, q."validUntil" desc nulls first
    on conflict (org_id, person_id, code) do update set valid_until = excluded.valid_until`.execute(tx.sql);
}

export type UnitRow = {
  id: string;
  code: string;
  kind: string;
  nameEs: string;
  nameEn: string;
  parentId: string | null;
  headId: string | null;
  email: string | null;
  hours: object | null;
};

/** Adds a unit, or changes the one of that code. */
export async function putUnitRow(tx: Tx, u: UnitRow): Promise<void> {
  await sql`insert into unit (org_id, id, code, kind, name_es, name_en, parent_id, head_id, email, hours)
    values (${tx.orgId}, ${u.id}, ${u.code}, ${u.kind}, ${u.nameEs}, ${u.nameEn}, ${u.parentId}, ${u.headId}, ${u.email}, ${u.hours && JSON.stringify(u.hours)}::jsonb)
    on conflict (org_id, code) do update set kind = excluded.kind, name_es = excluded.name_es, name_en = excluded.name_en,
      parent_id = excluded.parent_id, head_id = excluded.head_id, email = excluded.email, hours = excluded.hours`.execute(tx.sql);
}

export type CentreRow = {
  name: string;
  slug: string;
  keyPrefix: string;
  locale: string;
  timeZone: string;
  currency: string;
  hours: object;
  settings: object;
};

/** Names and prefixes taken by the centres of the installation; nobody founds another until the end of the transaction. */
export async function lockCentres(tx: Tx): Promise<{ slug: string; keyPrefix: string }[]> {
  await sql`lock table organization in share row exclusive mode`.execute(tx.sql);
  return (
    await sql<{ slug: string; keyPrefix: string }>`select slug, key_prefix as "keyPrefix" from organization`.execute(tx.sql)
  ).rows;
}

export async function insertCentre(tx: Tx, c: CentreRow): Promise<void> {
  await sql`insert into organization (org_id, name, slug, key_prefix, locale, time_zone, currency, hours, settings, created_at) values (${tx.orgId}, ${c.name}, ${c.slug},
    ${c.keyPrefix}, ${c.locale}, ${c.timeZone}, ${c.currency}, ${JSON.stringify(c.hours)}::jsonb, ${JSON.stringify(c.settings)}::jsonb, ${tx.now})`.execute(
    tx.sql,
  );
}

export async function updateCentre(
  tx: Tx,
  change: { name?: string | undefined; timeZone?: string | undefined; hours?: object | undefined },
): Promise<void> {
  await sql`update organization set name = coalesce(${change.name ?? null}, name), time_zone = coalesce(${change.timeZone ?? null}, time_zone),
    hours = coalesce(${change.hours ? JSON.stringify(change.hours) : null}::jsonb, hours) where org_id = ${tx.orgId}`.execute(
    tx.sql,
  );
}

export async function updateSetting(tx: Tx, name: string, value: unknown): Promise<void> {
  await sql`update organization set settings = settings || jsonb_build_object(${name}::text, ${JSON.stringify(value)}::jsonb) where org_id = ${tx.orgId}`.execute(
    tx.sql,
  );
}

export async function deleteHolidays(tx: Tx): Promise<void> {
  await sql`delete from holiday where org_id = ${tx.orgId}`.execute(tx.sql);
}

/** Days that are kept already stay as they are. */
export async function insertHolidays(tx: Tx, days: { day: string; name: string }[]): Promise<void> {
  await sql`insert into holiday (org_id, day, name) select ${tx.orgId}::uuid, d.day, d.name
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d(day date, name text) on conflict do nothing`.execute(tx.sql);
}

import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import type { Absence } from './contract.ts';
import type { Absent } from './access.ts';
import type { Deputy } from './decide.ts';

type Row = Omit<Absence, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date };

async function absencesWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<Absence[]> {
  const found =
    await sql<Row>`select a.id, a.person_id as "personId", p.name as "personName", a.deputy_id as "deputyId", d.name as "deputyName",
      a.starts_at as "startsAt", a.ends_at as "endsAt"
    from absence a join person p on p.org_id = a.org_id and p.id = a.person_id
    left join person d on d.org_id = a.org_id and d.id = a.deputy_id
    where a.org_id = ${tx.orgId} and ${condition} order by a.starts_at, a.id`.execute(tx.sql);
  return found.rows.map((a) => ({ ...a, startsAt: a.startsAt.toISOString(), endsAt: a.endsAt.toISOString() }));
}

/** Present and coming absences: of everybody, or for those who see only what is put to them, of their own units and their own. */
export function listAbsences(tx: Tx): Promise<Absence[]> {
  const { actor } = tx;
  const seen =
    actor.scope === 'shared'
      ? sql`(p.unit_id = any(${actor.unitIds}::uuid[]) or ${actor.id} in (a.person_id, a.deputy_id))`
      : sql`true`;
  return absencesWhere(tx, sql`a.ends_at > ${tx.now} and ${seen}`);
}

export const absenceById = async (tx: Tx, id: string): Promise<Absence | null> =>
  (await absencesWhere(tx, sql`a.id = ${id}`))[0] ?? null;

/** A person as far as their absence, or their standing in for somebody, goes. */
export async function absentPerson(tx: Tx, id: string): Promise<(Absent & Deputy & { name: string }) | null> {
  const found = await sql<
    Absent & Deputy & { name: string }
  >`select id, name, role, unit_id as "unitId", superior_id as "superiorId", active, assistant
    from person where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
  return found.rows[0] ?? null;
}

import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import type { Role } from '../contract.ts';
import type { Watch } from '../line/contract.ts';
import { watchRuns } from '../line/decide.ts';
import type { Duty } from './contract.ts';

async function dutiesWhere(tx: Tx, condition: RawBuilder<unknown>): Promise<Duty[]> {
  const unitName = tx.actor.locale === 'en' ? sql`u.name_en` : sql`u.name_es`;
  const found =
    await sql<Duty>`select d.id, d.person_id as "personId", p.name as "personName", d.role, d.unit_id as "unitId", ${unitName} as "unitName",
      d.days, d.from_clock as "from", d.to_clock as "to", d.from_date::text as "fromDate", d.to_date::text as "toDate"
    from duty d join person p on p.org_id = d.org_id and p.id = d.person_id left join unit u on u.org_id = d.org_id and u.id = d.unit_id
    where d.org_id = ${tx.orgId} and ${condition} order by d.from_clock, p.name, d.id`.execute(tx.sql);
  return found.rows;
}

/** The rota from yesterday on: of everybody, or for those who see only what is put to them, of their own units and their own. */
export function listDuties(tx: Tx): Promise<Duty[]> {
  const { actor } = tx;
  const seen =
    actor.scope === 'shared'
      ? sql`(p.unit_id = any(${actor.unitIds}::uuid[]) or d.unit_id = any(${actor.unitIds}::uuid[]) or p.id = ${actor.id})`
      : sql`true`;
  return dutiesWhere(tx, sql`coalesce(d.to_date, 'infinity') >= ${tx.now}::timestamptz::date - 1 and ${seen}`);
}

export const dutyById = async (tx: Tx, id: string): Promise<Duty | null> => (await dutiesWhere(tx, sql`d.id = ${id}`))[0] ?? null;

/** The highest role among the people of a unit and its head: whose limits a duty for it may lend. */
export async function highestOf(tx: Tx, unitId: string): Promise<Role[]> {
  const found = await sql<{ role: Role }>`select distinct p.role from person p where p.org_id = ${tx.orgId} and p.active
    and (p.unit_id = ${unitId} or exists (select from unit u where u.org_id = p.org_id and u.id = ${unitId} and u.head_id = p.id))`.execute(
    tx.sql,
  );
  return found.rows.map((one) => one.role);
}

/** Whether somebody is on duty now. */
export async function isOnDuty(tx: Tx, personId: string, timeZone: string): Promise<boolean> {
  const found =
    await sql<Watch>`select id, person_id as "personId", role, unit_id as "unitId", days, from_clock as "from", to_clock as "to",
      from_date::text as "fromDate", to_date::text as "toDate"
    from duty where org_id = ${tx.orgId} and person_id = ${personId}`.execute(tx.sql);
  return found.rows.some((watch) => watchRuns(watch, tx.now.getTime(), timeZone));
}

import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import type { Duty } from './contract.ts';

export async function insertDuty(tx: Tx, duty: Omit<Duty, 'personName' | 'unitName'>): Promise<void> {
  await sql`insert into duty (org_id, id, person_id, role, unit_id, days, from_clock, to_clock, from_date, to_date)
    values (${tx.orgId}, ${duty.id}, ${duty.personId}, ${duty.role}, ${duty.unitId}, ${duty.days}, ${duty.from}, ${duty.to}, ${duty.fromDate}, ${duty.toDate})`.execute(
    tx.sql,
  );
}

export async function deleteDuty(tx: Tx, id: string): Promise<void> {
  await sql`delete from duty where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
}

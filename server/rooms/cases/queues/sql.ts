import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';

export async function putQueue(
  tx: Tx,
  q: {
    id: string;
    code: string;
    nameEs: string;
    nameEn: string;
    reasons: string[];
    skills: string[];
    unitId: string | null;
    position: number;
  },
): Promise<void> {
  await sql`insert into queue (org_id, id, code, name_es, name_en, reasons, skills, unit_id, position)
    values (${tx.orgId}, ${q.id}, ${q.code}, ${q.nameEs}, ${q.nameEn}, ${q.reasons}, ${q.skills}, ${q.unitId}, ${q.position})
    on conflict (org_id, code) do update set name_es = excluded.name_es, name_en = excluded.name_en, reasons = excluded.reasons, skills = excluded.skills, unit_id = excluded.unit_id, position = excluded.position`.execute(
    tx.sql,
  );
}

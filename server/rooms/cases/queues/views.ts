import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';

export type QueueView = {
  id: string;
  code: string;
  nameEs: string;
  nameEn: string;
  reasons: string[];
  skills: string[];
  unitId: string | null;
  position: number;
};
export async function queuesOf(tx: Tx): Promise<QueueView[]> {
  const { rows } =
    await sql<QueueView>`select id, code, name_es as "nameEs", name_en as "nameEn", reasons, skills, unit_id as "unitId", position from queue where org_id = ${tx.orgId} order by position`.execute(
      tx.sql,
    );
  return rows;
}

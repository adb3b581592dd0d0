import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';

type NewReview = { id: string; personId: string; good: boolean; source: string };

/** False when this source was counted already, or nobody of that id is here. */
export async function insertReview(tx: Tx, review: NewReview): Promise<boolean> {
  const done = await sql`insert into review (org_id, id, person_id, at, good, source)
    select org_id, ${review.id}::uuid, id, ${tx.now}::timestamptz, ${review.good}::boolean, ${review.source}::text
    from person where org_id = ${tx.orgId} and id = ${review.personId}
    on conflict (org_id, source) do nothing returning id`.execute(tx.sql);
  return done.rows.length > 0;
}

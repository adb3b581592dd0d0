import { sql } from 'kysely';
import type { Tx } from '../../../../../platform/act.ts';

type Sign = { lineId: string; ref: string; telephone: string };
/** A leg goes on, as its browser says; true where that was not known of it. */
export async function putSign(tx: Tx, { lineId, ref, telephone }: Sign): Promise<boolean> {
  const { rows } = await sql<{ isNew: boolean }>`insert into softphone_sign (org_id, line_id, ref, person_id, telephone, seen_at)
    values (${tx.orgId}, ${lineId}, ${ref}, ${tx.actor.id}, ${telephone}, ${tx.now})
    on conflict (org_id, line_id, ref) do update set person_id = excluded.person_id, telephone = excluded.telephone, seen_at = excluded.seen_at
    returning xmax = 0 as "isNew"`.execute(tx.sql);
  return rows[0]?.isNew ?? false;
}

/** Legs that this browser told of and names no more, with when it last did; what other browsers of theirs left a day ago is forgotten along. */
export async function dropUnnamed(
  tx: Tx,
  telephone: string,
  refs: readonly string[],
): Promise<{ lineId: string; ref: string; at: string }[]> {
  await sql`delete from softphone_sign where org_id = ${tx.orgId} and person_id = ${tx.actor.id} and seen_at < ${tx.now}::timestamptz - interval '1 day'`.execute(
    tx.sql,
  );
  const { rows } = await sql<{ lineId: string; ref: string; seenAt: Date }>`delete from softphone_sign
    where org_id = ${tx.orgId} and person_id = ${tx.actor.id} and telephone = ${telephone} and not (ref = any(${[...refs]}::text[]))
    returning line_id as "lineId", ref, seen_at as "seenAt"`.execute(tx.sql);
  return rows.map(({ seenAt, ...leg }) => ({ ...leg, at: seenAt.toISOString() }));
}

/** Forgets the sign of a leg, unless its browser has spoken after an instant. */
export async function dropSign(
  tx: Tx,
  { lineId, ref, until }: { lineId: string; ref: string; until: Date | null },
): Promise<'dropped' | 'spoken'> {
  await sql`delete from softphone_sign where org_id = ${tx.orgId} and line_id = ${lineId} and ref = ${ref}
    and (${until}::timestamptz is null or date_trunc('milliseconds', seen_at) <= ${until})`.execute(tx.sql);
  const { rows } =
    await sql`select 1 from softphone_sign where org_id = ${tx.orgId} and line_id = ${lineId} and ref = ${ref}`.execute(tx.sql);
  return rows.length > 0 ? 'spoken' : 'dropped';
}

import { sql } from 'kysely';
import type { Tx } from '../../../../../platform/act.ts';
import { lostSince, type OpenLeg } from './decide.ts';

type Open = OpenLeg & { lineId: string; ref: string };

async function openLegs(tx: Tx, where: ReturnType<typeof sql>): Promise<Open[]> {
  const { rows } = await sql<Open>`select p.line_id as "lineId", l.ref, p.state, s.seen_at as "signAt", coalesce(
      (select max(e.at) from call_event e where e.org_id = p.org_id and e.line_id = p.line_id and e.ref = l.ref), p.started_at) as "heardAt"
    from phone_call p cross join lateral (select leg->>'ref' as ref from jsonb_array_elements(p.legs) leg where leg->>'endedAt' is null) l
    left join softphone_sign s on s.org_id = p.org_id and s.line_id = p.line_id and s.ref = l.ref
    where p.org_id = ${tx.orgId} and p.state <> 'ended' and p.merged_into is null and ${where}`.execute(tx.sql);
  return rows;
}

/** The legs of a call that have no end yet. */
export const openLegsOf = (tx: Tx, callId: string): Promise<Open[]> => openLegs(tx, sql`p.id = ${callId}`);

/** Legs whose end will not be told any more, each with when it was last known to go on. */
export async function lostLegs(tx: Tx): Promise<{ lineId: string; ref: string; at: string }[]> {
  const open = await openLegs(tx, sql`p.started_at < ${tx.now}::timestamptz - interval '2 minutes'`);
  return open.flatMap(({ lineId, ref, ...leg }) => {
    const at = lostSince(leg, tx.now);
    return at === null ? [] : [{ lineId, ref, at: at.toISOString() }];
  });
}

/** Those of these legs that something was ever heard of: calls between colleagues are not. */
export async function heardRefs(tx: Tx, lineId: string, refs: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ ref: string }>`select distinct ref from call_event
    where org_id = ${tx.orgId} and line_id = ${lineId} and ref = any(${[...refs]}::text[])`.execute(tx.sql);
  return rows.map(({ ref }) => ref);
}

import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { mayReadPolicy } from '../../policy/access.ts';
import { rowsOf, versionInForce } from '../../ruling/views.ts';

/** A quarter as it is looked back upon. */
const DAYS = 91;

/** For each own row of a role with a limit per request or order: how many of the requests its holders made in the last quarter fit it. */
export async function fits(tx: Tx, versionId: string | undefined): Promise<{ rowId: string; requests: number; fit: number }[]> {
  must(mayReadPolicy(tx.actor));
  const version = versionId ?? (await versionInForce(tx))?.id;
  if (!version) throw refused('precondition_failed', 'attributions.noPolicy');
  const limited = (await rowsOf(tx, version)).flatMap((row) => {
    if (row.circuit !== 'own' || row.isRight || row.holder.kind !== 'role') return [];
    const limit = row.limits.find(({ per, unit }) => (per === 'request' || per === 'order') && unit !== 'percent');
    return limit
      ? [{ row_id: row.id, action: row.action, role: row.holder.ref, max: limit.max, money: limit.unit === 'money' }]
      : [];
  });
  if (limited.length === 0) return [];
  const since = new Date(tx.now.getTime() - DAYS * 86_400_000);
  const found = await sql<{ rowId: string; requests: number; fit: number }>`
    select w.row_id as "rowId", sum(p.n)::integer as requests, coalesce(sum(p.n) filter (where case when w.money then p.minor else p.units end <= w.max), 0)::integer as fit
    from jsonb_to_recordset(${JSON.stringify(limited)}::jsonb) as w (row_id uuid, action text, role text, max bigint, money boolean)
    join (select action, holder_role, coalesce(minor, 1) + case when by_order then order_minor else customer_minor end as minor,
        units + case when by_order then order_units else customer_units end as units, count(*) as n
      from past_request where org_id = ${tx.orgId} and at >= ${since} group by 1, 2, 3, 4) p on p.action = w.action and p.holder_role = w.role
    group by w.row_id`.execute(tx.sql);
  return found.rows;
}

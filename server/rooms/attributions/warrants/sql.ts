import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import type { Ask } from '../contract.ts';
import { WARN_AT } from '../earned/contract.ts';
import type { Count, Risen } from '../limits/contract.ts';
import { orderKey } from '../limits/decide.ts';
import type { Mint, WarrantRow } from './contract.ts';

/**
 * Waits for, and holds until the end of the transaction, everything that counts for the same order and customer. Taken in one order by
 * all; two keys of one number wait for each other needlessly, and nothing worse.
 */
export async function lockUsage(tx: Tx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await sql`select pg_advisory_xact_lock(number) from
    (select distinct hashtextextended(${tx.orgId}::text || key, 0) as number from unnest(${keys}::text[]) as key order by number) locks`.execute(
    tx.sql,
  );
}

/** Whose grants are counted, and which counters go up by how much; null for a right, which draws on nothing. */
export type Draw = { holderId: string; consulted: boolean; ask: Ask; counts: readonly Count[] };

/** Writes the warrant, and the grant that limits per order and per customer count; false when its ground has one already. */
export async function insertWarrant(tx: Tx, mint: Mint, draw: Draw | null): Promise<boolean> {
  const { minor = 0, currency = null } = draw?.ask.amount ?? {};
  const found = await sql`
    with counted as (
      insert into usage_entry (org_id, warrant_id, at, holder_id, action, consulted, order_ref, customer_id, minor, currency, units, budget_keys)
      select ${tx.orgId}, ${mint.id}::uuid, ${tx.now}::timestamptz, ${draw?.holderId ?? null}::uuid, ${mint.action}, ${draw?.consulted ?? false}::boolean, ${draw ? orderKey(draw.ask) : null}::text,
        ${draw?.ask.customerId ?? null}::uuid, ${minor}::bigint, ${currency}::char(3), ${draw?.ask.count ?? 0}::integer, ${(draw?.counts ?? []).map((one) => one.key)}::text[]
      where ${draw !== null}::boolean
    )
    insert into warrant (org_id, id, ruling_id, basis, basis_id, hash, action, holder_id, minor, currency, minted_at)
    values (${tx.orgId}, ${mint.id}, ${mint.rulingId}, ${mint.basis}, ${mint.basisId}, ${mint.hash}, ${mint.action}, ${mint.holderId}, ${mint.amount?.minor ?? null}, ${mint.amount?.currency ?? null}, ${tx.now})
    on conflict (org_id, basis, basis_id) do nothing returning id`.execute(tx.sql);
  return found.rows.length > 0;
}

/**
 * Counts grants up, each counter only while its limit holds, row by row under the row's own lock and in sorted order; answers those that
 * went up, and the caller refuses when one did not. A counter's first use in a period takes over what was granted in it before anything
 * was counted; the grants of this transaction are in `more` already. The row remembers which share was told of, and by whom.
 */
export async function countUp(
  tx: Tx,
  counts: readonly Count[],
  warrantIds: readonly string[],
  currency: string,
): Promise<Risen[]> {
  const teller = warrantIds[0] ?? null;
  const share = (used: RawBuilder<unknown>, ceiling: RawBuilder<unknown>) =>
    sql`case when ${ceiling} > 0 and ${used} >= ${ceiling} then 1000 when ${ceiling} > 0 and ${used} * 1000 >= ${ceiling} * ${sql.lit(WARN_AT)} then ${sql.lit(WARN_AT)} else 0 end`;
  const [first, after] = [
    sql`(w.more + coalesce(before.sum, 0))`,
    sql`(budget.used + (select more from w where w.key = budget.key))`,
  ];
  const reached = share(after, sql`excluded.ceiling`);
  const found = await sql<Risen>`
    with w as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) as w (key text, holder uuid, action text, consulted boolean, unit text, start timestamptz, ceiling bigint, more bigint)
    )
    insert into budget (org_id, key, used, ceiling, warned, warned_by)
    select ${tx.orgId}, w.key, ${first}, w.ceiling, ${share(first, sql`w.ceiling`)}, ${teller}::uuid from w
    cross join lateral (
      select (case w.unit when 'money' then sum(e.minor) filter (where e.currency = ${currency}::text) else sum(e.units) end)::bigint as sum from usage_entry e
      where not exists (select from budget b where b.org_id = ${tx.orgId} and b.key = w.key) and e.org_id = ${tx.orgId} and e.holder_id = w.holder
        and e.action = w.action and e.consulted = w.consulted and e.at >= w.start and e.released_at is null and e.warrant_id <> all(${warrantIds}::uuid[])
    ) before
    where w.ceiling is null or w.more + coalesce(before.sum, 0) <= w.ceiling
    order by w.key
    on conflict (org_id, key) do update set used = ${after}, ceiling = excluded.ceiling, warned = greatest(budget.warned, ${reached}),
        warned_by = case when ${reached} > budget.warned then ${teller}::uuid else budget.warned_by end
      where excluded.ceiling is null or ${after} <= excluded.ceiling
    returning key, used, case when warned > 0 and warned_by = ${teller}::uuid then warned end as told`.execute(tx.sql);
  return found.rows;
}

/** How far a counter has gone, as the last who changed it left it. */
export async function lockBudget(tx: Tx, key: string): Promise<number> {
  const found = await sql<{
    used: number;
  }>`select used from budget where org_id = ${tx.orgId} and key = ${key} for update`.execute(tx.sql);
  return found.rows[0]?.used ?? 0;
}

/** Locks a warrant, so that two who would use it come one after the other. */
export async function lockWarrant(tx: Tx, warrantId: string): Promise<WarrantRow | null> {
  const found =
    await sql<WarrantRow>`select id, ruling_id as "rulingId", action, hash, minor, currency, used_by as "usedBy", released_at as "releasedAt"
    from warrant where org_id = ${tx.orgId} and id = ${warrantId} for update`.execute(tx.sql);
  return found.rows[0] ?? null;
}

/** Marks it used by this execution; false when it was used or released before. */
export async function markUsed(tx: Tx, warrantId: string, executionId: string): Promise<boolean> {
  const done =
    await sql`update warrant set used_by = ${executionId} where org_id = ${tx.orgId} and id = ${warrantId} and used_by is null and released_at is null returning id`.execute(
      tx.sql,
    );
  return done.rows.length > 0;
}

export async function markReleased(tx: Tx, warrantId: string): Promise<{ rulingId: string; action: string } | null> {
  const done = await sql<{ rulingId: string; action: string }>`update warrant set released_at = ${tx.now}
    where org_id = ${tx.orgId} and id = ${warrantId} and released_at is null returning ruling_id as "rulingId", action`.execute(
    tx.sql,
  );
  return done.rows[0] ?? null;
}

/** Gives back what a warrant took, once: its grant no longer counts, and its counters go down by as much, where they went up at all. */
export async function releaseUsage(
  tx: Tx,
  warrantId: string,
  { currency, counted }: { currency: string; counted: boolean },
): Promise<void> {
  await sql`with freed as (
      update usage_entry set released_at = ${tx.now} where org_id = ${tx.orgId} and warrant_id = ${warrantId} and released_at is null
      returning case when currency = ${currency} then minor else 0 end as minor, units, budget_keys
    ), held as (
      select b.key, case when right(b.key, 6) = '|money' then freed.minor else freed.units end as back
      from budget b join freed on b.key = any(freed.budget_keys) where b.org_id = ${tx.orgId} and ${counted}::boolean order by b.key for update of b
    )
    update budget set used = budget.used - held.back from held where budget.org_id = ${tx.orgId} and budget.key = held.key`.execute(
    tx.sql,
  );
}

import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import type { Ask } from '../contract.ts';
import type { Counted, Period, Usage, Windows } from './contract.ts';
import { accountOf, budgetKey, type Counters, orderKey, type Periods } from './decide.ts';

const THIRTY_DAYS = 30 * 24 * 60 * 60 * 1000;
const NOTHING: Counted = { minor: 0, units: 0 };

/** One counter to look up: whose, of which action, in which period. */
type Wanted = {
  key: string;
  account: string;
  holderId: string;
  consulted: boolean;
  action: string;
  period: Period;
  unit: 'money' | 'count';
  start: Date;
};
/** Whose counters to read for an action: the asker's own and with departments' leave, and the own ones of those above. */
export type Counting = { action: string; holderId: string; consulted: boolean; counters: Counters };

type Row = { kind: string; ref: string; action: string; minor: number; units: number };

/**
 * What was granted before, for several requests at once, in one statement. A period whose counter was never used (the limit is new)
 * is summed from the grants themselves.
 */
export async function usageFor(
  tx: Tx,
  asks: readonly Ask[],
  countings: readonly Counting[],
  frame: { currency: string; periods: Periods },
): Promise<Usage[]> {
  const wanted = countings.flatMap(({ action, holderId, consulted, counters }) => {
    const account = accountOf(holderId, consulted);
    return counters.map(
      ({ period, unit }): Wanted => ({
        key: budgetKey(account, action, period, frame.periods, unit),
        account,
        holderId,
        consulted,
        action,
        period,
        unit,
        start: frame.periods[period].start,
      }),
    );
  });
  const found = await counted(tx, asks, wanted, frame.currency);
  const sumOf = (kind: string, ref: string | null, action: string): Counted => {
    const row = ref === null ? undefined : found.find((one) => one.kind === kind && one.ref === ref && one.action === action);
    return row ? { minor: row.minor, units: row.units } : NOTHING;
  };
  const used = new Map(found.filter((one) => one.kind === 'budget').map((one) => [one.ref, one.minor]));
  return asks.map((ask) => {
    const windows = windowsOf(
      wanted.filter((one) => one.action === ask.action),
      used,
    );
    const consulted = [...windows].find(([account]) => account.startsWith('consulted:'))?.[1] ?? {};
    const holders = Object.fromEntries([...windows].filter(([account]) => !account.startsWith('consulted:')));
    return {
      currency: frame.currency,
      order: sumOf('order', orderKey(ask), ask.action),
      customer30d: sumOf('customer', ask.customerId, ask.action),
      holders,
      consulted,
      departments: null,
    };
  });
}

function windowsOf(wanted: readonly Wanted[], used: ReadonlyMap<string, number>): Map<string, Windows> {
  const windows = new Map<string, Windows>();
  for (const { account, period, unit, key } of wanted) {
    const mine = windows.get(account) ?? {};
    const before = mine[period] ?? NOTHING;
    mine[period] = unit === 'money' ? { ...before, minor: used.get(key) ?? 0 } : { ...before, units: used.get(key) ?? 0 };
    windows.set(account, mine);
  }
  return windows;
}

async function counted(tx: Tx, asks: readonly Ask[], wanted: readonly Wanted[], currency: string): Promise<Row[]> {
  const orders = [...new Set(asks.flatMap((ask) => orderKey(ask) ?? []))];
  const customers = [...new Set(asks.flatMap((ask) => ask.customerId ?? []))];
  const actions = [...new Set(asks.map((ask) => ask.action))];
  const sums = sql`coalesce(sum(minor) filter (where currency = ${currency}), 0)::bigint as minor, sum(units)::bigint as units`;
  const found = await sql<Row>`
    select 'order' as kind, order_ref as ref, action, ${sums} from usage_entry
      where org_id = ${tx.orgId} and order_ref = any(${orders}) and action = any(${actions}) and released_at is null group by order_ref, action
    union all
    select 'customer', customer_id::text, action, ${sums} from usage_entry
      where org_id = ${tx.orgId} and customer_id = any(${customers}::uuid[]) and action = any(${actions}) and at > ${new Date(tx.now.getTime() - THIRTY_DAYS)} and released_at is null
      group by customer_id, action
    union all
    select 'budget', w.key, w.action, coalesce(b.used, (select case w.unit when 'money' then sum(e.minor) filter (where e.currency = ${currency}) else sum(e.units) end
        from usage_entry e where e.org_id = ${tx.orgId} and e.holder_id = w.holder_id and e.action = w.action and e.consulted = w.consulted and e.at >= w.start and e.released_at is null), 0)::bigint, 0
      from unnest(${wanted.map((w) => w.key)}::text[], ${wanted.map((w) => w.holderId)}::uuid[], ${wanted.map((w) => w.action)}::text[], ${wanted.map((w) => w.consulted)}::boolean[],
        ${wanted.map((w) => w.unit)}::text[], ${wanted.map((w) => w.start)}::timestamptz[]) as w (key, holder_id, action, consulted, unit, start)
      left join budget b on b.org_id = ${tx.orgId} and b.key = w.key`.execute(tx.sql);
  return found.rows;
}

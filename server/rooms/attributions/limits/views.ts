import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import type { Ask } from '../contract.ts';
import type { Count, Counted, Period, Usage, Windows } from './contract.ts';
import { accountOf, budgetKey, type Counters, orderKey, type Periods } from './decide.ts';

const THIRTY_DAYS = 30 * 24 * 60 * 60 * 1000;
const NOTHING: Counted = { minor: 0, units: 0 };
const CONSULTED = 'consulted:';

/** Whose counters to read for an action: the asker's own and with departments' leave, and the own ones of those above. */
export type Counting = { action: string; holderId: string; consulted: boolean; counters: Counters };

/** Grants of this transaction, by warrant, whose counters go up at its end: until then they are counted here. */
const pending = new WeakMap<Tx, Map<string, readonly Count[]>>();

export function pendingOf(tx: Tx): Map<string, readonly Count[]> {
  const mine = pending.get(tx) ?? new Map<string, readonly Count[]>();
  pending.set(tx, mine);
  return mine;
}

const pendingRows = (tx: Tx): Row[] =>
  [...pendingOf(tx).values()]
    .flat()
    .map((one) => ({ kind: 'budget', ref: one.key, action: one.action, minor: one.more, units: 0 }));

/** One sum to look up: for an order, a customer, or in a holder's period. */
type Wanted = { kind: 'order' | 'customer' | 'budget'; ref: string; action: string } & Partial<Counter>;
type Counter = { account: string; holder: string; consulted: boolean; period: Period; unit: 'money' | 'count'; start: Date };
type Row = { kind: Wanted['kind'] | 'version'; ref: string; action: string; minor: number; units: number };
type Found = { usages: Usage[]; versionId: string | null };

/**
 * What was granted before, for several requests at once, and the version in force now, in one statement. A period whose counter was
 * never used (the limit is new) is summed from the grants themselves.
 */
export async function usageFor(
  tx: Tx,
  asks: readonly Ask[],
  countings: readonly Counting[],
  frame: { currency: string; periods: Periods },
): Promise<Found> {
  const wanted = [...sumsOf(asks), ...countersOf(countings, frame.periods)];
  const found = [...(await counted(tx, wanted, frame.currency)), ...pendingRows(tx)];
  const sums = new Map<string, Counted>();
  for (const { kind, ref, action, minor, units } of found) {
    const key = `${kind} ${ref} ${action}`;
    const before = sums.get(key) ?? NOTHING;
    sums.set(key, { minor: before.minor + minor, units: before.units + units });
  }
  const sumOf = (kind: Row['kind'], ref: string | null, action: string): Counted =>
    sums.get(`${kind} ${ref} ${action}`) ?? NOTHING;
  const usages = asks.map((ask): Usage => {
    const windows = windowsOf(
      wanted.filter((one) => one.kind === 'budget' && one.action === ask.action),
      sumOf,
    );
    const own = [...windows].filter(([account]) => !account.startsWith(CONSULTED));
    return {
      currency: frame.currency,
      order: sumOf('order', orderKey(ask), ask.action),
      customer30d: sumOf('customer', ask.customerId, ask.action),
      holders: Object.fromEntries(own),
      consulted: [...windows].find(([account]) => account.startsWith(CONSULTED))?.[1] ?? {},
      departments: null,
    };
  });
  return { usages, versionId: found.find((row) => row.kind === 'version')?.ref ?? null };
}

function sumsOf(asks: readonly Ask[]): Wanted[] {
  const all = asks.flatMap((ask): Wanted[] => {
    const order = orderKey(ask);
    return [
      ...(order === null ? [] : [{ kind: 'order', ref: order, action: ask.action } as const]),
      ...(ask.customerId === null ? [] : [{ kind: 'customer', ref: ask.customerId, action: ask.action } as const]),
    ];
  });
  return [...new Map(all.map((one) => [`${one.kind} ${one.ref} ${one.action}`, one])).values()];
}

function countersOf(countings: readonly Counting[], periods: Periods): Wanted[] {
  return countings.flatMap(({ action, holderId, consulted, counters }) => {
    const account = accountOf(holderId, consulted);
    return counters.map(({ period, unit }): Wanted => {
      const ref = budgetKey(account, action, period, periods, unit);
      return { kind: 'budget', ref, action, account, holder: holderId, consulted, period, unit, start: periods[period].start };
    });
  });
}

function windowsOf(
  wanted: readonly Wanted[],
  sumOf: (kind: 'budget', ref: string, action: string) => Counted,
): Map<string, Windows> {
  const windows = new Map<string, Windows>();
  for (const { account = '', period = 'day', unit, ref, action } of wanted) {
    const mine = windows.get(account) ?? {};
    const before = mine[period] ?? NOTHING;
    const used = sumOf('budget', ref, action).minor;
    mine[period] = unit === 'money' ? { ...before, minor: used } : { ...before, units: used };
    windows.set(account, mine);
  }
  return windows;
}

/** All that is wanted goes in as one parameter, so that the plan is made once, whatever is asked. */
async function counted(tx: Tx, wanted: readonly Wanted[], currency: string): Promise<Row[]> {
  const since = new Date(tx.now.getTime() - THIRTY_DAYS);
  const sums = sql`coalesce(sum(e.minor) filter (where e.currency = ${currency}::text), 0)::bigint as minor, coalesce(sum(e.units), 0)::bigint as units`;
  const found = await sql<Row>`
    with w as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (kind text, ref text, action text, holder uuid, consulted boolean, unit text, start timestamptz)
    )
    select w.kind, w.ref, w.action, s.minor, s.units from w cross join lateral (select ${sums} from usage_entry e
        where e.org_id = ${tx.orgId} and e.order_ref = w.ref and e.action = w.action and e.released_at is null) s where w.kind = 'order'
    union all
    select w.kind, w.ref, w.action, s.minor, s.units from w cross join lateral (select ${sums} from usage_entry e
        where e.org_id = ${tx.orgId} and e.customer_id = w.ref::uuid and e.action = w.action and e.at > ${since} and e.released_at is null) s where w.kind = 'customer'
    union all
    select w.kind, w.ref, w.action, coalesce(b.used, (select case w.unit when 'money' then sum(e.minor) filter (where e.currency = ${currency}::text) else sum(e.units) end from usage_entry e
        where e.org_id = ${tx.orgId} and e.holder_id = w.holder and e.action = w.action and e.consulted = w.consulted and e.at >= w.start and e.released_at is null and e.warrant_id <> all(${[...pendingOf(tx).keys()]}::uuid[])), 0)::bigint, 0
      from w left join lateral (select used from budget where org_id = ${tx.orgId} and key = w.ref) b on true where w.kind = 'budget'
    union all
    (select 'version', id::text, '', 0, 0 from policy_version where org_id = ${tx.orgId} and state = 'active'
      and active_from <= ${tx.now} and (active_until is null or active_until > ${tx.now}) order by active_from desc limit 1)`.execute(
    tx.sql,
  );
  return found.rows;
}

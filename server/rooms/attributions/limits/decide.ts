import { Temporal } from 'temporal-polyfill';
import type { Ask, Left, Limit } from '../contract.ts';
import { type Count, type Counted, type Period, PERIODS, type Usage, type Why, type Windows } from './contract.ts';

/** How a request stands to the limits of one row. `cap`: the most money they let through now, Infinity when none speaks of money. */
export type Measured = { covers: boolean; cap: number; left: Left[]; whys: Why[] };

const WITHIN = 'attributions.reason.within';
const BEYOND = 'attributions.reason.beyond';
const NOTHING: Counted = { minor: 0, units: 0 };
/** Per cent are computed in whole minor units; above this, a hundredfold would no longer be exact. */
const EXACT = 2 ** 46;

/** What counts together with the request: the order, or without one the customer's last 30 days, so that splitting gains nothing. */
function usedOf(per: Limit['per'], ask: Ask, usage: Usage, windows: Windows | undefined): Counted {
  if (per === 'customer30d') return usage.customer30d;
  if (per === 'request' || per === 'order') return ask.orderRef === null ? usage.customer30d : usage.order;
  return windows?.[per] ?? NOTHING;
}

/** What was paid for the order, minor units; null when nobody knows it exactly. */
function paidFor(ask: Ask): number | null {
  const paid = ask.facts['paidMinor'];
  return typeof paid === 'number' && Number.isSafeInteger(paid) && paid >= 0 && paid <= EXACT ? paid : null;
}

/** The most a limit lets through in its own unit; per cent turned into money. Null: what was paid is not known. */
function mostOf(limit: Limit, ask: Ask): number | null {
  if (limit.unit !== 'percent') return limit.max;
  const paid = paidFor(ask);
  return paid === null ? null : Math.floor((limit.max * paid) / 100);
}

const isForeign = (ask: Ask, usage: Usage): boolean => ask.amount !== null && ask.amount.currency !== usage.currency;

/** An amount not known yet asks for the least there is. */
const askedOf = (limit: Limit, ask: Ask): number =>
  limit.unit === 'count' ? ask.count : ask.amount === null ? 1 : ask.amount.minor;

const countedOf = (limit: Limit, ask: Ask, usage: Usage, windows: Windows | undefined): number => {
  const used = usedOf(limit.per, ask, usage, windows);
  return limit.unit === 'count' ? used.units : used.minor;
};

/** Whether one limit covers a request. */
function fits(limit: Limit, ask: Ask, usage: Usage, windows: Windows | undefined): boolean {
  if (limit.unit !== 'count' && isForeign(ask, usage)) return false;
  const most = mostOf(limit, ask);
  return most !== null && askedOf(limit, ask) <= most - countedOf(limit, ask, usage, windows);
}

/** The least maximum of such a limit that covers a request, whatever its own: in its unit, Infinity where none does. */
export function leastOf(limit: Limit, ask: Ask, usage: Usage, windows: Windows | undefined): number {
  if (limit.unit !== 'count' && isForeign(ask, usage)) return Infinity;
  const wanted = askedOf(limit, ask) + countedOf(limit, ask, usage, windows);
  if (limit.unit !== 'percent') return wanted;
  const paid = paidFor(ask);
  if (paid === null) return Infinity;
  return wanted === 0 ? 0 : paid === 0 ? Infinity : Math.ceil((wanted * 100) / paid);
}

/** Whether all limits of a row cover a request, without saying why. */
export function fitsAll(limits: readonly Limit[], ask: Ask, usage: Usage, windows: Windows | undefined): boolean {
  for (const limit of limits) if (!fits(limit, ask, usage, windows)) return false;
  return true;
}

/** Holds a request against every limit of a row, with what is left of each and why: all must cover it. What falls short is said last. */
export function measure(limits: readonly Limit[], ask: Ask, usage: Usage, windows: Windows | undefined): Measured {
  const measured: Measured = { covers: true, cap: Infinity, left: [], whys: [] };
  const short: Why[] = [];
  for (const limit of limits) {
    const covers = fits(limit, ask, usage, windows);
    const used = countedOf(limit, ask, usage, windows);
    const free = Math.max(0, (mostOf(limit, ask) ?? 0) - used);
    if (!covers) measured.covers = false;
    if (limit.unit !== 'count') measured.cap = Math.min(measured.cap, isForeign(ask, usage) ? 0 : free);
    else if (!covers) measured.cap = 0;
    measured.left.push(
      limit.unit === 'percent'
        ? percentLeft(limit, used, free, paidFor(ask))
        : { per: limit.per, unit: limit.unit, max: limit.max, used, left: free },
    );
    (covers ? measured.whys : short).push(whyOf(limit, used, ask, usage, covers));
  }
  measured.whys.push(...short);
  return measured;
}

function whyOf({ per, unit, max }: Limit, used: number, ask: Ask, usage: Usage, covers: boolean): Why {
  const { currency } = usage;
  if (unit === 'count') return { word: covers ? WITHIN : BEYOND, params: { per, unit, max, used, asked: ask.count, currency } };
  if (isForeign(ask, usage))
    return { word: 'attributions.reason.wrongCurrency', params: { asked: ask.amount?.currency ?? '', currency } };
  if (unit === 'percent' && paidFor(ask) === null) return { word: 'attributions.reason.paidUnknown', params: { per, unit, max } };
  if (ask.amount === null)
    return {
      word: covers ? 'attributions.reason.room' : 'attributions.reason.usedUp',
      params: { per, unit, max, used, currency },
    };
  return { word: covers ? WITHIN : BEYOND, params: { per, unit, max, used, asked: ask.amount.minor, currency } };
}

/** In whole per cent, so that it reads like the limit: what is used rounds up, what is left rounds down. */
function percentLeft({ per, max }: Limit, used: number, free: number, paid: number | null): Left {
  if (!paid) return { per, unit: 'percent', max, used: 0, left: 0 };
  return { per, unit: 'percent', max, used: Math.ceil((used * 100) / paid), left: Math.floor((free * 100) / paid) };
}

export type Periods = Record<Period, { label: string; start: Date }>;

/** The day, ISO week and month of an instant in a time zone, each with the label its budget goes by. */
export function periodsAt(at: Date, timeZone: string): Periods {
  const day = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const start = (date: Temporal.PlainDate) => new Date(date.toZonedDateTime(timeZone).epochMilliseconds);
  return {
    day: { label: day.toString(), start: start(day) },
    week: {
      label: `${day.yearOfWeek}-W${String(day.weekOfYear).padStart(2, '0')}`,
      start: start(day.subtract({ days: day.dayOfWeek - 1 })),
    },
    month: { label: day.toString().slice(0, 7), start: start(day.with({ day: 1 })) },
  };
}

/** Whose counters these are: a holder's own, or what departments let them do. */
export const accountOf = (holderId: string, consulted: boolean): string => (consulted ? `consulted:${holderId}` : holderId);

export function budgetKey(account: string, action: string, period: Period, periods: Periods, unit: 'money' | 'count'): string {
  return `${account}|${action}|${period}|${periods[period].label}|${unit}`;
}

/** The periods that any row of an action counts in; a grant is counted in all of them, whichever row covers it. */
export type Counters = readonly { period: Period; unit: 'money' | 'count' }[];

export function countersOf(limits: readonly Limit[]): Counters {
  return PERIODS.flatMap((period) => {
    const here = limits.filter((limit) => limit.per === period);
    const money = here.some((limit) => limit.unit !== 'count') ? [{ period, unit: 'money' } as const] : [];
    return here.some((limit) => limit.unit === 'count') ? [...money, { period, unit: 'count' } as const] : money;
  });
}

/**
 * What a grant adds to its holder's periods, each with the limit of the row that covers it. Other currencies are written down, not
 * counted: limits in money are in the centre's.
 */
export function countsOf(
  counters: Counters,
  limits: readonly Limit[],
  draws: { holder: string; consulted: boolean },
  ask: Ask,
  frame: { currency: string; periods: Periods },
): Count[] {
  const { holder, consulted } = draws;
  const ceilingOf = (period: Period, unit: 'money' | 'count'): number | null => {
    const maxima = limits
      .filter((limit) => limit.per === period && (limit.unit === 'count') === (unit === 'count'))
      .map((limit) => mostOf(limit, ask) ?? 0);
    return maxima.length ? Math.min(...maxima) : null;
  };
  const money = ask.amount?.currency === frame.currency ? ask.amount.minor : 0;
  return counters.map(({ period, unit }) => ({
    ...{
      key: budgetKey(accountOf(holder, consulted), ask.action, period, frame.periods, unit),
      period,
      unit,
      holder,
      action: ask.action,
      consulted,
    },
    ...{ start: frame.periods[period].start, ceiling: ceilingOf(period, unit), more: unit === 'money' ? money : ask.count },
  }));
}

/** Several grants of one transaction as one: each counter once, with the tightest of their limits. */
export function together(counts: readonly Count[]): Count[] {
  const tighter = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.min(a, b));
  return [...Map.groupBy(counts, (one) => one.key).values()].flatMap(([first, ...others]) =>
    first
      ? [others.reduce((sum, one) => ({ ...sum, more: sum.more + one.more, ceiling: tighter(sum.ceiling, one.ceiling) }), first)]
      : [],
  );
}

/** The order as limits count it: a number may be used by two shops. */
export const orderKey = (ask: Ask): string | null => (ask.orderRef === null ? null : `${ask.storeId ?? ''}:${ask.orderRef}`);

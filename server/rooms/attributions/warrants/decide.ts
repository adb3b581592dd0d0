import { type Refusal, refuse } from '../../../platform/refusal.ts';
import type { Ask, Limit, Requirement, Warrant } from '../contract.ts';
import { orderKey } from '../limits/decide.ts';
import type { Standing } from '../standing/contract.ts';
import type { Kept, WarrantRow } from './contract.ts';

/** The one place where a warrant comes into being: from its row, which only this room writes. */
export function warrantOf({ id, rulingId, action, hash, minor, currency }: Omit<WarrantRow, 'usedBy' | 'releasedAt'>): Warrant {
  const amount = minor === null || currency === null ? null : { minor, currency };
  return { id, rulingId, action, hash, amount } as Warrant;
}

/** A changed request is a new one: what is asked must be what was ruled on, to the cent. */
export const sameAsk = (kept: string, now: string): true | Refusal =>
  kept === now ? true : refuse('conflict', 'attributions.askChanged', { field: 'ask' });

/** An authorisation may be for another amount than was asked; everything else stays. Answers the request as it was asked. */
export const askedFirst = (ask: Ask, kept: Kept): Ask => ({ ...ask, amount: kept.ask.amount });

/** What must be there first; the first thing missing is named. */
export function nothingMissing(missing: readonly Requirement[]): true | Refusal {
  const [first] = missing;
  return first
    ? refuse('precondition_failed', `attributions.missing.${first.kind}`, { field: first.kind, params: { value: first.value } })
    : true;
}

/** Nothing that a limit in money bounds is done without its amount. */
export function amountKnown(limits: readonly Limit[], ask: Ask): true | Refusal {
  return ask.amount === null && limits.some((limit) => limit.unit !== 'count')
    ? refuse('invalid', 'attributions.amountNeeded', { field: 'amount' })
    : true;
}

/** Whether a request is still within what this circuit lets a holder do; `why` is the fresh reason in words. */
export function stillCovered(standing: Standing, circuits: readonly Standing['circuit'][], why: string): true | Refusal {
  if (circuits.includes(standing.circuit)) return true;
  if (standing.circuit === 'forbidden') return refuse('forbidden', 'attributions.forbidden', { params: { reason: why } });
  return refuse('limit_exceeded', 'attributions.noLongerCovered', { field: 'amount', params: { reason: why } });
}

/** Locks that keep apart grants for one order or one customer. */
export function locksOf(ask: Ask): string[] {
  const order = orderKey(ask);
  const keys = [
    order === null ? null : `order|${order}|${ask.action}`,
    ask.customerId === null ? null : `customer|${ask.customerId}|${ask.action}`,
  ];
  return keys.filter((key) => key !== null);
}

export function unused(row: WarrantRow): true | Refusal {
  if (row.usedBy !== null) return refuse('conflict', 'attributions.warrantUsed');
  return row.releasedAt === null ? true : refuse('conflict', 'attributions.warrantReleased');
}

import { type Calendar, endOfNaturalDay } from '../../../../platform/working-time.ts';
import { type Refusal, refuse } from '../../../../platform/refusal.ts';
import type { Order } from '../../../stores/contract.ts';
import type { Withdrawable } from './contract.ts';

/** 14 natural days from the last parcel (TRLGDCU 104); as many to give the money back from being told (107), and to send the goods back (108). */
const DAYS = 14;
const GONE = new Set(['cancelled', 'refunded']);

/** Where an order stands in its term. What is not delivered may be withdrawn from already. */
export function termOf(
  order: Pick<Order, 'state' | 'deliveredAt'>,
  calendar: Calendar,
  now: Date,
): Pick<Withdrawable, 'until' | 'term'> {
  if (order.deliveredAt === null) return { until: null, term: order.state === 'delivered' ? 'unknown' : 'notDelivered' };
  const until = endOfNaturalDay(calendar, new Date(order.deliveredAt), DAYS);
  return { until: until.toISOString(), term: now <= until ? 'inTime' : 'late' };
}

export const dueIn14Days = (calendar: Calendar, now: Date): Date => endOfNaturalDay(calendar, now, DAYS);

export type Line = { ref: string; quantity: number };
/** How much of each line was withdrawn before. */
export function withdrawnOf(made: readonly { lines: readonly Line[] }[]): Map<string, number> {
  const sum = new Map<string, number>();
  for (const { ref, quantity } of made.flatMap((one) => one.lines)) sum.set(ref, (sum.get(ref) ?? 0) + quantity);
  return sum;
}

export function offered(order: Order, before: ReadonlyMap<string, number>, calendar: Calendar, now: Date): Withdrawable {
  return {
    ...{ id: order.id, number: order.number, store: order.storeName, deliveredAt: order.deliveredAt },
    ...termOf(order, calendar, now),
    lines: order.lines.map(({ ref, name, quantity, unitMinor }) => ({
      ...{ ref, name, quantity, withdrawn: Math.min(quantity, before.get(ref) ?? 0) },
      amount: { minor: unitMinor, currency: order.currency },
    })),
  };
}

export const mayBeOffered = (order: Pick<Order, 'state'>): boolean => !GONE.has(order.state);

/** The lines with their names, where the order has them and they were not withdrawn from before. */
export function chosen(
  order: Order,
  wish: readonly Line[],
  before: ReadonlyMap<string, number>,
): (Line & { name: string })[] | Refusal {
  const found: (Line & { name: string })[] = [];
  for (const { ref, quantity } of wish) {
    const line = order.lines.find((one) => one.ref === ref);
    if (!line || found.some((one) => one.ref === ref)) return refuse('invalid', 'web.withdrawal.unknownLine', { field: 'lines' });
    if (quantity > line.quantity - (before.get(ref) ?? 0))
      return refuse('conflict', 'web.withdrawal.already', { field: 'lines' });
    found.push({ ref, quantity, name: line.name });
  }
  return found;
}

export const inWords = (lines: readonly { name: string; quantity: number }[]): string =>
  lines.map(({ name, quantity }) => `${quantity} × ${name}`).join('; ');

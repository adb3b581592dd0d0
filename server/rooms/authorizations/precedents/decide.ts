import type { Facts } from '../../attributions/contract.ts';

/** What makes requests of one action like each other. */
export type Matter = { minor: number | null; facts: Facts };

/** How much each difference weighs; the amount as much as two others together. */
const WEIGHT = { amount: 2, reason: 1, store: 0.5, tier: 0.5, days: 0.5 } as const;
/** Four times the amount is as different as it gets, and so is a month more since delivery. */
const FARTHEST = { ratio: Math.log(4), days: 30 } as const;
/** What only one of the two knows is half a difference. */
const HALF = 0.5;

function amountApart(a: number | null, b: number | null): number {
  if (a === null || b === null) return a === b ? 0 : HALF;
  return Math.min(1, Math.abs(Math.log(Math.max(1, a)) - Math.log(Math.max(1, b))) / FARTHEST.ratio);
}

function factApart(a: Facts[string] | undefined, b: Facts[string] | undefined): number {
  const known = [a, b].filter((one) => one !== undefined && one !== null);
  if (known.length < 2) return known.length * HALF;
  return a === b ? 0 : 1;
}

function daysApart(a: Facts[string] | undefined, b: Facts[string] | undefined): number {
  if (typeof a !== 'number' || typeof b !== 'number') return factApart(a, b) === 0 ? 0 : HALF;
  return Math.min(1, Math.abs(a - b) / FARTHEST.days);
}

/** How unlike two requests of one action are: 0 for the same matter, up to the sum of the weights. The same either way round. */
export function unlikeness(one: Matter, other: Matter): number {
  const of = (fact: string) => factApart(one.facts[fact], other.facts[fact]);
  return (
    WEIGHT.amount * amountApart(one.minor, other.minor) +
    WEIGHT.reason * of('reason') +
    WEIGHT.store * of('storeCode') +
    WEIGHT.tier * of('tier') +
    WEIGHT.days * daysApart(one.facts['daysSinceDelivery'], other.facts['daysSinceDelivery'])
  );
}

/** The ones most like it, the nearest first; of those equally near the newest. */
export function nearest<M extends Matter & { id: string; at: number }>(matter: Matter, past: readonly M[], most: number): M[] {
  return past
    .map((one) => ({ one, apart: unlikeness(matter, one) }))
    .sort((a, b) => a.apart - b.apart || b.one.at - a.one.at || (a.one.id < b.one.id ? -1 : 1))
    .slice(0, most)
    .map(({ one }) => one);
}

import type { Between } from './contract.ts';

/** The normal deviate that one in twenty exceeds. */
const ONE_SIDED = 1.644_853_626_951_472;

/**
 * The least share that is plausible behind so many successes among n: Wilson's score bound, one-sided, 95 %. Between 0 and 1; 0 where
 * nothing was observed. With no failure at all it takes 25 observations to speak for nine in ten.
 */
export function wilsonLow(successes: number, n: number): number {
  // Exactly nothing, where rounding would leave a trace of something.
  if (n <= 0 || successes <= 0) return 0;
  const share = successes / n;
  const square = ONE_SIDED * ONE_SIDED;
  const spread = ONE_SIDED * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  return Math.max(0, (share + square / (2 * n) - spread) / (1 + square / n));
}

/** The greatest share that is plausible: the other side of `wilsonLow`. */
export const wilsonHigh = (successes: number, n: number): number => (n <= 0 ? 1 : 1 - wilsonLow(n - successes, n));

/** As contracts tell a share: whole thousandths, null where nothing was observed. */
export const lowInThousandths = (successes: number, n: number): number | null =>
  n <= 0 ? null : Math.round(wilsonLow(successes, n) * 1000);

/**
 * Customers are resampled, not requests: those of one customer are not independent. Beyond so many customers they share places, which
 * stays valid (a place is then some customers, still independent of the others) and keeps the memory flat.
 */
export const PLACES = 2048;
/** How often the past is drawn again. */
export const DRAWS = 400;

/** Small, seeded, the same everywhere: mulberry32. Between 0 and 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Poisson with mean one, by inversion. */
function poisson(uniform: number): number {
  let count = 0;
  let chance = Math.exp(-1);
  let below = chance;
  while (uniform > below && count < 12) {
    count++;
    chance /= count;
    below += chance;
  }
  return count;
}

let drawn: Uint8Array | null = null;
/** How often each place counts in each draw, the same for every figure, so that figures can be compared. */
function weights(): Uint8Array {
  if (drawn) return drawn;
  const roll = seeded(1);
  drawn = Uint8Array.from({ length: PLACES * DRAWS }, () => poisson(roll()));
  return drawn;
}

/** The sum over places, drawn again so many times (Poisson bootstrap). Places without anything cost nothing. */
export function redraw(sums: Float64Array): Float64Array {
  const totals = new Float64Array(DRAWS);
  const often = weights();
  for (let place = 0; place < sums.length; place++) {
    const sum = sums[place] ?? 0;
    if (sum === 0) continue;
    const row = place * DRAWS;
    for (let draw = 0; draw < DRAWS; draw++) totals[draw] = (totals[draw] ?? 0) + sum * (often[row + draw] ?? 0);
  }
  return totals;
}

/** The value that such a share of them does not exceed. */
export function quantile(values: Float64Array, share: number): number {
  const sorted = values.toSorted();
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(share * (sorted.length - 1))))] ?? 0;
}

/** 95 % of the draws lie between; `mid` is what was in fact. Whole, the bounds rounded outwards. */
export function between(draws: Float64Array, mid: number): Between {
  const [low, high] = [Math.floor(quantile(draws, 0.025)), Math.ceil(quantile(draws, 0.975))];
  return { low: Math.min(low, Math.round(mid)), mid: Math.round(mid), high: Math.max(high, Math.round(mid)) };
}

/** Sums in each draw over how many there are in it: what one of them comes to. A draw without any repeats the whole. */
export function perOne(sums: Float64Array, counts: Float64Array, whole: number): Float64Array {
  return sums.map((sum, draw) => {
    const count = counts[draw] ?? 0;
    return count > 0 ? sum / count : whole;
  });
}

/** A customer's place by their name alone. */
export function placeOf(customer: string): number {
  let hash = 2_166_136_261;
  for (let at = 0; at < customer.length; at++) hash = Math.imul(hash ^ customer.charCodeAt(at), 16_777_619);
  return (hash >>> 0) % PLACES;
}

/**
 * The place of each customer among those resampled: each its own, until there are too many; then by their name, so that nothing grows.
 */
export function placing(): (customer: string) => number {
  const own = new Map<string, number>();
  return (customer) => {
    const known = own.get(customer);
    if (known !== undefined) return known;
    if (own.size < PLACES) {
      own.set(customer, own.size);
      return own.size - 1;
    }
    return placeOf(customer);
  };
}

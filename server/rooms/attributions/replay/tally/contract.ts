// Owns the reckoning of moves between circuits: what they would have saved and put at risk, summed by customer for their bounds.
import type { Circuit } from '../../contract.ts';
import type { Rates } from '../../costs/contract.ts';

/**
 * How likely it is that whoever asks would have granted what was rejected or cut, in thousandths, where a centre has set nothing else
 * (`replay.grantShare` in its settings). A design value, no fact: trials measure it.
 */
export const GRANT_SHARE = 500;

/** With fewer decided requests than this, nothing is said to pay: even without one rejection, nine in ten can't be vouched for. */
export const ENOUGH = 25;

/** By what requests are weighed. `grantShare` in thousandths. */
export type Scales = { rates: Rates; grantShare: number; currency: string };

/** In the order of the ways, the shortest first. */
export const CIRCUITS = ['own', 'consulted', 'authorised', 'forbidden'] as const satisfies Circuit[];

/** Sums of many moves. The lists hold one sum for each place among the customers that are drawn again. */
export type Tally = {
  requests: number;
  ownBefore: number;
  ownAfter: number;
  /** How many went from one circuit to another: `CIRCUITS` by `CIRCUITS`. */
  moved: Uint32Array;
  granted: number;
  changed: number;
  rejected: number;
  other: number;
  /** Rejected at first, granted by who looked again. */
  overturned: number;
  waitMinutes: number;
  contacts: number;
  saved: number;
  exposed: number;
  /** Ended otherwise than asked, and without an amount: their risk has no price. */
  unpriced: number;
  /** Turned from own to longer: what they would have waited nobody knows. */
  fromOwn: number;
  places: { count: Float64Array; saved: Float64Array; exposed: Float64Array } | null;
};

import { MOST_BAD } from './contract.ts';

/** Reviews of one person: good ones of the last 180 days, and of the last 90 how many there were and how many were bad. */
export type Tally = { good: number; recent: number; recentBad: number };

/** How many reviews count for somebody: the good ones, or none while too many of the last quarter were bad. */
export const reviewsThatCount = ({ good, recent, recentBad }: Tally): number => (recentBad * 1000 > recent * MOST_BAD ? 0 : good);

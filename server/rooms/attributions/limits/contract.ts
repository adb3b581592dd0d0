// Owns what a limit counts: what was granted before by order, customer and holder, the periods of the calendar, what is left.
import { z } from 'zod';

/** What was granted: money in minor units of the centre's currency, and units (times, points, months). */
export const zCounted = z.object({ minor: z.int(), units: z.int() });
export type Counted = z.output<typeof zCounted>;

/** Periods of the calendar in the centre's time zone; weeks begin on Monday. */
export const PERIODS = ['day', 'week', 'month'] as const;
export type Period = (typeof PERIODS)[number];
const zWindows = z.partialRecord(z.enum(PERIODS), zCounted);
export type Windows = z.output<typeof zWindows>;

/**
 * What was granted of one action before now, as one request sees it. It is stored with the ruling: with the facts and the version it
 * is everything that the ruling was made from.
 */
export const zUsage = z.object({
  /** The centre's: limits in money are in it. */
  currency: z.string(),
  /** For the same order, by anybody. */
  order: zCounted,
  /** For the same customer in the last 30 days, by anybody. */
  customer30d: zCounted,
  /** By holder, on their own limits: the asker and those above. A period without a limit is left out. */
  holders: z.record(z.string(), zWindows),
  /** By the asker with a department's leave. */
  consulted: zWindows,
  /** Unit codes that there are; null: not looked up. */
  departments: z.array(z.string()).nullable(),
});
export type Usage = z.output<typeof zUsage>;

/** A reason before it is put into somebody's language. Amounts are minor units, with their currency beside them. */
export type Why = { word: string; params: Record<string, string | number> };

/** A counter to go up: whose, from when it counts, the most that may be in it (null: counted only), and by how much. */
export type Count = {
  key: string;
  period: Period;
  unit: 'money' | 'count';
  holder: string;
  action: string;
  consulted: boolean;
  start: Date;
  ceiling: number | null;
  more: number;
};

/** A counter after it went up. `told`: the share of its limit, in thousandths, that this grant has reached as the first of its period. */
export type Risen = { key: string; used: number; told: number | null };

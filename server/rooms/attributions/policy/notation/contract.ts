// Owns how a policy is spelled in a file: limits, conditions, requirements and holders as words that a person reads.
import type { Condition, Limit } from '../../contract.ts';

/** How the windows of limits read: «25.00 EUR per request», «3 times per customer in 30 days». */
export const PER: Readonly<Record<Limit['per'], string>> = {
  request: 'request',
  order: 'order',
  customer30d: 'customer in 30 days',
  day: 'day',
  week: 'week',
  month: 'month',
};

/** How conditions read: «daysSinceDelivery <= 14», «tier in [gold, silver]», «priceDifferenceMinor unknown». */
export const OPS: Readonly<Record<Condition['op'], string>> = {
  eq: '=',
  ne: '!=',
  in: 'in',
  notIn: 'not in',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
  has: 'has',
  lacks: 'lacks',
  known: 'known',
  unknown: 'unknown',
};

/** What a centre calls those that rows speak of by id: units and vendors by code, people by their address. */
export type Directory = {
  unitCode(id: string): string;
  unitId(code: string): string;
  email(personId: string): string;
  personId(email: string): string;
};

/** A file is at most this long, in characters, and this deep in brackets; names for other parts of it (anchors) there are none. */
export const FILE = { version: 1, length: 1_000_000, depth: 12, rows: 5_000 } as const;

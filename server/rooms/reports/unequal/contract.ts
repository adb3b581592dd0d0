// Owns like requests with unlike outcomes: where one agent, team or vendor is granted less often than others for the same, beyond chance.
import { z } from 'zod';
import type { Routes } from '../../../platform/route.ts';
import { zPeriod } from '../contract.ts';

/** Shares in thousandths, with the two-sided 95 % interval of Wilson. */
export const zTreated = z.object({
  by: z.enum(['agent', 'team', 'vendor']),
  id: z.uuid(),
  name: z.string(),
  n: z.int(),
  granted: z.int(),
  low: z.int(),
  high: z.int(),
  medianMinutes: z.int().nullable(),
  /** Its interval does not meet that of another with ten or more. */
  apart: z.boolean(),
  caseIds: z.array(z.uuid()),
});
export type Treated = z.output<typeof zTreated>;

/** Like requests: the same action, reason of contact and band of amounts. `from` is part of the band, `to` no more; null: no amount, or no end. */
export const zLike = z.object({
  action: z.string(),
  actionName: z.string(),
  reason: z.string().nullable(),
  fromMinor: z.int().nullable(),
  toMinor: z.int().nullable(),
  rows: z.array(zTreated),
});
export type Like = z.output<typeof zLike>;

export const unequalRoutes = {
  unequal: {
    access: 'person',
    scope: 'reports:read',
    method: 'GET',
    path: '/reports/unequal',
    summary: 'Like requests with unlike outcomes between agents, teams and vendors; in the order of the alphabet',
    query: zPeriod,
    returns: z.object({ groups: z.array(zLike), looked: z.int() }),
  },
} satisfies Routes;

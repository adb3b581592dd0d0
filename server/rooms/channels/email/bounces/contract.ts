// Owns what machines report of our mail: addresses that it came back from, and machines that answer machines.
import { z } from 'zod';
import type { Routes } from '../../../../platform/route.ts';

export const zSuppression = z.object({
  address: z.string(),
  /** `hard`: gone; `soft`: not taken this time; `complaint`: not wanted. */
  kind: z.enum(['hard', 'soft', 'complaint']),
  why: z.string(),
  status: z.string().nullable(),
  since: z.string(),
  lastAt: z.string(),
  times: z.int(),
});

export const bounceRoutes = {
  suppressions: {
    access: 'person',
    method: 'GET',
    path: '/mail/suppressions',
    summary: 'Addresses that mail came back from, the last one first; by address',
    scope: 'email:read',
    query: z.object({ address: z.string().max(320).optional() }),
    returns: z.object({ addresses: z.array(zSuppression) }),
  },
} satisfies Routes;

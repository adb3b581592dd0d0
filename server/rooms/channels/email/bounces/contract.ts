// Owns what machines report of our mail: addresses that it came back from, who writes to one again, and machines that answer machines.
import { z } from 'zod';
import type { Routes } from '../../../../platform/route.ts';

const zRelease = z.object({ at: z.string(), by: z.string(), reason: z.string() });

export const zSuppression = z.object({
  address: z.string(),
  /** `hard`: gone; `soft`: not taken this time; `complaint`: not wanted. */
  kind: z.enum(['hard', 'soft', 'complaint']),
  /** In the other server's own words; empty where it said none. */
  why: z.string(),
  /** RFC 3463, where it said one. */
  status: z.string().nullable(),
  since: z.string(),
  lastAt: z.string(),
  /** In how many reports it was heard. */
  times: z.int(),
  /** The case that the last report speaks of, or the last one that a mail went there from. */
  caseId: z.uuid().nullable(),
  /** Written to again once before, and back here since. */
  released: zRelease.nullable(),
});

/** Where a page goes on: when the last one of it was heard last, and its address. */
const zPlace = z.string().regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z \S+$/);

export const zReleaseAddress = z.object({
  address: z.string().trim().toLowerCase().min(3).max(320),
  /** As it was seen: where something was heard of it since, whoever asks sees that first. */
  lastAt: z.iso.datetime(),
  reason: z.string().trim().min(3).max(500),
});

/** Data: addressMarked {kind}; addressReleased {releaseId, kind, times}. */
export const events = { addressMarked: 'email.addressMarked', addressReleased: 'email.addressReleased' } as const;

export const bounceRoutes = {
  suppressions: {
    access: 'person',
    method: 'GET',
    path: '/mail/suppressions',
    summary:
      'Addresses that mail came back from, the last one first, by pages; of one address, or of those that contain some letters',
    scope: 'email:read',
    query: z.object({
      address: z.string().max(320).optional(),
      q: z.string().trim().max(100).optional(),
      after: zPlace.optional(),
    }),
    returns: z.object({
      addresses: z.array(zSuppression),
      /** How many there are by the same question, on all its pages. */
      total: z.int(),
      next: z.string().nullable(),
      may: z.object({ release: z.boolean() }),
    }),
  },
  releaseAddress: {
    access: 'person',
    method: 'POST',
    path: '/mail/suppressions/release',
    summary: 'Takes the mark off an address, with a reason: what writes itself goes there again. Done twice it is done once',
    scope: 'email:admin',
    body: zReleaseAddress,
    returns: zRelease,
  },
} satisfies Routes;

// Owns cases that turn out to be one matter, or two: one put into another and taken out again, and messages set apart as a case of their own.
import { z } from 'zod';
import type { Routes } from '../../../platform/route.ts';
import { zCase, zReasonOfContact } from '../contract.ts';

/** What is kept of a case that was put into another, to give it back as it was. */
export const zBefore = z.object({
  state: z.string(),
  isOpen: z.boolean(),
  /** Its clocks that ran, stopped since; and those begun for them in the other, so that no term is lost. */
  clocks: z.array(z.uuid()),
  copies: z.array(z.uuid()),
  /** Its points without an answer, which the other must answer now. */
  issues: z.array(z.uuid()),
});
export type Before = z.output<typeof zBefore>;

const person = { access: 'person', scope: 'cases:write', method: 'POST' } as const;
const one = z.object({ caseId: z.uuid() });
const version = z.int().optional().meta({ description: 'the version on screen; an older one is refused as stale' });

export const mergingRoutes = {
  merge: {
    ...person,
    path: '/cases/:caseId/merge',
    summary: 'Puts this case into another of the same customer; answers the other one',
    params: one,
    body: z.object({ into: z.uuid(), version }),
    returns: zCase,
  },
  unmerge: {
    ...person,
    path: '/cases/:caseId/unmerge',
    summary: 'Takes it out again, as it was',
    params: one,
    returns: zCase,
  },
  split: {
    ...person,
    path: '/cases/:caseId/split',
    summary: 'Sets messages apart as a case of their own; answers the new one',
    params: one,
    body: z.object({
      messageIds: z.array(z.uuid()).min(1).max(200),
      subject: z.string().trim().min(1).max(500),
      reason: zReasonOfContact,
      version,
    }),
    returns: zCase,
  },
} satisfies Routes;

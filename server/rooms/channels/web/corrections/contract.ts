// Owns what customers ask about their own data (RGPD 15-17): to correct, to see or to erase it. Nothing changes before somebody of the centre looked.
import { z } from 'zod';
import type { Routes } from '../../../../platform/route.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
/** What is to be changed; or, with another kind, that they want to see or to erase what is known of them. */
export const zWish = z.object({
  kind: z.enum(['correct', 'access', 'erase']),
  name: text(200).optional(),
  language: z.enum(['es', 'en', 'ca', 'gl', 'eu', 'pt', 'fr', 'de']).optional(),
  email: z.email().max(254).optional(),
  phone: text(40).optional(),
  address: text(500).optional(),
});
export type Wish = z.output<typeof zWish>;

/** `id` is made by the page: sent again, it is the same wish. */
export const zAskCorrection = zWish
  .extend({ id: z.uuid() })
  .refine((wish) => wish.kind !== 'correct' || Boolean(wish.name ?? wish.language ?? wish.email ?? wish.phone ?? wish.address), {
    path: ['name'],
    params: { reason: 'web.correction.nothing' },
  });

export const zCorrection = z
  .object({
    id: z.uuid(),
    at: z.string(),
    wish: zWish,
    state: z.enum(['open', 'applied', 'dropped']),
    /** Whether there is a customer to whom it can be applied. */
    known: z.boolean(),
  })
  .meta({ id: 'Correction' });
export type Correction = z.output<typeof zCorrection>;

/** For who works on the case: beside the wish, what is known of the customer by now; null where the case is nobody's. */
export const zCorrectionAsked = zCorrection.extend({
  now: z.object({ name: z.string(), language: z.string(), emails: z.array(z.string()), phones: z.array(z.string()) }).nullable(),
});
export type CorrectionAsked = z.output<typeof zCorrectionAsked>;

const person = { access: 'person', scope: 'cases:write', method: 'POST' } as const;
const one = z.object({ correctionId: z.uuid() });
export const correctionRoutes = {
  corrections: {
    access: 'person',
    scope: 'cases:read',
    method: 'GET',
    path: '/cases/:caseId/corrections',
    summary: 'What the customer wants corrected of their own data',
    params: z.object({ caseId: z.uuid() }),
    returns: z.array(zCorrectionAsked),
  },
  applyCorrection: {
    ...person,
    path: '/corrections/:correctionId/apply',
    summary: 'Changes the customer as they asked',
    params: one,
    returns: zCorrection,
  },
  dropCorrection: {
    ...person,
    path: '/corrections/:correctionId/drop',
    summary: 'Ends it without a change, and says why to colleagues; the customer is answered as for any point',
    params: one,
    body: z.object({ why: text(500) }),
    returns: zCorrection,
  },
  reopenCorrection: {
    ...person,
    path: '/corrections/:correctionId/reopen',
    summary: 'One that was ended without a change waits again',
    params: one,
    returns: zCorrection,
  },
} satisfies Routes;

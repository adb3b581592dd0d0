// Owns what people earn and use of their attributions: limits that a certificate or good reviews give and take, and budgets as gauges.
import { z } from 'zod';
import type { Routes } from '../../../platform/route.ts';
import { zLimit, zRequirement } from '../contract.ts';

/** A row of the policy that has to be earned, as it stands for one person. */
export const zEarned = z.object({
  personId: z.uuid(),
  name: z.string(),
  action: z.string(),
  actionName: z.string(),
  /** In the reader's language: «hasta 60,00 € por petición». */
  gives: z.string(),
  has: z.boolean(),
  since: z.string().nullable(),
  requirements: z.array(zRequirement.extend({ met: z.boolean(), text: z.string() })),
});

/** What a holder has used of a limit that counts over a day, week or month. Money in minor units, else units. */
export const zBudget = z.object({
  personId: z.uuid(),
  name: z.string(),
  action: z.string(),
  actionName: z.string(),
  per: zLimit.shape.per,
  unit: z.enum(['money', 'count']),
  used: z.int(),
  max: z.int(),
  currency: z.string(),
});

/** Of a limit used, in thousandths, at which the holder and whoever leads them are told. */
export const WARN_AT = 800;

const person = { access: 'person', scope: 'attributions:read', method: 'GET' } as const;
export const earnedRoutes = {
  budgets: {
    ...person,
    path: '/attributions/budgets',
    summary: 'What is used of the limits of now: mine, or of those I lead',
    query: z.object({ of: z.enum(['me', 'team']).default('me') }),
    returns: z.array(zBudget),
  },
  earned: {
    ...person,
    path: '/attributions/earned',
    summary: 'Limits that have to be earned: mine, of those I lead, or of one of them',
    query: z.object({ of: z.enum(['me', 'team']).default('me'), personId: z.uuid().optional() }),
    returns: z.array(zEarned),
  },
} satisfies Routes;

/** `changed` {personId, action, has}; `budgetWarned` {personId, action, per, used, max}. */
export const earnedEvents = { changed: 'attributions.earnedChanged', budgetWarned: 'attributions.budgetWarned' } as const;

/** What is heard of an audit that was answered. */
export const zAudited = z.object({ auditId: z.uuid(), personId: z.uuid(), verdict: z.enum(['right', 'less', 'denied']) });

// Owns what is suggested in a case: an answer in draft or an action, by an assistant or a colleague, until somebody takes it or drops it.
import { z } from 'zod';
import { zJson } from '../../../platform/json.ts';
import { zMoney } from '../../../platform/money.ts';
import type { Routes } from '../../../platform/route.ts';
import { zCase } from '../contract.ts';

/** A suggestion grants nothing: whoever takes it over writes, or acts, on their own attributions. */
export const zSuggest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reply'), text: z.string().trim().min(1).max(100_000) }),
  z.object({
    kind: z.literal('action'),
    action: z.string(),
    params: z.record(z.string(), zJson).default({}),
    amount: zMoney.nullable().default(null),
    /** Null: the order of the case. */
    orderId: z.uuid().nullable().default(null),
    text: z.string().trim().min(1).max(2000).meta({ description: 'why' }),
  }),
]);

const person = { access: 'person', scope: 'cases:write', method: 'POST', returns: zCase } as const;
export const suggestionRoutes = {
  suggest: {
    ...person,
    path: '/cases/:caseId/suggestions',
    summary: 'Puts a draft answer or an action before whoever has the case',
    params: z.object({ caseId: z.uuid() }),
    body: z.object({ suggestion: zSuggest }),
  },
  endSuggestion: {
    ...person,
    path: '/cases/:caseId/suggestions/:suggestionId/end',
    summary: 'Says that it was taken over, or drops it',
    params: z.object({ caseId: z.uuid(), suggestionId: z.uuid() }),
    body: z.object({ outcome: z.enum(['taken', 'dropped']) }),
  },
} satisfies Routes;

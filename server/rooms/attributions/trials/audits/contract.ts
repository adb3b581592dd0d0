// Owns audits: a grant drawn at random is looked at again by somebody above, who is not told whose half of a trial it came from.
import { z } from 'zod';
import { zMoney } from '../../../../platform/money.ts';
import type { Routes } from '../../../../platform/route.ts';
import { zFacts } from '../../contract.ts';

/** Working days after which an unanswered audit is reminded of. */
export const REMIND_AFTER_DAYS = 2;

/** A grant drawn at random to be looked at again. Whose half it came from is not told: it is judged blind. */
export const zAudit = z.object({
  id: z.uuid(),
  caseId: z.uuid().nullable(),
  action: z.string(),
  actionName: z.string(),
  amount: zMoney.nullable(),
  facts: zFacts,
  grantedAt: z.string(),
  drawnAt: z.string(),
  verdict: z.enum(['right', 'less', 'denied']).nullable(),
  note: z.string().nullable(),
  may: z.object({ answer: z.boolean() }),
});
export type Audit = z.output<typeof zAudit>;

export const auditRoutes = {
  listAudits: {
    access: 'person',
    method: 'GET',
    path: '/attributions/audits',
    summary: 'Grants drawn to be looked at again by me',
    scope: 'attributions:read',
    query: z.object({ done: z.stringbool().default(false) }),
    returns: z.array(zAudit),
  },
  answerAudit: {
    access: 'person',
    method: 'POST',
    path: '/attributions/audits/:auditId',
    summary: 'Says whether the grant was right, too much, or should have been denied',
    scope: 'attributions:write',
    params: z.object({ auditId: z.uuid() }),
    body: z.object({ verdict: z.enum(['right', 'less', 'denied']), note: z.string().trim().max(500).default('') }),
    returns: zAudit,
  },
} satisfies Routes;

/** `drawn` {auditId}; `audited` {auditId, trialId, personId (of whom it speaks), action, rulingId, verdict}. Neither says whose half it was. */
export const auditEvents = { drawn: 'attributions.auditDrawn', audited: 'attributions.audited' } as const;

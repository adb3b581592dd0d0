// Owns proposals: changes of a limit that the evidence speaks for, each with its price and its doubt; accepted they become a draft.
import { z } from 'zod';
import type { Routes } from '../../../platform/route.ts';
import { zCircuit, zHolder, zLimit } from '../contract.ts';
import { zInterval, zPastRequest } from '../replay/contract.ts';

/**
 * `widen`: a band above the limit is nearly always granted. `own`: a department always answers alike. `notice`: the same question with the
 * same answer, better told to everybody. `narrow`: a limit nobody uses, or one that is pressed against (`bunching`) or dodged (`splitting`).
 * `rubberStamp`: somebody grants everything unread; nothing to change in the policy, somebody to speak to.
 */
export const zProposalKind = z.enum(['widen', 'own', 'notice', 'narrow', 'rubberStamp', 'splitting', 'bunching']);
/** `seen`: looked at and not proposed, with why not. `trying` and `inForce` follow the draft that came of it. */
export const zProposalState = z.enum(['open', 'seen', 'accepted', 'trying', 'inForce', 'dismissed']);

export const zProposal = z.object({
  id: z.uuid(),
  /** P-31. */
  number: z.string(),
  kind: zProposalKind,
  state: zProposalState,
  action: z.string(),
  actionName: z.string(),
  holder: zHolder,
  holderName: z.string(),
  department: z.object({ code: z.string(), name: z.string() }).nullable(),
  per: zLimit.shape.per,
  unit: zLimit.shape.unit,
  from: z.object({ circuit: zCircuit, max: z.int().nullable() }),
  to: z.object({ circuit: zCircuit, max: z.int().nullable() }),
  /** In the reader's language: what is proposed, and what happens today. */
  title: z.string(),
  summary: z.string(),
  /** Why it was seen and not proposed. */
  whyNot: z.string().nullable(),
  proposedAt: z.string(),
  evidence: z.object({
    n: z.int(),
    granted: z.int(),
    changed: z.int(),
    rejected: z.int(),
    /** One-sided 95 % lower bound of the share granted or answered alike, in thousandths. */
    low: z.int().nullable(),
    medianWaitMinutes: z.int().nullable(),
    /** From the first look to the decision. */
    medianDecisionSeconds: z.int().nullable(),
    /** Share of decisions before which no evidence was opened, thousandths; null where it is not known. */
    unread: z.int().nullable(),
  }),
  /** Over the period looked at. */
  price: z
    .object({ waitMinutesSaved: z.int(), savedMinor: zInterval, riskMinor: zInterval, savedEach: zInterval, riskEach: zInterval })
    .nullable(),
  period: z.object({ from: z.iso.date(), to: z.iso.date() }),
  /** What is not known, each as a head and a sentence. */
  unknown: z.array(z.object({ head: z.string(), text: z.string() })),
  draftId: z.uuid().nullable(),
  trialId: z.uuid().nullable(),
  dismissed: z.object({ by: z.string(), at: z.string(), reason: z.string(), until: z.string() }).nullable(),
  may: z.object({ accept: z.boolean(), dismiss: z.boolean() }),
});
export type Proposal = z.output<typeof zProposal>;

/** Days that a dismissed proposal is not made again. */
export const REST_DAYS = 90;

const one = { access: 'person', params: z.object({ proposalId: z.uuid() }) } as const;
export const proposalRoutes = {
  listProposals: {
    access: 'person',
    method: 'GET',
    path: '/attributions/proposals',
    summary: 'Proposals to change limits, the most saving first',
    scope: 'attributions:read',
    returns: z.object({ proposals: z.array(zProposal), lookedAt: z.string().nullable(), may: z.object({ look: z.boolean() }) }),
  },
  lookForProposals: {
    access: 'person',
    method: 'POST',
    path: '/attributions/proposals/look',
    summary: 'Looks for proposals now; every night it happens by itself',
    scope: 'attributions:write',
    returns: z.object({ found: z.int() }),
  },
  behindProposal: {
    ...one,
    method: 'GET',
    path: '/attributions/proposals/:proposalId/requests',
    summary: 'The past requests behind a proposal, the rejected ones first',
    scope: 'attributions:read',
    query: z.object({ after: z.uuid().optional() }),
    returns: z.object({ requests: z.array(zPastRequest), total: z.int(), next: z.uuid().nullable() }),
  },
  acceptProposal: {
    ...one,
    method: 'POST',
    path: '/attributions/proposals/:proposalId/accept',
    summary: 'Puts the proposed change into the open draft, or into a new one',
    scope: 'attributions:write',
    returns: zProposal,
  },
  dismissProposal: {
    ...one,
    method: 'POST',
    path: '/attributions/proposals/:proposalId/dismiss',
    summary: 'Dismisses it with a reason; it is not made again for a while',
    scope: 'attributions:write',
    body: z.object({ reason: z.string().trim().min(1).max(500) }),
    returns: zProposal,
  },
} satisfies Routes;

/** `looked` {found}; `accepted` {proposalId, kind, draftId}; `dismissed` {proposalId, kind, reason}; `moved` {what} with its draft or trial. */
export const proposalEvents = {
  looked: 'attributions.proposalsLooked',
  accepted: 'attributions.proposalAccepted',
  dismissed: 'attributions.proposalDismissed',
  moved: 'attributions.proposalsMoved',
} as const;

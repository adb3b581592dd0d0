// Owns authorisations, circuit 3: a superior whose own attributions cover the request decides first. Silence climbs, it never grants.
import { z } from 'zod';
import { zMoney } from '../../platform/money.ts';
import type { Routes } from '../../platform/route.ts';
import { zAsk, zDecider, zFacts } from '../attributions/contract.ts';
import { zAskingCost } from '../attributions/costs/contract.ts';
import { zRequest } from '../requests/contract.ts';
import { zStepState } from './steps/contract.ts';

export const zAuthorizationState = z.enum([
  'pending',
  'info_requested',
  'approved',
  'approved_with_changes',
  'rejected',
  'withdrawn',
  'lapsed',
  'redeemed',
]);

export const zPrecedent = z.object({
  requestId: z.uuid(),
  title: z.string(),
  amount: zMoney.nullable(),
  outcome: z.string(),
  grantedMinor: z.int().nullable(),
  waitedMinutes: z.int(),
});

export const zAuthorization = z
  .object({
    request: zRequest,
    state: zAuthorizationState,
    ask: zAsk,
    /** First eight characters of the hash the grant is bound to. */
    fingerprint: z.string(),
    reason: z.string(),
    facts: zFacts,
    /** Why it came up: the ruling's reasons, in the reader's language. */
    rulingReasons: z.array(z.string()),
    evidence: z.array(z.object({ name: z.string(), sha256: z.string(), type: z.string() })),
    chain: z.array(zDecider.extend({ limitMinor: z.int().nullable() })),
    /** A chain of its own; empty where the line of report decides. */
    steps: z.array(zStepState.extend({ state: z.enum(['agreed', 'open', 'ahead']) })),
    promisedAt: z.string().nullable(),
    decision: z
      .object({ by: z.string(), at: z.string(), reason: z.string().nullable(), changedMinor: z.int().nullable() })
      .nullable(),
    question: z.string().nullable(),
    reply: z.string().nullable(),
    validUntil: z.string().nullable(),
    /** Money at stake (null without an amount) beside what asking costs, minor units by the centre's own rates; `ask` in its parts. */
    costs: z.object({ grantMinor: z.int().nullable(), askMinor: z.int(), ask: zAskingCost }),
    precedents: z.array(zPrecedent),
    /** The decider's own limit, where one is counted. */
    myLimit: z.object({ maxMinor: z.int(), usedMinor: z.int() }).nullable(),
    may: z.object({ decide: z.boolean(), withdraw: z.boolean(), reply: z.boolean(), acceptChanges: z.boolean() }),
  })
  .meta({ id: 'Authorization' });
export type Authorization = z.output<typeof zAuthorization>;

export const zAskAuthorization = z.object({
  rulingId: z.uuid(),
  caseKey: z.string(),
  title: z.string(),
  ask: zAsk,
  reason: z.string().min(1).max(2000),
  evidence: z.array(z.object({ name: z.string(), sha256: z.string(), type: z.string() })).default([]),
  promisedAt: z.iso.datetime().nullable().default(null),
  /** A live contact is agreed in 10 minutes, the same day in 120, else in a working day. */
  agreedMinutes: z.int().positive().default(120),
});

export const zDecide = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('approve') }),
  z.object({ verdict: z.literal('change'), minor: z.int().positive(), reason: z.string().min(1).max(2000) }),
  z.object({ verdict: z.literal('reject'), reason: z.string().min(1).max(2000) }),
  z.object({ verdict: z.literal('ask'), question: z.string().min(1).max(2000) }),
]);

/** How long a grant may be used, hours. */
export const VALID_HOURS = 72;

/** Data of each: {authorizationId, rulingId, caseId, state}; `agreed` (others must too) adds {step, left, by}; `granted` adds {warrantId, minor, deciderId, principalId}; `changed` {minor}. */
export const events = {
  asked: 'authorizations.asked',
  agreed: 'authorizations.agreed',
  granted: 'authorizations.granted',
  changed: 'authorizations.changed',
  rejected: 'authorizations.rejected',
  infoAsked: 'authorizations.infoAsked',
  replied: 'authorizations.replied',
  withdrawn: 'authorizations.withdrawn',
  lapsed: 'authorizations.lapsed',
  redeemed: 'authorizations.redeemed',
} as const;

const one = { access: 'person', params: z.object({ requestId: z.uuid() }), returns: zAuthorization } as const;
export const routes = {
  open: {
    ...one,
    method: 'GET',
    path: '/authorizations/:requestId',
    summary: 'One authorisation with its facts, precedents and costs',
    scope: 'requests:read',
  },
  decide: {
    ...one,
    method: 'POST',
    path: '/authorizations/:requestId/decide',
    summary: 'Grants, grants with changes, rejects or asks for more',
    scope: 'requests:write',
    body: zDecide,
  },
  openEvidence: {
    ...one,
    method: 'POST',
    path: '/authorizations/:requestId/evidence-opened',
    summary: 'Says that something brought for it was opened',
    scope: 'requests:write',
    returns: z.object({ opened: z.literal(true) }),
  },
  reply: {
    ...one,
    method: 'POST',
    path: '/authorizations/:requestId/reply',
    summary: 'Answers what the superior asked',
    scope: 'requests:write',
    body: z.object({ text: z.string().min(1).max(2000) }),
  },
  acceptChanges: {
    ...one,
    method: 'POST',
    path: '/authorizations/:requestId/changes',
    summary: 'Accepts or declines a changed grant',
    scope: 'requests:write',
    body: z.object({ accept: z.boolean() }),
  },
  withdraw: {
    ...one,
    method: 'POST',
    path: '/authorizations/:requestId/withdraw',
    summary: 'Withdraws the request',
    scope: 'requests:write',
  },
} satisfies Routes;

// Owns trials: a widened cell for half of a team drawn at random, audited at random, with a brake that ends it by itself.
import { z } from 'zod';
import { zFacts } from '../../../platform/conditions.ts';
import { zMoney } from '../../../platform/money.ts';
import type { Routes } from '../../../platform/route.ts';
import { zHolder, zLimit } from '../contract.ts';

export const zTrialState = z.enum(['running', 'confirmed', 'stopped', 'braked', 'ended']);

/** What one half of the team did. */
export const zArm = z.object({
  people: z.int(),
  requests: z.int(),
  meanMinor: z.int().nullable(),
  medianWaitMinutes: z.int().nullable(),
  /** Customers who wrote again about it. */
  contactsAgain: z.int(),
  audited: z.int(),
  overturned: z.int(),
  satisfaction: z.object({ n: z.int(), meanHundredths: z.int().nullable() }),
});

/** A straight line over audited grants: `at + slope × n`, in thousandths of an overturned grant. */
const zLine = z.object({ at: z.int(), slope: z.int() });

export const zTrial = z.object({
  id: z.uuid(),
  /** T-4. */
  number: z.string(),
  state: zTrialState,
  proposalId: z.uuid().nullable(),
  cells: z.array(
    z.object({
      action: z.string(),
      actionName: z.string(),
      holder: zHolder,
      holderName: z.string(),
      per: zLimit.shape.per,
      unit: zLimit.shape.unit,
      from: z.int().nullable(),
      to: z.int().nullable(),
    }),
  ),
  startedBy: z.string(),
  startedAt: z.string(),
  endsAt: z.string(),
  endedAt: z.string().nullable(),
  /** Why it ended, in the reader's language. */
  endReason: z.string().nullable(),
  /** Share of the team that has the widened cell, and of its grants that are audited, thousandths. */
  share: z.int(),
  auditShare: z.int(),
  /** Overturned share that is tolerable, and that is not, thousandths: the two hypotheses of the sequential test. */
  tolerable: z.int(),
  unacceptable: z.int(),
  spend: z.object({ usedMinor: z.int(), capMinor: z.int(), currency: z.string() }),
  /** Audited grants of the widened half in order: how many had been overturned after each. */
  path: z.array(z.int()),
  bounds: z.object({ brake: zLine, confirm: zLine }),
  /** Audits more without any fault until it is confirmed; null when it can't be told. */
  toConfirm: z.int().nullable(),
  arms: z.object({ widened: zArm, asBefore: zArm }),
  may: z.object({ stop: z.boolean(), confirm: z.boolean() }),
});
export type Trial = z.output<typeof zTrial>;

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

export const zStartTrial = z.object({
  /** Thousandths of the team. */
  share: z.int().min(100).max(900).default(500),
  days: z.int().min(1).max(180).default(28),
  auditShare: z.int().min(50).max(1000).default(100),
  /** Money that the widened half may give above the old limit before the brake ends it, minor units. */
  capMinor: z.int().positive(),
  tolerable: z.int().min(1).max(300).default(40),
  unacceptable: z.int().min(2).max(600).default(150),
});

const one = { access: 'person', params: z.object({ trialId: z.uuid() }), returns: zTrial } as const;
export const trialRoutes = {
  startTrial: {
    access: 'person',
    method: 'POST',
    path: '/attributions/draft/try',
    summary: 'Authorises the open draft as a trial: its widened cells for a part of the team, for a time',
    scope: 'attributions:write',
    body: zStartTrial,
    returns: zTrial,
  },
  listTrials: {
    access: 'person',
    method: 'GET',
    path: '/attributions/trials',
    summary: 'Trials, those running first',
    scope: 'attributions:read',
    returns: z.array(zTrial),
  },
  readTrial: { ...one, method: 'GET', path: '/attributions/trials/:trialId', summary: 'One trial', scope: 'attributions:read' },
  stopTrial: {
    ...one,
    method: 'POST',
    path: '/attributions/trials/:trialId/stop',
    summary: 'Ends a trial by hand: the limit is at once as before',
    scope: 'attributions:write',
    body: z.object({ reason: z.string().trim().min(1).max(500) }),
  },
  confirmTrial: {
    ...one,
    method: 'POST',
    path: '/attributions/trials/:trialId/confirm',
    summary: 'Gives the widened cells to the whole team, as a new version',
    scope: 'attributions:write',
  },
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

/** `started`, `ended` {trialId, state, reason}; `audited` {auditId, trialId, verdict}. */
export const trialEvents = {
  started: 'attributions.trialStarted',
  ended: 'attributions.trialEnded',
  drawn: 'attributions.auditDrawn',
  audited: 'attributions.audited',
} as const;

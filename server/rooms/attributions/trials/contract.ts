// Owns trials: a widened cell for half of a team drawn at random, audited at random, with a brake that ends it by itself.
import { z } from 'zod';
import type { Routes } from '../../../platform/route.ts';
import { zArm } from './arms/contract.ts';
import { zHolder, zLimit } from '../contract.ts';
import { zTrialOffer } from './trying/contract.ts';

export const zTrialState = z.enum(['running', 'confirmed', 'stopped', 'braked', 'ended']);

/** A straight line over audited grants: `at + slope × n`, in thousandths of an overturned grant. */
const zLine = z.object({ at: z.int(), slope: z.int() });

export const zTrial = z.object({
  id: z.uuid(),
  /** T-4. */
  number: z.string(),
  state: zTrialState,
  proposalId: z.uuid().nullable(),
  /** The draft that is tried; it was put away when the trial began. */
  draftId: z.uuid(),
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
  /** After a confirmation audits and brake go on until then, for everybody; `path`, `bounds` and `spend` are then of this time. */
  watchUntil: z.string().nullable(),
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
  offerTrial: {
    access: 'person',
    method: 'GET',
    path: '/attributions/draft/try',
    summary: 'What a trial of the open draft would be; nothing is done',
    scope: 'attributions:read',
    query: z.object({
      share: z.coerce.number().int().min(100).max(900).default(500),
      days: z.coerce.number().int().min(1).max(180).default(28),
    }),
    returns: zTrialOffer,
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
} satisfies Routes;

/** `started` {trialId, draftId, versionId}; `ended` {trialId, draftId, state, reason}. Neither says who is in which half. */
export const trialEvents = { started: 'attributions.trialStarted', ended: 'attributions.trialEnded' } as const;

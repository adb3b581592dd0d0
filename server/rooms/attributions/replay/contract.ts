// Owns replay: past requests ruled again by another policy, what that would have saved, and what it would have put at risk.
import { z } from 'zod';
import { zMoney } from '../../../platform/money.ts';
import type { Routes } from '../../../platform/route.ts';
import { zCircuit, zHolder, zLimit } from '../contract.ts';

/** Minor units: between `low` and `high` with 95 % confidence, `mid` the likeliest. */
export const zInterval = z.object({ low: z.int(), mid: z.int(), high: z.int() });
export type Interval = z.output<typeof zInterval>;

/**
 * What another policy would have meant for some past requests. Money is minor units of the centre's currency; waits are minutes by the
 * clock on the wall, as the customer waits them.
 */
export const zReplayFigures = z.object({
  requests: z.int(),
  own: z.object({ before: z.int(), after: z.int() }),
  moved: z.array(z.object({ from: zCircuit, to: zCircuit, n: z.int() })),
  /** Of those that would move to circuit 1: how they ended in fact. */
  ended: z.object({ granted: z.int(), changed: z.int(), rejected: z.int(), other: z.int() }),
  /** One-sided 95 % lower bound (Wilson) of the share granted as asked, in thousandths; null without any decided. */
  grantedLow: z.int().nullable(),
  waitMinutesSaved: z.int(),
  contactsAvoided: z.int(),
  savedMinor: zInterval,
  /** What was rejected or cut, had it been granted: `high` takes every one as granted, and where they are very few what chance may add. Those overturned later are not wrong. */
  riskMinor: zInterval,
  perRequest: z.object({ savedMinor: zInterval, riskMinor: zInterval }),
  /** `pays`: the worst risk is below the smallest saving; `costs`: the other way round. */
  verdict: z.enum(['pays', 'unclear', 'costs', 'nothing']),
});
export type ReplayFigures = z.output<typeof zReplayFigures>;

/** One axis of a limit: what each maximum would have meant, the limit in force and the proposed one among them. */
export const zCurve = z.object({
  action: z.string(),
  actionName: z.string(),
  holder: zHolder,
  holderName: z.string(),
  per: zLimit.shape.per,
  unit: zLimit.shape.unit,
  inForce: z.int().nullable(),
  proposed: z.int().nullable(),
  requests: z.int(),
  points: z.array(z.object({ max: z.int(), own: z.int(), waitMinutesSaved: z.int(), riskMinor: zInterval })),
});
export type Curve = z.output<typeof zCurve>;

export const zReplayResult = z.object({
  total: zReplayFigures,
  groups: z.array(
    z.object({ by: z.enum(['action', 'holder', 'store', 'reason']), key: z.string(), name: z.string(), figures: zReplayFigures }),
  ),
  curves: z.array(zCurve),
  /** What history can't tell, in the reader's language. */
  unknown: z.array(z.string()),
});
export type ReplayResult = z.output<typeof zReplayResult>;

export const zReplay = z.object({
  id: z.uuid(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  /** Thousandths. */
  progress: z.int(),
  version: z.object({ id: z.uuid(), number: z.int() }),
  against: z.object({ id: z.uuid(), number: z.int() }),
  from: z.iso.date(),
  to: z.iso.date(),
  askedBy: z.string(),
  askedAt: z.string(),
  doneAt: z.string().nullable(),
  /** The draft has changed since. */
  stale: z.boolean(),
  problem: z.string().nullable(),
  result: zReplayResult.nullable(),
  /** Whether the requests behind its figures may be opened. */
  may: z.object({ open: z.boolean() }),
});
export type Replay = z.output<typeof zReplay>;

/** A past request behind a figure, and what it would have been. */
export const zPastRequest = z.object({
  rulingId: z.uuid(),
  caseId: z.uuid().nullable(),
  at: z.string(),
  action: z.string(),
  actionName: z.string(),
  holderName: z.string(),
  storeCode: z.string().nullable(),
  reason: z.string().nullable(),
  amount: zMoney.nullable(),
  ended: z.enum(['granted', 'changed', 'rejected', 'withdrawn', 'lapsed']).nullable(),
  grantedMinor: z.int().nullable(),
  waitedMinutes: z.int().nullable(),
  before: zCircuit,
  after: zCircuit,
  /** Why the other policy would have stopped short, where it does; in the reader's language. */
  why: z.string().nullable(),
  riskMinor: z.int(),
});
export type PastRequest = z.output<typeof zPastRequest>;

/** What is kept of a replay: names and sentences are added in the reader's language when it is read. */
export type Reckoned = {
  total: ReplayFigures;
  groups: { by: 'action' | 'holder' | 'store' | 'reason'; key: string; figures: ReplayFigures }[];
  curves: Omit<Curve, 'actionName' | 'holderName'>[];
  unknown: { word: string; params: Record<string, number> }[];
};

/** How many requests of the last quarter fit the limit of one request or order of a row, of those its holder asked. */
export const zFits = z.object({ rowId: z.uuid(), requests: z.int(), fit: z.int() });

const person = { access: 'person' } as const;
export const replayRoutes = {
  startReplay: {
    ...person,
    method: 'POST',
    path: '/attributions/replays',
    summary: 'Rules the requests of a period again, by the open draft or by another version; runs in the background',
    scope: 'attributions:read',
    body: z.object({ version: z.uuid().optional(), from: z.iso.date(), to: z.iso.date() }),
    returns: zReplay,
  },
  listReplays: {
    ...person,
    method: 'GET',
    path: '/attributions/replays',
    summary: 'Replays of a version, newest first',
    scope: 'attributions:read',
    query: z.object({ version: z.uuid().optional() }),
    returns: z.array(zReplay),
  },
  readReplay: {
    ...person,
    method: 'GET',
    path: '/attributions/replays/:replayId',
    summary: 'A replay with its progress and its result',
    scope: 'attributions:read',
    params: z.object({ replayId: z.uuid() }),
    returns: zReplay,
  },
  behindReplay: {
    ...person,
    method: 'GET',
    path: '/attributions/replays/:replayId/requests',
    summary: 'The past requests behind a figure of a replay, newest first',
    scope: 'attributions:read',
    params: z.object({ replayId: z.uuid() }),
    query: z.object({
      what: z.enum(['moved', 'toOwn', 'fromOwn', 'granted', 'changed', 'rejected']).default('moved'),
      by: z.enum(['action', 'holder', 'store', 'reason']).optional(),
      key: z.string().optional(),
      after: z.uuid().optional(),
    }),
    returns: z.object({ requests: z.array(zPastRequest), total: z.int(), next: z.uuid().nullable() }),
  },
  fits: {
    ...person,
    method: 'GET',
    path: '/attributions/fits',
    summary: 'For each own row of a role with a limit per request or order: how many requests of the last quarter fit it',
    scope: 'attributions:read',
    query: z.object({ version: z.uuid().optional() }),
    returns: z.array(zFits),
  },
} satisfies Routes;

/** `asked`, `done` {replayId, versionId}; `progressed` {replayId, progress}. */
export const replayEvents = {
  asked: 'attributions.replayAsked',
  progressed: 'attributions.replayProgressed',
  done: 'attributions.replayDone',
} as const;

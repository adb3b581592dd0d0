// Owns calls: each the fold of all that was heard of it, with its notes, outcome, consent and case.
import { z } from 'zod';
import type { Routes } from '../../../../platform/route.ts';

export const zDirection = z.enum(['in', 'out']);
/**
 * One thing heard of a call, whichever exchange told it. Numbers are as they were said: `anonymous`, national or international. A late, doubled or
 * disordered event is welcome: the call is what all of its events say together.
 */
export const zCallEvent = z.object({
  /** The exchange's own id of this leg. */
  callId: z.string().min(1).max(250),
  /** The first leg's, where this one came of a transfer or a forward. */
  origCallId: z.string().max(250).nullable().default(null),
  event: z.enum(['ringing', 'answered', 'held', 'resumed', 'transferred', 'ended']),
  /** Null where this event does not tell. */
  direction: zDirection.nullable().default(null),
  from: z.string().max(250).nullable().default(null),
  to: z.string().max(250).nullable().default(null),
  /** When it happened; null: when it was heard. */
  at: z.iso.datetime().nullable().default(null),
  /** Who answered, or to whom it was handed: extension, number, login, e-mail or id, as said. */
  agent: z.string().max(250).nullable().default(null),
  /** Names or logins of whom it rings at, or who calls out. */
  users: z.array(z.string().max(250)).max(100).default([]),
  queue: z.string().max(250).nullable().default(null),
  /** As exchanges say it: normalClearing, busy, cancel, noAnswer, congestion, notFound, forwarded; unknown words are kept as they came. */
  cause: z.string().max(60).nullable().default(null),
  /** The number that was dialled first, where the call was diverted. */
  diversion: z.string().max(250).nullable().default(null),
  /** Of an end: the exchange says by it that somebody had answered. */
  wasAnswered: z.boolean().default(false),
  /** The line's own list turned it away. */
  rejected: z.boolean().optional(),
  /** Answered by a machine that takes messages. */
  voicemail: z.boolean().default(false),
});
export type CallEvent = z.output<typeof zCallEvent>;

/** What a call came to. `unreached`: we called, and nobody answered. */
export const zResult = z.enum(['answered', 'missed', 'voicemail', 'forwarded', 'rejected', 'unreached']);
export const zCallState = z.enum(['ringing', 'talking', 'ended']);
/** What was achieved, as the agent says when finishing. */
export const OUTCOMES = ['resolved', 'to_do', 'call_back', 'wrong_number', 'no_one_there', 'dropped', 'other'] as const;
export const zOutcome = z.enum(OUTCOMES);

export const zLeg = z.object({
  ref: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  agent: z.string().nullable(),
  answeredAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  cause: z.string().nullable(),
});

export const zCall = z
  .object({
    id: z.uuid(),
    lineId: z.uuid(),
    lineName: z.string(),
    direction: zDirection,
    state: zCallState,
    result: zResult.nullable(),
    /** The other side: E.164 where it can be read, else as said; null where withheld. */
    number: z.string().nullable(),
    /** Ours. */
    ownNumber: z.string().nullable(),
    queue: z.string().nullable(),
    startedAt: z.string(),
    answeredAt: z.string().nullable(),
    /** Where nobody told the end, the last that is known of the call: see `endKnown`. */
    endedAt: z.string().nullable(),
    /** False of a call whose end nobody told, of which nothing was heard any more or that was ended by hand. */
    endKnown: z.boolean(),
    cause: z.string().nullable(),
    /** Seconds until it was answered, or until they gave up. */
    waitSeconds: z.int(),
    /** Seconds of talk, holding included; null while nobody has answered, and where nobody knows when it ended. */
    talkSeconds: z.int().nullable(),
    /** Seconds of work after it ended until it was finished; null until then, and where nobody knows when it ended. */
    wrapSeconds: z.int().nullable(),
    agentId: z.uuid().nullable(),
    agentName: z.string().nullable(),
    legs: z.array(zLeg),
    caseId: z.uuid().nullable(),
    caseKey: z.string().nullable(),
    caseSubject: z.string().nullable(),
    customerName: z.string(),
    notes: z.string(),
    outcome: zOutcome.nullable(),
    finishedAt: z.string().nullable(),
    keyToldAt: z.string().nullable(),
    keyToldBy: z.string().nullable(),
    /** Whether the customer consented to recording; null: not asked. */
    consent: z.boolean().nullable(),
    consentAt: z.string().nullable(),
    consentBy: z.string().nullable(),
    /** There is a link to a recording; the link itself is asked for, and that is noted. */
    hasRecording: z.boolean(),
    supervisorAskedAt: z.string().nullable(),
    supervisorReachedAt: z.string().nullable(),
    /** Whether this reader may write in it. */
    may: z.boolean(),
  })
  .meta({ id: 'Call' });
export type Call = z.output<typeof zCall>;

const person = { access: 'person' } as const;
const one = z.object({ callId: z.uuid() });
const zNotes = z.string().max(10_000);
export const callRoutes = {
  callsNow: {
    ...person,
    method: 'GET',
    path: '/phone/now',
    summary: 'Calls that ring or are talked on, and mine that are not finished',
    scope: 'cases:read',
    returns: z.object({ calls: z.array(zCall) }),
  },
  calls: {
    ...person,
    method: 'GET',
    path: '/phone/calls',
    summary: 'Calls, newest first',
    scope: 'cases:read',
    query: z.object({
      caseId: z.uuid().optional(),
      personId: z.uuid().optional(),
      direction: zDirection.optional(),
      result: zResult.optional(),
      /** A number in any spelling. */
      number: z.string().max(60).optional(),
      before: z.uuid().optional(),
    }),
    returns: z.object({ calls: z.array(zCall) }),
  },
  call: {
    ...person,
    method: 'GET',
    path: '/phone/calls/:callId',
    summary: 'A call',
    scope: 'cases:read',
    params: one,
    returns: zCall,
  },
  takeCall: {
    ...person,
    method: 'POST',
    path: '/phone/calls/:callId/take',
    summary: 'I am on this call: for exchanges that do not say who answered',
    scope: 'cases:write',
    params: one,
    returns: zCall,
  },
  noteCall: {
    ...person,
    method: 'PATCH',
    path: '/phone/calls/:callId',
    summary: 'Notes, key told, consent and link of a recording, supervisor asked for and reached',
    scope: 'cases:write',
    params: one,
    body: z.object({
      notes: zNotes.optional(),
      keyTold: z.boolean().optional(),
      consent: z.boolean().nullable().optional(),
      recording: z
        .url({ protocol: /^https$/ })
        .max(2000)
        .nullable()
        .optional(),
      supervisor: z.enum(['asked', 'reached', 'withdrawn']).optional(),
    }),
    returns: zCall,
  },
  endCall: {
    ...person,
    method: 'POST',
    path: '/phone/calls/:callId/end',
    summary: 'It has ended, though nothing told so: for exchanges that say no end. Not while a browser says that it goes on',
    scope: 'cases:write',
    params: one,
    returns: zCall,
  },
  finishCall: {
    ...person,
    method: 'POST',
    path: '/phone/calls/:callId/finish',
    summary: 'Ends the work after a call',
    scope: 'cases:write',
    params: one,
    body: z.object({ outcome: zOutcome, notes: zNotes.optional() }),
    returns: zCall,
  },
  recording: {
    ...person,
    method: 'POST',
    path: '/phone/calls/:callId/recording',
    summary: 'The link of the recording; who asks for it is noted',
    scope: 'cases:read',
    params: one,
    returns: z.object({ url: z.string() }),
  },
} satisfies Routes;

// Owns what every request has, across, up and down: to whom, until when, reminders, deputies, climbing, signed links, usual times.
import { z } from 'zod';
import { zMoney } from '../../platform/money.ts';
import type { Routes } from '../../platform/route.ts';

export const zRequestKind = z.enum(['consultation', 'authorization', 'supply']);
export type RequestKind = z.output<typeof zRequestKind>;

export const zRequest = z
  .object({
    id: z.uuid(),
    kind: zRequestKind,
    /** AU-2291, CO-118, SU-40. */
    number: z.string(),
    caseId: z.uuid(),
    caseKey: z.string(),
    title: z.string(),
    amount: zMoney.nullable(),
    askedBy: z.object({ id: z.uuid(), name: z.string() }),
    askedAt: z.string(),
    to: z.object({
      unitId: z.uuid().nullable(),
      personId: z.uuid().nullable(),
      name: z.string(),
      standsInFor: z.string().nullable(),
      standsInForId: z.uuid().nullable(),
    }),
    /** People who may answer it beside the one it was put to. */
    also: z.array(z.uuid()),
    takenBy: z.string().nullable(),
    level: z.int(),
    agreedMinutes: z.int(),
    levelAt: z.string(),
    dueAt: z.string(),
    /** Instants of the reminders at 50 % and 80 % of this level's time. */
    remindersAt: z.array(z.string()),
    reminders: z.int(),
    seenAt: z.string().nullable(),
    waitingFor: z.enum(['answer', 'asker']),
    isOpen: z.boolean(),
    closedAt: z.string().nullable(),
    outcome: z.string().nullable(),
    /** Whether the reader may answer it now. */
    mine: z.boolean(),
  })
  .meta({ id: 'Request' });
export type Request = z.output<typeof zRequest>;

/** To a unit (whoever of it takes it) or to a person; a person who is absent is replaced by the deputy. */
export const zAddressee = z.object({ unitId: z.uuid().nullable(), personId: z.uuid().nullable() });

/** Who may answer beside the addressee; the asker never, whoever says so. */
const also = z.array(z.uuid()).max(50).default([]);

export const zAskRequest = z.object({
  kind: zRequestKind,
  caseId: z.uuid(),
  caseKey: z.string(),
  title: z.string(),
  amount: zMoney.nullable().default(null),
  to: zAddressee,
  also,
  /** Working minutes of the addressee's calendar until it climbs; reminders at half and at four fifths. */
  agreedMinutes: z.int().positive(),
});

/** One more level: `to` is asked now. The same addressee again is asked anew, with a fresh clock. */
export const zClimb = z.object({ requestId: z.uuid(), to: zAddressee, also, agreedMinutes: z.int().positive() });

/** `answeredAt`: when the answer came, where that was before the closing; the usual time is measured to it. */
export const zClose = z.object({ requestId: z.uuid(), outcome: z.string().min(1), answeredAt: z.iso.datetime().optional() });

/** Outcomes that tell nothing about how long an answer takes. */
export const UNANSWERED: readonly string[] = ['withdrawn', 'cancelled', 'lapsed'];

/** `agreedMinutes`: a fresh clock; without it the addressee's clock goes on with what was left, at least a fifth. */
export const zAwaitAnswer = z.object({ requestId: z.uuid(), agreedMinutes: z.int().positive().optional() });

/** How long it usually takes now: the hour's median when it has five answers or more, else all hours', else the stated default. */
export const zUsual = z.object({ minutes: z.int(), n: z.int(), hourMinutes: z.int().nullable(), isDefault: z.boolean() });
export type Usual = z.output<typeof zUsual>;

/** Default usual times in minutes while there is no history, said as such on the screen. */
export const DEFAULT_USUAL: Record<RequestKind, number> = { consultation: 120, authorization: 180, supply: 30 };

export const events = {
  /** Somebody must be asked, at first, as a deputy, or anew; data: {requestId, kind, number, unitId, personId, level, askedBy, why}. */
  asked: 'requests.asked',
  seen: 'requests.seen',
  taken: 'requests.taken',
  /** data adds {by: 'clock' | 'asker', waitingFor}. */
  reminded: 'requests.reminded',
  /** This level's time is up; the kind's room decides to whom it climbs. */
  timeUp: 'requests.timeUp',
  /** The next one must be asked, or the same one anew; data adds {from}. */
  climbed: 'requests.climbed',
  /** The asker must do something first; data as `asked`. */
  backToAsker: 'requests.backToAsker',
  /** data adds {outcome, minutes}: from the asking to the answer, by the clock on the wall. */
  closed: 'requests.closed',
} as const;

/** What a signed link shows before anything happened; opening it decides nothing. */
export const zLinkState = z.enum(['open', 'used', 'expired', 'revoked', 'closed']);
export type LinkState = z.output<typeof zLinkState>;

/** Days a signed link can be used, unless the request closes or moves on before. */
export const LINK_DAYS = 7;

/** To whom a link is sent: the person or the unit that the request is put to. */
export const zIssueLink = z.object({
  requestId: z.uuid(),
  personId: z.uuid().nullable(),
  unitId: z.uuid().nullable(),
  sentTo: z.string().min(1),
});
export const zUseLink = z.object({ token: z.string().max(400) });

export const zInbox = z.object({
  tab: z.enum(['mine', 'deputy', 'asked', 'decided']).default('mine'),
  before: z.string().max(200).optional(),
});

const person = { access: 'person', scope: 'requests:read' } as const;
export const routes = {
  inbox: {
    ...person,
    method: 'GET',
    path: '/requests',
    summary: 'Requests put to me or asked by me',
    /** `before` takes the `next` of the page before. */
    query: zInbox,
    returns: z.object({
      requests: z.array(zRequest),
      counts: z.object({ mine: z.int(), deputy: z.int(), asked: z.int() }),
      next: z.string().nullable(),
    }),
  },
  see: {
    ...person,
    scope: 'requests:write',
    method: 'POST',
    path: '/requests/:requestId/seen',
    summary: 'Marks a request as seen by its addressee',
    params: z.object({ requestId: z.uuid() }),
    returns: zRequest,
  },
  take: {
    ...person,
    scope: 'requests:write',
    method: 'POST',
    path: '/requests/:requestId/take',
    summary: 'Takes a request that was put to my unit',
    params: z.object({ requestId: z.uuid() }),
    returns: zRequest,
  },
  remind: {
    ...person,
    scope: 'requests:write',
    method: 'POST',
    path: '/requests/:requestId/remind',
    summary: 'Reminds the addressee, as the asker',
    params: z.object({ requestId: z.uuid() }),
    returns: zRequest,
  },
} satisfies Routes;

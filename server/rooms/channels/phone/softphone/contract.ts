// Owns telephones in the browser: who registers at which exchange with what, and what they tell of their calls.
import { z } from 'zod';
import type { Routes } from '../../../../platform/route.ts';

/** What a line's settings must say for browsers to register there. A browser speaks SIP over a WebSocket alone (RFC 7118). */
export const zExchange = z.object({
  wss: z.url({ protocol: /^wss?$/ }),
  /** Of addresses there: `sip:user@domain`. */
  domain: z.string().trim().min(1).max(250),
  /** STUN and TURN servers by which sound finds its way; none where the exchange is reached directly. */
  iceServers: z
    .array(z.object({ urls: z.array(z.string().regex(/^(stun|turn)s?:/)).min(1), username: z.string().optional() }))
    .max(10)
    .default([]),
});

/** Everything a browser needs to register, for its person alone. */
export const zSoftphone = z.object({
  ...{ lineId: z.uuid(), lineName: z.string(), wss: z.string(), domain: z.string() },
  ...{ user: z.string(), password: z.string(), extension: z.string(), name: z.string() },
  iceServers: z.array(
    z.object({ urls: z.array(z.string()), username: z.string().optional(), credential: z.string().optional() }),
  ),
});
export type Softphone = z.output<typeof zSoftphone>;

/** A browser's own name for the telephone in it, the same whenever it is opened. */
const zTelephone = z.string().min(1).max(60);

/**
 * One thing a softphone saw of a call. `sipId` is the Call-ID of SIP: by it the exchange's own word of the same call is known to be of the same.
 * Of a call that rings at several, each softphone is a leg.
 */
export const zSeen = z.object({
  sipId: z.string().min(1).max(150),
  event: z.enum(['ringing', 'answered', 'held', 'resumed', 'transferred', 'ended']),
  direction: z.enum(['in', 'out']),
  /** The other side, as SIP says it. */
  number: z.string().max(250),
  /** How long ago, by the browser's own clock: what the two clocks show may differ. */
  agoMs: z.int().min(0).max(86_400_000).default(0),
  /** To whom it was handed. */
  to: z.string().max(250).nullable().default(null),
  telephone: zTelephone.default('unnamed'),
  cause: z.enum(['normalClearing', 'busy', 'cancel', 'noAnswer', 'congestion', 'notFound', 'forwarded']).nullable().default(null),
});
export type Seen = z.output<typeof zSeen>;

/** Every call that a softphone has now: what it told of before and does not name has ended with the page that had it. */
export const zAlive = z.object({
  telephone: zTelephone,
  calls: z.array(zSeen.pick({ sipId: true, direction: true })).max(20),
});

/** The secret is never in it. */
export const zSipAccount = z
  .object({
    personId: z.uuid(),
    personName: z.string(),
    lineId: z.uuid(),
    lineName: z.string(),
    user: z.string(),
    extension: z.string(),
  })
  .meta({ id: 'SipAccount' });
export type SipAccount = z.output<typeof zSipAccount>;

export const zPutAccount = z.object({
  ...{ personId: z.uuid(), lineId: z.uuid() },
  user: z
    .string()
    .trim()
    .regex(/^[\w.+-]{1,80}$/),
  /** Left out, the one before stays. */
  password: z.string().min(1).max(200).optional(),
  extension: z.string().trim().max(40).default(''),
});

const person = { access: 'person' } as const;
export const softphoneRoutes = {
  softphone: {
    ...person,
    method: 'GET',
    path: '/phone/softphone',
    summary: 'My own telephone in the browser, with its secret; null where I have none. Not for API keys',
    scope: 'cases:read',
    /** `exchangeCalls`: an exchange can ring at my extension and call for me, see /phone/call-out. */
    returns: z.object({ softphone: zSoftphone.nullable(), exchangeCalls: z.boolean() }),
  },
  tellCall: {
    ...person,
    method: 'POST',
    path: '/phone/softphone/calls',
    summary: 'What my softphone saw of a call of mine. Not for API keys',
    scope: 'cases:write',
    body: zSeen,
    returns: z.object({ heard: z.boolean() }),
  },
  sayAlive: {
    ...person,
    method: 'POST',
    path: '/phone/softphone/alive',
    summary: 'The calls that my softphone has now: said when it begins, and every while that one goes on. Not for API keys',
    scope: 'cases:write',
    body: zAlive,
    returns: z.object({ heard: z.boolean() }),
  },
  sipAccounts: {
    ...person,
    method: 'GET',
    path: '/phone/accounts',
    summary: 'Who telephones in the browser',
    scope: 'phone:admin',
    returns: z.object({ accounts: z.array(zSipAccount) }),
  },
  putSipAccount: {
    ...person,
    method: 'POST',
    path: '/phone/accounts',
    summary: 'Gives somebody a telephone in the browser, or changes it',
    scope: 'phone:admin',
    body: zPutAccount,
    returns: z.object({ accounts: z.array(zSipAccount) }),
  },
  dropSipAccount: {
    ...person,
    method: 'DELETE',
    path: '/phone/accounts/:personId',
    summary: 'Takes it away again',
    scope: 'phone:admin',
    params: z.object({ personId: z.uuid() }),
    returns: z.object({ accounts: z.array(zSipAccount) }),
  },
} satisfies Routes;

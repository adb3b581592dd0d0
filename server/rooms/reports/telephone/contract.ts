// Owns the telephone's figures: calls answered and missed, waits in both readings of the law, the work of each agent, call-backs kept.
import { z } from 'zod';
import type { Routes } from '../../../platform/route.ts';
import { zCallBack } from '../../channels/phone/callbacks/contract.ts';
import { zCall } from '../../channels/phone/calls/contract.ts';
import { zPeriod, zShare } from '../contract.ts';

/** A mean or median in whole seconds, of so many; null of none. */
export const zSeconds = z.object({ n: z.int(), seconds: z.int().nullable() });

export const zTelephone = z.object({
  /** Calls in that rang at us: those turned away by our own list or forwarded elsewhere are none. */
  offered: z.int(),
  answered: zShare,
  missed: zShare,
  outgoing: z.int(),
  waitMedian: zSeconds,
  /** Mean time a call takes: talk with its holds, and the work after it. */
  handling: zSeconds,
  /** Reading A of Ley 10/2025, 10.3: so many of all were answered within three minutes; it is kept from 95 % on. */
  within: zShare.extend({ kept: z.boolean().nullable() }),
  /** Reading B: the mean wait of the fastest 95 %; kept under three minutes, and never where fewer than 95 % were answered at all. */
  fastest: zSeconds.extend({ kept: z.boolean().nullable() }),
  callBacks: z.object({ owed: z.int(), kept: z.int(), late: z.int(), open: z.int() }),
  /** Ley 10/2025, 8.3: in the same call within three minutes; else the same working day; else missed. */
  supervisor: z.object({ asked: z.int(), inCall: z.int(), sameDay: z.int(), missed: z.int(), open: z.int() }),
});
export const zPhoneAgent = z.object({
  personId: z.uuid(),
  name: z.string(),
  answered: z.int(),
  outgoing: z.int(),
  talk: zSeconds,
  wrap: zSeconds,
  handling: zSeconds,
});

export const PHONE_FIGURES = [
  'offered',
  'answered',
  'missed',
  'outgoing',
  'within',
  'beyond',
  'handled',
  'owed',
  'kept',
  'late',
  'open',
  'supervisor',
] as const;

const read = { access: 'person', scope: 'reports:read', method: 'GET' } as const;
export const telephoneRoutes = {
  telephone: {
    ...read,
    path: '/reports/telephone',
    summary: 'The telephone: answered, missed, waits, the three minutes of the law, each agent, call-backs',
    query: zPeriod,
    returns: z.object({ total: zTelephone, agents: z.array(zPhoneAgent) }),
  },
  telephoneBehind: {
    ...read,
    path: '/reports/telephone/calls',
    summary: 'The calls, or the call-backs, behind a figure, newest first',
    query: zPeriod.extend({ figure: z.enum(PHONE_FIGURES), personId: z.uuid().optional() }),
    returns: z.object({ calls: z.array(zCall), callBacks: z.array(zCallBack), total: z.int() }),
  },
} satisfies Routes;

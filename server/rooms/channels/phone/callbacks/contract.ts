// Owns call-backs: calls that were missed or promised, each with a clock, until somebody speaks with the customer.
import { z } from 'zod';
import type { Routes } from '../../../../platform/route.ts';

/** `supervisor`: a superior was asked for and not reached within three minutes (Ley 10/2025, 8.3). */
export const zCallBackReason = z.enum(['missed', 'promised', 'supervisor']);
export const zCallBack = z
  .object({
    id: z.uuid(),
    reason: zCallBackReason,
    number: z.string(),
    name: z.string(),
    caseId: z.uuid().nullable(),
    caseKey: z.string().nullable(),
    callId: z.uuid().nullable(),
    createdAt: z.string(),
    createdBy: z.string(),
    dueAt: z.string(),
    state: z.enum(['open', 'done', 'dropped']),
    takenById: z.uuid().nullable(),
    takenBy: z.string().nullable(),
    attempts: z.int(),
    lastTryAt: z.string().nullable(),
    nextTryAt: z.string().nullable(),
    note: z.string(),
    endedAt: z.string().nullable(),
    endedBy: z.string().nullable(),
    late: z.boolean(),
  })
  .meta({ id: 'CallBack' });
export type CallBack = z.output<typeof zCallBack>;

const person = { access: 'person' } as const;
const one = z.object({ callBackId: z.uuid() });
export const callBackRoutes = {
  callBacks: {
    ...person,
    method: 'GET',
    path: '/phone/call-backs',
    summary: 'Call-backs: the open ones by their clock, or the ended ones, newest first',
    scope: 'cases:read',
    query: z.object({ view: z.enum(['open', 'ended']).default('open'), before: z.uuid().optional() }),
    returns: z.object({ callBacks: z.array(zCallBack) }),
  },
  promiseCallBack: {
    ...person,
    method: 'POST',
    path: '/phone/call-backs',
    summary: 'Promises a customer to call back; by the end of the working day unless it is said otherwise',
    scope: 'cases:write',
    body: z.object({
      number: z.string().min(1).max(60),
      name: z.string().max(200).default(''),
      caseId: z.uuid().nullable().default(null),
      callId: z.uuid().nullable().default(null),
      dueAt: z.iso.datetime().nullable().default(null),
      /** Who is to call; null: whoever is free. */
      personId: z.uuid().nullable().default(null),
      note: z.string().max(2000).default(''),
    }),
    returns: zCallBack,
  },
  takeCallBack: {
    ...person,
    method: 'POST',
    path: '/phone/call-backs/:callBackId/take',
    summary: 'I call',
    scope: 'cases:write',
    params: one,
    returns: zCallBack,
  },
  tryCallBack: {
    ...person,
    method: 'POST',
    path: '/phone/call-backs/:callBackId/try',
    summary: 'Nobody answered: to be tried again',
    scope: 'cases:write',
    params: one,
    body: z.object({ nextTryAt: z.iso.datetime().nullable().default(null), note: z.string().max(2000).default('') }),
    returns: zCallBack,
  },
  endCallBack: {
    ...person,
    method: 'POST',
    path: '/phone/call-backs/:callBackId/end',
    summary: 'Done: spoken with them; dropped: it makes no sense any more, and why',
    scope: 'cases:write',
    params: one,
    body: z.object({ state: z.enum(['done', 'dropped']), note: z.string().max(2000).default('') }),
    returns: zCallBack,
  },
} satisfies Routes;

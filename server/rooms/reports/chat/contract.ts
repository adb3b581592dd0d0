// Owns the chat's figures: how many who asked for a person got one within the three minutes of the law, and the cases behind each.
import { z } from 'zod';
import type { Routes } from '../../../platform/route.ts';
import { zCaseRow } from '../../cases/contract.ts';
import { zPeriod, zShare } from '../contract.ts';
import { zSeconds } from '../telephone/contract.ts';

export const zChatTotal = z.object({
  /** Conversations that asked for a person; a message left while nobody was there is none. */
  asked: z.int(),
  connected: z.int(),
  /** Of those who asked, whom a program had answered first. */
  afterAssistant: z.int(),
  /** Ley 10/2025, 8.2: so many got a person within three minutes; kept from 95 % on. Who has not waited so long yet counts in neither. */
  within: zShare.extend({ kept: z.boolean().nullable() }),
  waitMedian: zSeconds,
});

export const CHAT_FIGURES = ['asked', 'connected', 'within', 'beyond', 'afterAssistant'] as const;

const read = { access: 'person', scope: 'reports:read', method: 'GET' } as const;
export const chatRoutes = {
  chat: {
    ...read,
    path: '/reports/chat',
    summary: 'The chat: who asked for a person, who got one, and within which time',
    query: zPeriod,
    returns: zChatTotal,
  },
  chatBehind: {
    ...read,
    path: '/reports/chat/cases',
    summary: 'The cases whose conversations a figure counts, newest first',
    query: zPeriod.extend({ figure: z.enum(CHAT_FIGURES) }),
    returns: z.object({ cases: z.array(zCaseRow), total: z.int() }),
  },
} satisfies Routes;

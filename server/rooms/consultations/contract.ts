// Owns consultations, circuit 2: a department is asked, or the customer is referred to it and told so; the first level confirms at the end.
import { z } from 'zod';
import type { Routes } from '../../platform/route.ts';
import { zAsk } from '../attributions/contract.ts';
import { zRequest } from '../requests/contract.ts';

/** consult: sent → taken → answered → accepted, with needs_info, insufficient, rerouted; refer: handed_over → taken → done → confirmed, or returned. */
export const zConsultationState = z.enum([
  'sent',
  'taken',
  'needs_info',
  'answered',
  'accepted',
  'handed_over',
  'done',
  'confirmed',
  'returned',
  'withdrawn',
]);

export const zConsultation = z
  .object({
    request: zRequest,
    mode: z.enum(['consult', 'refer']),
    state: zConsultationState,
    department: z.object({ unitId: z.uuid(), code: z.string(), name: z.string() }),
    question: z.string(),
    /** When leave to act is asked: what exactly. */
    ask: zAsk.nullable(),
    verdict: z.enum(['yes', 'no', 'information']).nullable(),
    answer: z.string().nullable(),
    answeredBy: z.string().nullable(),
    answeredAt: z.string().nullable(),
    /** The leave that an accepted yes gives, to be carried out once. */
    warrantId: z.uuid().nullable(),
    /** Questions and replies between department and team, oldest first. */
    exchange: z.array(z.object({ at: z.string(), by: z.string(), text: z.string(), from: z.enum(['team', 'department']) })),
    may: z.object({
      answer: z.boolean(),
      reroute: z.boolean(),
      askInfo: z.boolean(),
      reply: z.boolean(),
      accept: z.boolean(),
      insist: z.boolean(),
      confirm: z.boolean(),
      withdraw: z.boolean(),
    }),
  })
  .meta({ id: 'Consultation' });
export type Consultation = z.output<typeof zConsultation>;

export const zAskConsultation = z.object({
  mode: z.enum(['consult', 'refer']).default('consult'),
  caseId: z.uuid(),
  caseKey: z.string(),
  title: z.string(),
  department: z.string().meta({ description: 'unit code' }),
  question: z.string().min(1).max(4000),
  /** Leave to act: the ruling of circuit 2 and what it was asked on. */
  rulingId: z.uuid().nullable().default(null),
  ask: zAsk.nullable().default(null),
  /** Of contact, where the case has one: the same question is then known again. */
  reason: z.string().max(100).nullable().default(null),
  /** Working minutes; null: 120. */
  agreedMinutes: z.int().positive().nullable().default(null),
});

export const zAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answer'),
    verdict: z.enum(['yes', 'no', 'information']).default('information'),
    text: z.string().min(1).max(8000),
  }),
  /** refer: the department did it and spoke with the customer. */
  z.object({ kind: z.literal('done'), text: z.string().min(1).max(8000) }),
  /** refer: back to the team. */
  z.object({ kind: z.literal('return'), text: z.string().min(1).max(8000) }),
  z.object({ kind: z.literal('ask_info'), text: z.string().min(1).max(4000) }),
  z.object({ kind: z.literal('not_mine'), department: z.string(), text: z.string().max(4000).default('') }),
]);

/** Working minutes agreed with a department where nothing else is said. */
export const AGREED_MINUTES = 120;

/** Data of each: {consultationId, caseId, mode, unitId, state}; `answered` adds {verdict, rulingId}; `accepted` adds {verdict, rulingId, warrantId}. */
export const events = {
  asked: 'consultations.asked',
  answered: 'consultations.answered',
  infoAsked: 'consultations.infoAsked',
  replied: 'consultations.replied',
  rerouted: 'consultations.rerouted',
  returned: 'consultations.returned',
  done: 'consultations.done',
  insisted: 'consultations.insisted',
  accepted: 'consultations.accepted',
  confirmed: 'consultations.confirmed',
  withdrawn: 'consultations.withdrawn',
} as const;

const one = { access: 'person', params: z.object({ requestId: z.uuid() }), returns: zConsultation } as const;
const text = z.object({ text: z.string().min(1).max(4000) });
export const routes = {
  open: {
    ...one,
    method: 'GET',
    path: '/consultations/:requestId',
    summary: 'One consultation or referral',
    scope: 'requests:read',
  },
  answer: {
    ...one,
    method: 'POST',
    path: '/consultations/:requestId/answer',
    summary: 'The department answers, asks, reroutes, does or returns',
    scope: 'requests:write',
    body: zAnswer,
  },
  reply: {
    ...one,
    method: 'POST',
    path: '/consultations/:requestId/reply',
    summary: 'The team gives what the department asked',
    scope: 'requests:write',
    body: text,
  },
  accept: {
    ...one,
    method: 'POST',
    path: '/consultations/:requestId/accept',
    summary: 'The team takes the answer',
    scope: 'requests:write',
  },
  insist: {
    ...one,
    method: 'POST',
    path: '/consultations/:requestId/insist',
    summary: 'The answer does not suffice: back to the department',
    scope: 'requests:write',
    body: text,
  },
  confirm: {
    ...one,
    method: 'POST',
    path: '/consultations/:requestId/confirm',
    summary: 'The first level confirms a referral that the department has done',
    scope: 'requests:write',
  },
  withdraw: {
    ...one,
    method: 'POST',
    path: '/consultations/:requestId/withdraw',
    summary: 'Withdraws it',
    scope: 'requests:write',
  },
} satisfies Routes;

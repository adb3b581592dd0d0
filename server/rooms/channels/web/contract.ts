// Owns the doors without an account: the web form, the customer's page by key, and the page that answers a request by a signed link.
import { z } from 'zod';
import type { Routes } from '../../../platform/route.ts';
import { zMoney } from '../../../platform/money.ts';
import { zReasonOfContact } from '../../cases/contract.ts';

const words = z.record(z.string(), z.union([z.string(), z.number(), zMoney, z.null()]));

export const zStep = z.object({
  at: z.string(),
  arrow: z.enum(['demand', 'answer', 'none']),
  title: z.string(),
  text: z.string(),
  direction: z.enum(['in', 'out', 'up', 'across', 'down']),
});
export type Step = z.output<typeof zStep>;

/** What a customer sees. By the key alone: state, who has it, until when. With the signed link also what was written, files, and the survey. */
export const zCustomerPage = z.object({
  centre: z.string(),
  timeZone: z.string(),
  key: z.string(),
  language: z.string(),
  signed: z.boolean(),
  /** One sentence in plain words, in the customer's language. */
  headline: z.string(),
  holder: z.string(),
  answerBy: z.string().nullable(),
  legalBy: z.string().nullable(),
  openedAt: z.string(),
  resolved: z.boolean(),
  resolution: z.enum(['favourable', 'partial', 'denied', 'none']).nullable(),
  steps: z.array(
    z.object({
      at: z.string(),
      arrow: z.enum(['demand', 'answer', 'none']),
      title: z.string(),
      text: z.string(),
      direction: z.enum(['in', 'out', 'up', 'across', 'down']),
    }),
  ),
  messages: z.array(
    z.object({
      at: z.string(),
      mine: z.boolean(),
      author: z.string(),
      text: z.string(),
      quoted: z.string(),
      files: z.array(z.object({ name: z.string(), type: z.string(), size: z.int(), sha256: z.string() })),
    }),
  ),
  survey: z.object({ answered: z.boolean(), score: z.int().nullable() }).nullable(),
  mayWrite: z.boolean(),
});

/** A request as its link shows it. Opening decides nothing: «nothing has happened yet». */
export const zAnswerPage = z.object({
  state: z.enum(['open', 'used', 'expired', 'revoked', 'closed']),
  centre: z.string(),
  timeZone: z.string(),
  locale: z.enum(['es', 'en']),
  kind: z.enum(['consultation', 'authorization', 'supply']),
  number: z.string(),
  title: z.string(),
  askedBy: z.string(),
  askedAt: z.string(),
  amount: zMoney.nullable(),
  to: z.string(),
  standsInFor: z.string().nullable(),
  dueAt: z.string(),
  climbsTo: z.string().nullable(),
  promisedAt: z.string().nullable(),
  question: z.string(),
  facts: z.array(z.object({ word: z.string(), params: words })),
  mode: z.enum(['consult', 'refer']).nullable(),
  withLeave: z.boolean(),
  precedents: z.object({ granted: z.int(), changed: z.int(), rejected: z.int() }).nullable(),
  costs: z.object({ grantMinor: z.int().nullable(), askMinor: z.int() }).nullable(),
  fingerprint: z.string().nullable(),
  validHours: z.int().nullable(),
  lines: z.array(z.object({ sku: z.string(), name: z.string(), quantity: z.int() })),
  departments: z.array(z.object({ code: z.string(), name: z.string() })),
});

/** Every answer a link can give, by kind of request. */
export const zLinkAnswer = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('approve') }),
  z.object({ answer: z.literal('change'), minor: z.int().positive(), text: z.string().min(1).max(2000) }),
  z.object({ answer: z.literal('reject'), text: z.string().min(1).max(2000) }),
  z.object({ answer: z.literal('ask'), text: z.string().min(1).max(2000) }),
  z.object({ answer: z.literal('yes'), text: z.string().max(8000).default('') }),
  z.object({ answer: z.literal('no'), text: z.string().min(1).max(8000) }),
  z.object({ answer: z.literal('information'), text: z.string().min(1).max(8000) }),
  z.object({ answer: z.literal('done'), text: z.string().min(1).max(8000) }),
  z.object({ answer: z.literal('return'), text: z.string().min(1).max(8000) }),
  z.object({ answer: z.literal('not_mine'), department: z.string(), text: z.string().max(2000).default('') }),
  z.object({ answer: z.literal('reserve') }),
  z.object({ answer: z.literal('hand_over'), text: z.string().max(200).default('') }),
  z.object({ answer: z.literal('decline'), text: z.string().min(1).max(2000) }),
]);

const zFile = z.object({ name: z.string().min(1).max(255), type: z.string().max(200), data: z.base64() });
const open = { access: 'public', scope: '' } as const;
const byKey = z.object({ key: z.string().min(1).max(40) });
const signature = z.string().max(100).optional();
export const routes = {
  formFrame: {
    ...open,
    method: 'GET',
    path: '/public/form/:centre',
    summary: 'What the form shows: the centre and its reasons',
    params: z.object({ centre: z.string() }),
    returns: z.object({ centre: z.string(), locale: z.string(), reasons: z.array(zReasonOfContact), token: z.string() }),
  },
  form: {
    ...open,
    method: 'POST',
    path: '/public/form/:centre',
    summary: 'A demand by the web form',
    params: z.object({ centre: z.string() }),
    body: z.object({
      name: z.string().min(1).max(200),
      email: z.email(),
      subject: z.string().max(300).default(''),
      text: z.string().min(1).max(20_000),
      reason: zReasonOfContact.optional(),
      orderNumber: z.string().max(100).default(''),
      language: z.enum(['es', 'en']).default('es'),
      files: z.array(zFile).max(5).default([]),
      token: z.string(),
      website: z.string().max(0).default('').meta({ description: 'left empty by people' }),
    }),
    returns: z.object({ key: z.string() }),
    bodyLimit: 28_000_000,
  },
  page: {
    ...open,
    method: 'GET',
    path: '/public/cases/:key',
    summary: "The customer's page",
    params: byKey,
    query: z.object({ t: signature }),
    returns: zCustomerPage,
  },
  write: {
    ...open,
    method: 'POST',
    path: '/public/cases/:key/messages',
    summary: 'The customer writes on the page',
    params: byKey,
    query: z.object({ t: z.string() }),
    body: z.object({ text: z.string().min(1).max(20_000), files: z.array(zFile).max(5).default([]), id: z.uuid() }),
    returns: zCustomerPage,
    bodyLimit: 28_000_000,
  },
  file: {
    ...open,
    method: 'GET',
    path: '/public/cases/:key/files/:sha256',
    summary: 'A file of the case',
    params: byKey.extend({ sha256: z.string() }),
    query: z.object({ t: z.string() }),
    returns: z.any(),
    file: true,
  },
  survey: {
    ...open,
    method: 'POST',
    path: '/public/cases/:key/survey',
    summary: 'How the customer was treated',
    params: byKey,
    query: z.object({ t: z.string() }),
    body: z.object({ score: z.int().min(1).max(5), comment: z.string().max(4000).default('') }),
    returns: zCustomerPage,
  },
  answerPage: {
    ...open,
    method: 'GET',
    path: '/public/answers/:token',
    summary: 'A request by its signed link; nothing is decided by opening it',
    params: z.object({ token: z.string() }),
    returns: zAnswerPage,
  },
  answer: {
    ...open,
    method: 'POST',
    path: '/public/answers/:token',
    summary: 'Answers it, once',
    params: z.object({ token: z.string() }),
    body: zLinkAnswer,
    returns: zAnswerPage,
  },
} satisfies Routes;

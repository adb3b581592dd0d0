// Owns the doors without an account: the customer's page by key with what can be done there, the web form, and the page that answers a request by a signed link.
import { z } from 'zod';
import type { Routes } from '../../../platform/route.ts';
import { zMoney } from '../../../platform/money.ts';
import { zChannel } from '../../cases/doors/contract.ts';
import { zAskCorrection, zCorrection } from './corrections/contract.ts';
import { zWithdraw, zWithdrawable, zWithdrawal } from './withdrawals/contract.ts';

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
  /** By which the centre's public addresses name it. */
  slug: z.string(),
  timeZone: z.string(),
  key: z.string(),
  language: z.string(),
  signed: z.boolean(),
  /** One sentence in plain words, in the customer's language. */
  headline: z.string(),
  /** The department or the team that has it now. */
  holder: z.string(),
  /** Who follows it for the customer; null until somebody does. */
  follower: z.string().nullable(),
  answerBy: z.string().nullable(),
  legalBy: z.string().nullable(),
  openedAt: z.string(),
  resolved: z.boolean(),
  resolution: z.enum(['favourable', 'partial', 'denied', 'none']).nullable(),
  steps: z.array(zStep),
  /** What we do next; null where it is over. */
  next: z.object({ title: z.string(), text: z.string() }).nullable(),
  messages: z.array(
    z.object({
      at: z.string(),
      mine: z.boolean(),
      author: z.string(),
      /** By which door it came or went. */
      channel: zChannel,
      /** A call: its text only says that there was one. */
      call: z.boolean(),
      text: z.string(),
      quoted: z.string(),
      files: z.array(z.object({ name: z.string(), type: z.string(), size: z.int(), sha256: z.string() })),
    }),
  ),
  survey: z.object({ answered: z.boolean(), score: z.int().nullable() }).nullable(),
  mayWrite: z.boolean(),
  /** Whether there is an order of theirs to withdraw from. */
  mayWithdraw: z.boolean(),
  withdrawals: z.array(zWithdrawal),
  corrections: z.array(zCorrection.pick({ id: true, at: true, wish: true, state: true })),
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
    body: z.object({
      score: z.int().min(1).max(5),
      comment: z.string().max(4000).default(''),
      cause: z.enum(['attention', 'product']).nullable().default(null),
    }),
    returns: zCustomerPage,
  },
  link: {
    ...open,
    method: 'POST',
    path: '/public/cases/:key/link',
    summary: 'Mails the signed link again to the address that is known; the answer tells nothing',
    params: byKey,
    returns: z.object({ asked: z.literal(true) }),
  },
  receipt: {
    ...open,
    method: 'GET',
    path: '/public/cases/:key/receipt',
    summary: 'Everything that was said, with its day and hour, on paper',
    params: byKey,
    query: z.object({ t: z.string() }),
    returns: z.any(),
    file: true,
  },
  withdrawable: {
    ...open,
    method: 'GET',
    path: '/public/cases/:key/withdrawals',
    summary: 'Orders of the customer that may be withdrawn from',
    params: byKey,
    query: z.object({ t: z.string() }),
    returns: z.array(zWithdrawable),
  },
  withdraw: {
    ...open,
    method: 'POST',
    path: '/public/cases/:key/withdrawals',
    summary: 'Withdraws from a contract; acknowledged at once',
    params: byKey,
    query: z.object({ t: z.string() }),
    body: zWithdraw,
    returns: zCustomerPage,
  },
  askCorrection: {
    ...open,
    method: 'POST',
    path: '/public/cases/:key/corrections',
    summary: 'Asks to correct, to see or to erase own data; somebody looks before anything changes',
    params: byKey,
    query: z.object({ t: z.string() }),
    body: zAskCorrection,
    returns: zCustomerPage,
  },
  caseReceipt: {
    access: 'person',
    scope: 'cases:read',
    method: 'GET',
    path: '/cases/:caseId/receipt',
    summary: 'The same paper for who works on the case',
    params: z.object({ caseId: z.uuid() }),
    returns: z.any(),
    file: true,
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

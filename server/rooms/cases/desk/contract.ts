// Owns the desk's own table: lists, counters, drafts, presence, and the HTTP routes of a case.
import { z } from 'zod';
import { zJson } from '../../../platform/json.ts';
import type { Routes } from '../../../platform/route.ts';
import { zMoney } from '../../../platform/money.ts';
import { zPrecedent } from '../../authorizations/contract.ts';
import { zAttachment } from '../files/contract.ts';
import { zDraft, zLetter } from '../replies/contract.ts';
import { zCase, zCaseRow, zLanguage, zMayLine, zNature, zReasonOfContact, zReceive, zTakeAction } from '../contract.ts';

export const zQueue = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  reasons: z.array(z.string()),
  skills: z.array(z.string()),
  unitId: z.uuid().nullable(),
  open: z.int(),
});

const person = { access: 'person' } as const;
const one = { ...person, params: z.object({ caseId: z.uuid() }), scope: 'cases:write', returns: zCase } as const;
const version = z.int().optional().meta({ description: 'the version on screen; an older one is refused as stale' });

export const routes = {
  list: {
    ...person,
    method: 'GET',
    path: '/cases',
    summary: 'Cases, newest first',
    scope: 'cases:read',
    query: z.object({
      view: z.enum(['mine', 'queue', 'waiting', 'open', 'all']).default('mine'),
      queueId: z.uuid().optional(),
      before: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
      /** Cases behind a figure of a report: ids are asked by it. */
      ids: z.string().optional(),
    }),
    returns: z.object({ cases: z.array(zCaseRow), next: z.string().nullable() }),
  },
  search: {
    ...person,
    method: 'GET',
    path: '/cases/search',
    summary: 'By key, customer, address, order or words, newest first',
    scope: 'cases:read',
    query: z.object({ q: z.string().min(1).max(200) }),
    returns: z.object({ cases: z.array(zCaseRow) }),
  },
  queues: {
    ...person,
    method: 'GET',
    path: '/queues',
    summary: 'Queues with what is open in each',
    scope: 'cases:read',
    returns: z.object({ queues: z.array(zQueue), mine: z.int(), waiting: z.int() }),
  },
  open: {
    ...person,
    method: 'GET',
    path: '/cases/:caseId',
    summary: 'One case, whole',
    scope: 'cases:read',
    params: z.object({ caseId: z.uuid() }),
    returns: zCase,
  },
  may: {
    ...person,
    method: 'GET',
    path: '/cases/:caseId/may',
    summary: 'The "you may" bar: every fitting action with circuit, decider, usual time and what is left',
    scope: 'cases:read',
    params: z.object({ caseId: z.uuid() }),
    query: z.object({ orderId: z.uuid().optional() }),
    returns: z.array(zMayLine),
  },
  mayOne: {
    ...person,
    method: 'POST',
    path: '/cases/:caseId/may',
    summary: 'The same line for these parameters and amount',
    scope: 'cases:read',
    params: z.object({ caseId: z.uuid() }),
    body: z.object({
      action: z.string(),
      params: z.record(z.string(), zJson).default({}),
      amount: zMoney.nullable().default(null),
      orderId: z.uuid().nullable().default(null),
      identityVerified: z.boolean().default(false),
      evidence: z.array(zAttachment).default([]),
    }),
    returns: zMayLine,
  },
  precedents: {
    ...person,
    method: 'GET',
    path: '/cases/:caseId/precedents',
    summary: 'The five decided requests most like one that would be asked in this case',
    scope: 'cases:read',
    params: z.object({ caseId: z.uuid() }),
    query: z.object({
      action: z.string(),
      minor: z.coerce.number().int().nonnegative().optional(),
      orderId: z.uuid().optional(),
    }),
    returns: z.array(zPrecedent),
  },
  receive: {
    ...person,
    method: 'POST',
    path: '/cases',
    summary: 'A demand by another door: a new case or a step of one',
    scope: 'cases:write',
    body: zReceive,
    returns: z.object({ caseId: z.uuid(), key: z.string(), isNew: z.boolean() }),
  },
  assign: {
    ...one,
    method: 'POST',
    path: '/cases/:caseId/assign',
    summary: 'Gives it to a person or a queue',
    body: z.object({ personId: z.uuid().nullable(), queueId: z.uuid().optional() }),
  },
  classify: {
    ...one,
    method: 'PATCH',
    path: '/cases/:caseId',
    summary: 'Nature, reason, language, subject, order',
    body: z.object({
      nature: zNature.optional(),
      reason: zReasonOfContact.optional(),
      language: zLanguage.optional(),
      subject: z.string().min(1).max(500).optional(),
      orderId: z.uuid().nullable().optional(),
      version,
    }),
  },
  reply: {
    ...one,
    method: 'POST',
    path: '/cases/:caseId/replies',
    summary: 'Answers the customer by the door they came in',
    body: zLetter.extend({
      attachments: z.array(zAttachment).default([]),
      promisedAt: z.iso.datetime().nullable().default(null),
      version,
    }),
  },
  note: {
    ...one,
    method: 'POST',
    path: '/cases/:caseId/notes',
    summary: 'A note that the customer does not see',
    body: z.object({ text: z.string().min(1).max(100_000) }),
  },
  addIssue: {
    ...one,
    method: 'POST',
    path: '/cases/:caseId/issues',
    summary: 'Another point that the customer raises',
    body: z.object({ reason: zReasonOfContact, text: z.string().min(1).max(2000) }),
  },
  answerIssue: {
    ...one,
    method: 'POST',
    path: '/cases/:caseId/issues/:issueId/answer',
    summary: 'Answers one point',
    params: z.object({ caseId: z.uuid(), issueId: z.uuid() }),
    body: z.object({ outcome: z.enum(['favourable', 'partial', 'denied', 'information']), answer: z.string().min(1).max(4000) }),
  },
  takeAction: {
    ...one,
    method: 'POST',
    path: '/cases/:caseId/actions',
    summary: 'Carries out, or asks leave for, an action',
    body: zTakeAction,
  },
  executeGranted: {
    ...one,
    method: 'POST',
    path: '/cases/:caseId/actions/:actionId/execute',
    summary: 'Carries out what a department agreed to',
    params: z.object({ caseId: z.uuid(), actionId: z.uuid() }),
  },
  consult: {
    ...one,
    method: 'POST',
    path: '/cases/:caseId/consultations',
    summary: 'Consults a department or refers the customer to it',
    body: z.object({
      mode: z.enum(['consult', 'refer']),
      department: z.string(),
      question: z.string().min(1).max(4000),
      live: z.boolean().default(false),
    }),
  },
  requestSupply: {
    ...one,
    method: 'POST',
    path: '/cases/:caseId/supplies',
    summary: 'Asks a section below for stock, a spare or a service',
    body: z.object({
      section: z.string().default('SECTION_STOCK'),
      purpose: z.enum(['exchange', 'resend', 'spare', 'service']),
      lines: z.array(z.object({ sku: z.string(), name: z.string().default(''), quantity: z.int().positive() })).min(1),
      note: z.string().default(''),
    }),
  },
  resolve: {
    ...one,
    method: 'POST',
    path: '/cases/:caseId/resolve',
    summary: 'Resolves it and tells the customer',
    body: zLetter.extend({
      resolution: z.enum(['favourable', 'partial', 'denied', 'none']),
      attachments: z.array(zAttachment).default([]),
      version,
    }),
  },
  reopen: { ...one, method: 'POST', path: '/cases/:caseId/reopen', summary: 'Opens it again' },
  saveDraft: {
    ...person,
    method: 'PUT',
    path: '/cases/:caseId/draft',
    summary: 'Keeps what is being written',
    scope: 'cases:write',
    params: z.object({ caseId: z.uuid() }),
    body: zDraft
      .pick({ html: true, door: true, cc: true })
      .partial()
      .extend({
        kind: z.enum(['reply', 'note', 'forward']),
        text: z.string().max(100_000),
        /** The text whose place it takes; where another one stands, nothing is written over. */
        over: z.string().max(100_000).optional(),
        attachments: z.array(zAttachment).default([]),
      }),
    returns: z.object({ at: z.string() }),
  },
  beHere: {
    ...person,
    method: 'POST',
    path: '/cases/:caseId/presence',
    summary: 'I am in this case',
    scope: 'cases:write',
    params: z.object({ caseId: z.uuid() }),
    body: z.object({ writing: z.boolean() }),
    returns: z.object({ others: zCase.shape.others }),
  },
  upload: {
    ...person,
    method: 'POST',
    path: '/cases/:caseId/files',
    summary: 'A file, base64',
    scope: 'cases:write',
    params: z.object({ caseId: z.uuid() }),
    body: z.object({ name: z.string().min(1).max(255), type: z.string().max(200), data: z.base64() }),
    returns: zAttachment,
    bodyLimit: 28_000_000,
  },
  download: {
    ...person,
    method: 'GET',
    path: '/cases/:caseId/files/:sha256',
    summary: 'A file or the raw mail of a case',
    scope: 'cases:read',
    params: z.object({ caseId: z.uuid(), sha256: z.string() }),
    returns: z.any(),
    file: true,
  },
  framed: {
    ...person,
    method: 'GET',
    path: '/cases/:caseId/messages/:messageId/html',
    summary: 'The formatted text of a message, cleaned, for a sandboxed frame; `pictures=1` loads those from elsewhere',
    scope: 'cases:read',
    params: z.object({ caseId: z.uuid(), messageId: z.uuid() }),
    query: z.object({ pictures: z.enum(['0', '1']).default('0') }),
    returns: z.any(),
    file: true,
  },
} satisfies Routes;

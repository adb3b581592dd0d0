// Owns templates with typed fields and signatures: what the centre writes often, filled with the facts of a case.
import { z } from 'zod';
import type { Routes } from '../../../platform/route.ts';

/** What a template may say of a case by itself. */
export const FIELDS = [
  'customer.name',
  'case.key',
  'case.link',
  'order.number',
  'order.total',
  'order.date',
  'agent.name',
  'centre.name',
  'promise.date',
] as const;
export type Field = (typeof FIELDS)[number];

/** What its writer is asked for: `label` in the template's words, `type` what is typed. */
export const zAsk = z.object({ type: z.enum(['text', 'date', 'money', 'number']), label: z.string() });
const zLanguage = z.string().regex(/^[a-z]{2}$/);

export const zTemplate = z
  .object({
    id: z.uuid(),
    /** The same in every language. */
    code: z.string(),
    language: z.string(),
    name: z.string(),
    reasons: z.array(z.string()),
    body: z.string(),
    changedAt: z.string(),
    changedBy: z.string(),
  })
  .meta({ id: 'Template' });

/** A template in a case: `text` with everything filled that is known, markers where something is missing. */
export const zFitting = z.object({
  id: z.uuid(),
  name: z.string(),
  language: z.string(),
  /** It is for the case's reason of contact, in its language. */
  fits: z.boolean(),
  text: z.string(),
  asks: z.array(zAsk),
  /** Fields of the closed list that this case has nothing for. */
  missing: z.array(z.string()),
});
export const zSignature = z.object({ mailbox: z.string(), language: zLanguage, body: z.string() });

const person = { access: 'person' } as const;
const zBody = z.string().min(1).max(20_000);
export const templateRoutes = {
  templates: {
    ...person,
    method: 'GET',
    path: '/templates',
    summary: 'Templates and signatures',
    scope: 'cases:read',
    returns: z.object({
      templates: z.array(zTemplate),
      signatures: z.array(zSignature),
      /** What a template may say of a case by itself. */
      fields: z.array(z.string()),
      mayPut: z.boolean(),
    }),
  },
  putTemplate: {
    ...person,
    method: 'POST',
    path: '/templates',
    summary: 'Adds or changes a template, by id',
    scope: 'cases:write',
    body: z.object({
      id: z.uuid().optional(),
      code: z
        .string()
        .regex(/^[a-z0-9-]{2,40}$/)
        .optional(),
      language: zLanguage,
      name: z.string().trim().min(1).max(120),
      reasons: z.array(z.string()).max(20).default([]),
      body: zBody,
    }),
    returns: zTemplate,
  },
  foundTemplates: {
    ...person,
    method: 'POST',
    path: '/templates/standard',
    summary: 'Brings those that a new centre begins with and this one has not; nothing that is there is changed',
    scope: 'cases:write',
    returns: z.object({ added: z.int() }),
  },
  dropTemplate: {
    ...person,
    method: 'DELETE',
    path: '/templates/:templateId',
    summary: 'Drops a template; what was written with it stays',
    scope: 'cases:write',
    params: z.object({ templateId: z.uuid() }),
    returns: z.object({ id: z.uuid() }),
  },
  putSignature: {
    ...person,
    method: 'PUT',
    path: '/signatures',
    summary: 'The signature of the centre, or of one mailbox; empty drops it',
    scope: 'cases:write',
    body: zSignature.extend({ mailbox: z.string().max(254).default(''), body: z.string().max(4000) }),
    returns: z.object({ body: z.string() }),
  },
  preview: {
    ...person,
    method: 'POST',
    path: '/templates/preview',
    summary: 'A template with invented facts, and what is wrong with it',
    scope: 'cases:read',
    body: z.object({ language: zLanguage, body: zBody }),
    returns: z.object({ text: z.string(), asks: z.array(zAsk), unknown: z.array(z.string()) }),
  },
  fitting: {
    ...person,
    method: 'GET',
    path: '/cases/:caseId/templates',
    summary: 'Templates filled with what is known of a case, those that fit it first',
    scope: 'cases:read',
    params: z.object({ caseId: z.uuid() }),
    returns: z.array(zFitting),
  },
  fill: {
    ...person,
    method: 'POST',
    path: '/cases/:caseId/templates/:templateId/fill',
    summary: 'One of them with what its writer was asked for',
    scope: 'cases:read',
    params: z.object({ caseId: z.uuid(), templateId: z.uuid() }),
    /** By label: a day as 2026-11-30, money as 12.50, a number as 3. */
    body: z.object({ asked: z.record(z.string(), z.string().max(2000)) }),
    returns: z.object({ text: z.string(), missing: z.array(z.string()) }),
  },
} satisfies Routes;

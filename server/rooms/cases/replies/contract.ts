// Owns how an answer is written and leaves: its words and format, who gets a copy, how long it can be taken back, and what waits for its hour.
import { z } from 'zod';
import type { Routes } from '../../../platform/route.ts';
import { zDoorChoice } from '../doors/contract.ts';
import { zAttachment } from '../files/contract.ts';

/** When an answer leaves: at once; after as long as its writer wants to take it back in; or at an hour. */
const zWhen = z.union([z.enum(['now', 'habit']), z.iso.datetime()]);

/** A letter to a customer, but for its files. */
export const zLetter = z.object({
  /** Plain; where only `html` is given it is taken from there. */
  text: z.string().max(100_000).default(''),
  /** Formatted; cleaned before it is kept. */
  html: z.string().max(500_000).nullable().default(null),
  /** By which door; left out, by the usual one. */
  door: zDoorChoice.nullable().default(null),
  /** Who else gets it, where it leaves by mail. */
  cc: z.array(z.email()).max(20).default([]),
  when: zWhen.default('now'),
  /** Asks first where something looks wrong: another language than the case's, or a template and nothing else. Refused as cases.askLanguage, cases.askTemplate. */
  ask: z.boolean().default(false),
});

/** An answer ready to leave; `html` is the address of its cleaned file. */
export const zAnswer = z.object({
  text: z.string(),
  html: z.string().nullable(),
  door: zDoorChoice,
  cc: z.array(z.string()),
  attachments: z.array(zAttachment),
});
/** One that waits for its moment: a reply may promise, an ending says how it ends. */
export const zHeldLetter = zAnswer.extend({
  promisedAt: z.string().nullable(),
  resolution: z.enum(['favourable', 'partial', 'denied', 'none']).nullable(),
});

/** An answer that has not left yet. */
export const zHeld = z.object({
  id: z.uuid(),
  at: z.string(),
  sendAt: z.string(),
  verb: z.enum(['reply', 'resolve']),
  by: z.object({ id: z.uuid(), name: z.string() }),
  text: z.string(),
  door: zDoorChoice,
  cc: z.array(z.string()),
  /** Names of what goes with it. */
  files: z.array(z.string()),
});

/** What somebody is writing in a case; nobody else reads it. */
export const zDraft = z.object({
  reply: z.string(),
  note: z.string(),
  forward: z.string(),
  /** The reply as it is formatted; null where it is plain. */
  html: z.string().nullable(),
  door: zDoorChoice.nullable(),
  /** Null: the copies are as they were offered. */
  cc: z.array(z.string()).nullable(),
});

/** Seconds in which an answer can be taken back; 0 sends at once. Null: as the centre has it. */
const zUndoSeconds = z.int().min(0).max(120);
export const zHabit = z.object({
  undoSeconds: zUndoSeconds.nullable(),
  centreUndoSeconds: zUndoSeconds,
  /** Writes with bold, lists and links. */
  formatted: z.boolean(),
  mayPutCentre: z.boolean(),
});

const person = { access: 'person' } as const;
export const replyRoutes = {
  takeBack: {
    ...person,
    method: 'POST',
    path: '/cases/:caseId/held/:heldId/take-back',
    summary: 'Takes an answer back that has not left: it is a draft of its writer again',
    scope: 'cases:write',
    params: z.object({ caseId: z.uuid(), heldId: z.uuid() }),
    returns: z.object({ caseId: z.uuid() }),
  },
  hurry: {
    ...person,
    method: 'POST',
    path: '/cases/:caseId/held/:heldId/send',
    summary: 'Lets an answer leave now that waits for its hour',
    scope: 'cases:write',
    params: z.object({ caseId: z.uuid(), heldId: z.uuid() }),
    returns: z.object({ caseId: z.uuid() }),
  },
  habit: {
    ...person,
    method: 'GET',
    path: '/writing-habit',
    summary: 'How I write',
    scope: 'cases:read',
    returns: zHabit,
  },
  putHabit: {
    ...person,
    method: 'PUT',
    path: '/writing-habit',
    summary: 'Changes how I write, or how the centre does',
    scope: 'cases:write',
    body: z.object({
      of: z.enum(['me', 'centre']).default('me'),
      undoSeconds: zUndoSeconds.nullable().optional(),
      formatted: z.boolean().optional(),
    }),
    returns: zHabit,
  },
} satisfies Routes;

// Owns letters: scans with their day of entry, and answers printed to be posted.
import { z } from 'zod';
import type { Routes } from '../../../platform/route.ts';
import { type LayOut, type ReadPages, zPaper } from '../../documents/contract.ts';

export const zRawLetter = zPaper.extend({ enteredOn: z.iso.date(), putInBy: z.string() }).meta({ id: 'RawLetter' });

export const zOutgoingLetter = z
  .object({
    id: z.uuid(),
    createdAt: z.string(),
    addressee: z.string(),
    caseId: z.uuid(),
    caseKey: z.string(),
    state: z.enum(['to_print', 'posted', 'returned']),
    postedOn: z.iso.date().nullable(),
    registered: z.string().nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'OutgoingLetter' });
export type OutgoingLetter = z.output<typeof zOutgoingLetter>;

/** Data: arrived and read {letterId}; written, posted and returned {letterId, caseId}. */
export const events = {
  arrived: 'post.arrived',
  read: 'post.read',
  written: 'post.written',
  posted: 'post.posted',
  returned: 'post.returned',
} as const;

/** What the room needs of the machine. */
export type Needs = { readPages: ReadPages; layOut: LayOut };

const person = { access: 'person' } as const;
const byId = z.object({ letterId: z.uuid() });
export const routes = {
  incoming: {
    ...person,
    method: 'GET',
    path: '/letters/incoming',
    summary: 'Letters that came in, newest first',
    scope: 'cases:read',
    query: z.object({ state: zPaper.shape.state.optional(), before: z.uuid().optional() }),
    returns: z.object({ letters: z.array(zRawLetter), counts: z.record(z.string(), z.int()) }),
  },
  raw: {
    ...person,
    method: 'GET',
    path: '/letters/incoming/:letterId/file',
    summary: 'The scan as it was put in',
    scope: 'cases:read',
    params: byId,
    returns: z.any(),
    file: true,
  },
  putIn: {
    ...person,
    method: 'POST',
    path: '/letters/incoming',
    summary: 'A letter that came by post: its scan, base64, with the day it came in',
    scope: 'cases:write',
    body: z.object({
      name: z.string().min(1).max(300),
      type: z.string().max(200),
      data: z.base64(),
      enteredOn: z.iso.date(),
      senderName: z.string().trim().max(200).default(''),
      /** Lines as on the envelope. */
      address: z.string().trim().max(300).default(''),
      customerId: z.uuid().nullable().default(null),
      caseId: z.uuid().nullable().default(null),
    }),
    returns: z.object({ id: z.uuid() }),
    bodyLimit: 70_000_000,
  },
  outgoing: {
    ...person,
    method: 'GET',
    path: '/letters/outgoing',
    summary: 'Letters to print, posted and returned, newest first; those to print alone: oldest first',
    scope: 'cases:read',
    query: z.object({ state: zOutgoingLetter.shape.state.optional(), before: z.uuid().optional() }),
    returns: z.array(zOutgoingLetter),
  },
  print: {
    ...person,
    method: 'GET',
    path: '/letters/print',
    summary: 'Letters to be printed, one after another, several with a list before them: PDF',
    scope: 'cases:read',
    query: z.object({ ids: z.string().max(4000) }),
    returns: z.any(),
    file: true,
  },
  markPosted: {
    ...person,
    method: 'POST',
    path: '/letters/posted',
    summary: 'These letters were taken to the post',
    scope: 'cases:write',
    body: z.object({
      letterIds: z.array(z.uuid()).min(1).max(100),
      postedOn: z.iso.date(),
      registered: z.string().trim().max(60).default(''),
    }),
    returns: z.array(zOutgoingLetter),
  },
  markReturned: {
    ...person,
    method: 'POST',
    path: '/letters/outgoing/:letterId/returned',
    summary: 'A letter came back, or could not be posted',
    scope: 'cases:write',
    params: byId,
    body: z.object({ note: z.string().trim().min(1).max(500) }),
    returns: zOutgoingLetter,
  },
} satisfies Routes;

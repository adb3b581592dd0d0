// Owns faxes: raw ones as they came, their lines, what goes out by fax and what became of it.
import { z } from 'zod';
import type { Routes } from '../../../platform/route.ts';
import { type LayOut, type ReadPages, zPaper } from '../../documents/contract.ts';

/**
 * Where faxes come from and leave by. `server`: a HylaFAX of one's own, which shows its token at our door and is sent to by `sendfax` (`host`, empty for
 * this machine). `gateway`: a service by mail; a mail from `sender` (an address, or `*@domain`) with TIFF or PDF is a fax, and one goes out as a mail to
 * `number@domain`.
 */
export const zFaxLine = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: z.enum(['server', 'gateway']),
    number: z.string(),
    host: z.string(),
    sender: z.string(),
    domain: z.string(),
    /** Of a gateway: its mails are faxes also where nothing proves that they come from it; never where something says that they do not. */
    believesUnproved: z.boolean(),
    quietDays: z.int(),
    isActive: z.boolean(),
    lastInAt: z.string().nullable(),
    /** Nothing has come in for longer than it may. */
    isQuiet: z.boolean(),
  })
  .meta({ id: 'FaxLine' });
export type FaxLine = z.output<typeof zFaxLine>;

export const zPutLine = z.object({
  id: z.uuid().optional(),
  name: z.string().trim().min(1).max(80),
  kind: z.enum(['server', 'gateway']),
  number: z.string().trim().max(40).default(''),
  host: z
    .string()
    .trim()
    .regex(/^[\w.:[\]-]{0,120}$/)
    .default(''),
  sender: z.string().trim().toLowerCase().max(200).default(''),
  domain: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[\w.-]{0,200}$/)
    .default(''),
  believesUnproved: z.boolean().default(false),
  quietDays: z.int().min(1).max(365).default(3),
  isActive: z.boolean().default(true),
});

export const zRawFax = zPaper.extend({ number: z.string().nullable(), line: z.string().nullable() }).meta({ id: 'RawFax' });

export const zOutgoingFax = z
  .object({
    id: z.uuid(),
    createdAt: z.string(),
    changedAt: z.string(),
    number: z.string(),
    line: z.string().nullable(),
    caseId: z.uuid(),
    caseKey: z.string(),
    /** `handed`: the fax server has it; `gateway`: a mail carries it; `outbox`: no line is set, and it stays here to be read. */
    state: z.enum(['queued', 'sending', 'handed', 'gateway', 'outbox', 'sent', 'failed']),
    attempts: z.int(),
    problem: z.string().nullable(),
  })
  .meta({ id: 'OutgoingFax' });

/** Data: arrived {faxId}; queued, sent and failed {outgoingId, caseId}; gatewayDue {outgoingId, messageId, purpose, to, subject, file}. */
export const events = {
  arrived: 'fax.arrived',
  read: 'fax.read',
  queued: 'fax.queued',
  sent: 'fax.sent',
  failed: 'fax.failed',
  gatewayDue: 'fax.gatewayDue',
  lineChanged: 'fax.lineChanged',
} as const;

/** Hands pages to a fax server and answers what it said; throws with its words where it did not take them. compose hands it in. */
export type HandOver = (fax: { host: string; number: string; from: string; tag: string; pdf: Buffer }) => Promise<string>;
/** What the room needs of the machine. */
export type Needs = { readPages: ReadPages; layOut: LayOut; handOver: HandOver };

const person = { access: 'person' } as const;
const byId = z.object({ faxId: z.uuid() });
const page = z.object({ before: z.uuid().optional() });
export const routes = {
  lines: { ...person, method: 'GET', path: '/fax/lines', summary: 'Fax lines', scope: 'cases:read', returns: z.array(zFaxLine) },
  putLine: {
    ...person,
    method: 'POST',
    path: '/fax/lines',
    summary: 'Adds or changes a line, by id; the token of a new server is shown this once',
    scope: 'organization:admin',
    body: zPutLine,
    returns: z.object({ line: zFaxLine, token: z.string().nullable() }),
  },
  renewToken: {
    ...person,
    method: 'POST',
    path: '/fax/lines/:lineId/token',
    summary: 'A new token, shown this once; the old one opens nothing any more',
    scope: 'organization:admin',
    params: z.object({ lineId: z.uuid() }),
    returns: z.object({ token: z.string() }),
  },
  incoming: {
    ...person,
    method: 'GET',
    path: '/fax/incoming',
    summary: 'Faxes as they came, newest first',
    scope: 'cases:read',
    query: page.extend({ state: zRawFax.shape.state.optional() }),
    returns: z.object({ faxes: z.array(zRawFax), counts: z.record(z.string(), z.int()) }),
  },
  raw: {
    ...person,
    method: 'GET',
    path: '/fax/incoming/:faxId/file',
    summary: 'The fax as it came',
    scope: 'cases:read',
    params: byId,
    returns: z.any(),
    file: true,
  },
  upload: {
    ...person,
    method: 'POST',
    path: '/fax/incoming',
    summary: 'A fax that came on paper: its scan, base64',
    scope: 'cases:write',
    body: z.object({
      name: z.string().min(1).max(300),
      type: z.string().max(200),
      data: z.base64(),
      number: z.string().trim().max(40).default(''),
      senderName: z.string().trim().max(200).default(''),
      caseId: z.uuid().nullable().default(null),
    }),
    returns: z.object({ id: z.uuid() }),
    bodyLimit: 70_000_000,
  },
  outgoing: {
    ...person,
    method: 'GET',
    path: '/fax/outgoing',
    summary: 'Faxes that left or wait, newest first',
    scope: 'cases:read',
    query: page,
    returns: z.array(zOutgoingFax),
  },
  pages: {
    ...person,
    method: 'GET',
    path: '/fax/outgoing/:faxId/file',
    summary: 'The pages as they are faxed: PDF',
    scope: 'cases:read',
    params: byId,
    returns: z.any(),
    file: true,
  },
  sendAgain: {
    ...person,
    method: 'POST',
    path: '/fax/outgoing/:faxId/send',
    summary: 'Tries again to send one that failed or waits',
    scope: 'cases:write',
    params: byId,
    returns: zOutgoingFax,
  },
} satisfies Routes;

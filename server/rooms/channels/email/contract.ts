// Owns mail: raw mails as they came, threading, mailboxes, what goes out and what became of it, and the outbox that can be read.
import { z } from 'zod';
import type { Routes } from '../../../platform/route.ts';
import { zBackfill, zMailbox, zPutMailbox } from './mailboxes/contract.ts';

export const zRawMail = z.object({
  id: z.uuid(),
  receivedAt: z.string(),
  from: z.string(),
  subject: z.string(),
  size: z.int(),
  state: z.enum(['stored', 'understood', 'unreadable', 'duplicate', 'automatic']),
  caseId: z.uuid().nullable(),
  problem: z.string().nullable(),
});
export const zOutgoing = z.object({
  id: z.uuid(),
  kind: z.enum(['reply', 'receipt', 'request', 'survey', 'notification', 'forward']),
  to: z.string(),
  subject: z.string(),
  body: z.string(),
  state: z.enum(['queued', 'sending', 'sent', 'outbox', 'failed']),
  attempts: z.int(),
  problem: z.string().nullable(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
  caseId: z.uuid().nullable(),
  requestId: z.uuid().nullable(),
});

/** Data: mailArrived {rawMailId}; mailSent and mailFailed {outgoingId, caseId}; backfillAsked {mailboxId}; alarms {mailboxId, kind}. */
export const events = {
  mailArrived: 'email.mailArrived',
  mailQueued: 'email.mailQueued',
  mailSent: 'email.mailSent',
  mailFailed: 'email.mailFailed',
  backfillAsked: 'email.backfillAsked',
  alarmRaised: 'email.alarmRaised',
  alarmCleared: 'email.alarmCleared',
} as const;

const person = { access: 'person' } as const;
export const routes = {
  mailboxes: {
    ...person,
    method: 'GET',
    path: '/mailboxes',
    summary: 'Mailboxes',
    scope: 'email:admin',
    returns: z.array(zMailbox),
  },
  putMailbox: {
    ...person,
    method: 'POST',
    path: '/mailboxes',
    summary: 'Adds or changes a mailbox, by id',
    scope: 'email:admin',
    body: zPutMailbox,
    returns: zMailbox,
  },
  checkMailbox: {
    ...person,
    method: 'POST',
    path: '/mailboxes/:mailboxId/check',
    summary: 'Tests both connections and tells the truth',
    scope: 'email:admin',
    params: z.object({ mailboxId: z.uuid() }),
    returns: zMailbox,
  },
  backfill: {
    ...person,
    method: 'POST',
    path: '/mailboxes/:mailboxId/backfill',
    summary: 'Fetches the mails of the last so many days that are not here; how far it got is told with the mailbox',
    scope: 'email:admin',
    params: z.object({ mailboxId: z.uuid() }),
    body: z.object({ days: z.int().min(1).max(3650) }),
    returns: zBackfill,
  },
  outbox: {
    ...person,
    method: 'GET',
    path: '/mail/outgoing',
    summary: 'Mail that left, waits, or is kept here because no server is set',
    scope: 'email:read',
    query: z.object({ before: z.string().optional() }),
    returns: z.object({ mails: z.array(zOutgoing), smtpConfigured: z.boolean() }),
  },
  resend: {
    ...person,
    method: 'POST',
    path: '/mail/outgoing/:mailId/send',
    summary: 'Tries again to send one',
    scope: 'email:admin',
    params: z.object({ mailId: z.uuid() }),
    returns: zOutgoing,
  },
  incoming: {
    ...person,
    method: 'GET',
    path: '/mail/incoming',
    summary: 'Raw mails: unreadable ones first asked for',
    scope: 'email:read',
    query: z.object({ state: zRawMail.shape.state.optional(), before: z.string().optional() }),
    returns: z.object({ mails: z.array(zRawMail), counts: z.record(z.string(), z.int()) }),
  },
  raw: {
    ...person,
    method: 'GET',
    path: '/mail/incoming/:mailId/raw',
    summary: 'The mail as it came',
    scope: 'email:read',
    params: z.object({ mailId: z.uuid() }),
    returns: z.any(),
    file: true,
  },
  deliver: {
    ...person,
    method: 'POST',
    path: '/mail/incoming',
    summary: 'A raw mail by HTTP, base64: for mail servers that deliver that way',
    scope: 'cases:write',
    body: z.object({ raw: z.base64(), recipient: z.email(), sender: z.string().default('') }),
    returns: z.object({ id: z.uuid() }),
    bodyLimit: 50_000_000,
  },
} satisfies Routes;

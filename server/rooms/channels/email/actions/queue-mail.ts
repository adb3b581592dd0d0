import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { markDelivery } from '../../../cases/actions/mark-delivery.ts';
import { zAttachment } from '../../../cases/files/contract.ts';
import { followMail } from '../../fax/actions/follow-mail.ts';
import { events } from '../contract.ts';
import { messageIdFor } from '../decide.ts';
import { insertOutgoing, rememberThread } from '../sql.ts';
import { mailboxFor, threadOf } from '../views.ts';
import { standsOff } from '../bounces/views.ts';
import { withoutOurs } from '../letters/views.ts';

const input = z.object({
  kind: z.enum(['reply', 'receipt', 'request', 'survey', 'notification', 'forward']),
  /** The same thing told twice is one mail. */
  dedupeKey: z.string(),
  to: z.string(),
  subject: z.string(),
  body: z.string(),
  /** The same formatted; both go. */
  html: z.string().nullable().default(null),
  cc: z.array(z.string()).default([]),
  language: z.string(),
  caseId: z.uuid().nullable().default(null),
  requestId: z.uuid().nullable().default(null),
  caseMessageId: z.uuid().nullable().default(null),
  purpose: z.enum(['reply', 'resolution', 'status']).nullable().default(null),
  attachments: z.array(zAttachment).default([]),
});

/**
 * Puts a mail in the line to go out, threaded into its case; where no mail server is set it is in the built-in outbox at once, and the
 * case is told so. System only: reactions call it.
 */
export const queueMail = action('email.queueMail', input, async (tx, mail): Promise<void> => {
  const box = await mailboxFor(tx, mail.caseId, mail.language);
  if (!box) return tx.ctx.log.warn({ kind: mail.kind }, 'no mailbox to write from');
  // Nothing that writes itself goes to an address that is gone, or to somebody who wants none.
  if ((mail.kind === 'receipt' || mail.kind === 'survey') && (await standsOff(tx, mail.to))) return;
  const id = newId();
  const domain = box.address.split('@')[1] ?? 'localhost';
  const toCustomer = mail.kind !== 'request' && mail.kind !== 'forward' && mail.caseId !== null;
  // A third party's mails name the case too, signed, so that what comes back finds it; they are no part of the customer's thread.
  const messageId =
    mail.kind !== 'request' && mail.caseId ? messageIdFor(tx.ctx.keys, tx.orgId, mail.caseId, id, domain) : `${id}@${domain}`;
  const thread = toCustomer && mail.caseId ? await threadOf(tx, mail.caseId) : [];
  const last = thread.at(-1);
  const headers: Record<string, string> = {
    'message-id': messageId,
    ...(last ? { 'in-reply-to': `<${last}>`, references: thread.map((ref) => `<${ref}>`).join(' ') } : {}),
    'x-loop': box.address,
    ...((mail.kind === 'reply' && mail.purpose !== 'status') || mail.kind === 'forward'
      ? {}
      : { 'auto-submitted': 'auto-generated', 'x-auto-response-suppress': 'All' }),
  };
  const cc = mail.cc.length > 0 ? await withoutOurs(tx, mail.cc, mail.to) : [];
  const { kind, dedupeKey, to, subject, body, html, caseId, requestId, caseMessageId, purpose, attachments } = mail;
  const isNew = await insertOutgoing(tx, {
    id,
    mailboxId: box.id,
    kind,
    dedupeKey,
    to,
    subject,
    body,
    html,
    cc,
    caseId,
    requestId,
    caseMessageId,
    purpose,
    headers,
    attachments,
    state: box.smtp ? 'queued' : 'outbox',
  });
  if (!isNew) return;
  if (toCustomer && mail.caseId) await rememberThread(tx, messageId, mail.caseId);
  if (!box.smtp) {
    if (!caseMessageId) return;
    await followMail(tx, { messageId: caseMessageId, state: 'outbox' });
    await markDelivery(tx, { messageId: caseMessageId, state: 'outbox', purpose: purpose ?? 'reply' });
    return;
  }
  tx.record({ name: events.mailQueued, subjectId: id, audience: [], data: { outgoingId: id } });
});

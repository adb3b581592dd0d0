import { z } from 'zod';
import { act, action, type Tx } from '../../../../platform/act.ts';
import type { Session } from '../../../../platform/context.ts';
import { readFileOf } from '../../../../platform/files.ts';
import { markDelivery } from '../../../cases/actions/mark-delivery.ts';
import { followMail } from '../../fax/actions/follow-mail.ts';
import { events } from '../contract.ts';
import { retryAfter } from '../decide.ts';
import { signIn } from '../mailboxes/actions/sign-in.ts';
import type { AskToken } from '../mailboxes/contract.ts';
import { noteLink } from '../mailboxes/sql.ts';
import { linksOf } from '../mailboxes/views.ts';
import type { Outgoing, SendMail, Sent } from '../sending/contract.ts';
import { changeOutgoing, lockOutgoing, noteRefused, type OutgoingRow } from '../sql.ts';
import { mailboxRow } from '../views.ts';

type Prepared = { mailboxId: string; mail: Outgoing } | null;
const MINUTE = 60_000;

/**
 * Sends one queued mail: taken in one transaction, sent outside of any, its end written in another. Where no mail server is set it stays in the
 * built-in outbox, and the case is told so. System only: the reaction to a queued mail and the timed job call it.
 */
export async function sendQueued(
  session: Session,
  outgoingId: string,
  { send, askToken }: { send: SendMail; askToken: AskToken },
): Promise<void> {
  const prepared = await prepareSending(session, { outgoingId });
  if (!prepared) return;
  const { mailboxId, mail } = prepared;
  const account = await signIn(session, mailboxId, askToken).then(
    (box) => box?.smtp ?? new Error('no server'),
    (error: Error) => error,
  );
  const sent: Sent = account instanceof Error ? { kind: 'later', text: account.message } : await send(account, mail);
  await act(session, 'email.sendQueued', async (tx) => {
    await noteServer(tx, mailboxId, sent);
    await end(tx, outgoingId, sent);
  });
}

/** A server that answers works, whatever it answers; told when that changes, and now and then. */
async function noteServer(tx: Tx, mailboxId: string, sent: Sent): Promise<void> {
  const problem = sent.kind === 'later' ? sent.text.slice(0, 500) : null;
  const known = (await linksOf(tx)).find((link) => link.mailboxId === mailboxId && link.side === 'smtp');
  const fresh = known && tx.now.getTime() - known.lookedAt.getTime() < MINUTE;
  if (!fresh || known.works !== (problem === null)) await noteLink(tx, mailboxId, 'smtp', problem);
}

const prepareSending = action(
  'email.sendQueued',
  z.object({ outgoingId: z.uuid() }),
  async (tx, { outgoingId }): Promise<Prepared> => {
    const row = await lockOutgoing(tx, outgoingId);
    if (!row || (row.state !== 'queued' && row.state !== 'sending')) return null;
    const box = await mailboxRow(tx, row.mailbox_id);
    if (!box?.smtp) {
      await changeOutgoing(tx, row.id, { state: 'outbox' });
      await tellCase(tx, row, 'outbox', null);
      return null;
    }
    await changeOutgoing(tx, row.id, { state: 'sending', attempts: row.attempts + 1 });
    const attachments = [];
    for (const file of row.attachments) {
      const content = await readFileOf(tx, file.sha256);
      if (content) attachments.push({ filename: file.name, contentType: file.type, content });
    }
    const { 'message-id': messageId = '', ...headers } = row.headers;
    return {
      mailboxId: box.id,
      mail: {
        from: { name: box.name, address: box.address },
        to: row.recipient,
        replyTo: box.reply_to,
        subject: row.subject,
        text: row.body,
        html: row.html,
        cc: row.cc,
        messageId,
        headers,
        attachments,
      },
    };
  },
);

async function end(tx: Tx, id: string, sent: Sent): Promise<void> {
  const row = await lockOutgoing(tx, id);
  if (!row || row.state !== 'sending') return;
  const wait = sent.kind === 'later' ? retryAfter(row.attempts) : null;
  if (sent.kind === 'later' && wait !== null) {
    return changeOutgoing(tx, id, { state: 'queued', problem: sent.text, nextTryAt: new Date(tx.now.getTime() + wait * MINUTE) });
  }
  const refused = sent.kind === 'sent' ? (sent.refused ?? []) : [];
  const some = refused.map(({ address, text }) => `${address}: ${text}`).join(' · ') || null;
  const problem = sent.kind === 'sent' ? some : sent.text;
  const state = sent.kind === 'sent' ? 'sent' : 'failed';
  await changeOutgoing(tx, id, { state, problem });
  if (refused.length) await noteRefused(tx, id, refused);
  tx.record({
    name: state === 'sent' ? events.mailSent : events.mailFailed,
    caseId: row.case_id,
    subjectId: id,
    audience: [],
    data: { outgoingId: id, caseId: row.case_id },
  });
  await tellCase(tx, row, state, problem);
}

async function tellCase(tx: Tx, row: OutgoingRow, state: 'sent' | 'outbox' | 'failed', note: string | null): Promise<void> {
  const messageId = row.case_message_id;
  if (!messageId) return;
  await followMail(tx, { messageId, state, problem: note });
  await markDelivery(tx, { messageId, state, note, purpose: row.purpose ?? 'reply' });
}

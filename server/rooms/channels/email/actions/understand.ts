import { createHash } from 'node:crypto';
import { z } from 'zod';
import { action, type Tx } from '../../../../platform/act.ts';
import { keepFile, readFileOf } from '../../../../platform/files.ts';
import { refused } from '../../../../platform/refusal.ts';
import { say } from '../../../../platform/words.ts';
import { receive } from '../../../cases/actions/receive.ts';
import { caseByKey } from '../../../cases/views.ts';
import { caseOfMessageId, keyInSubject, localeOf, namedIds } from '../decide.ts';
import { type ReadMail, readMail } from '../reading/adapter.ts';
import { lockRaw, type RawRow, rememberThread, settleRaw } from '../sql.ts';
import { caseOfThread, mailboxRow } from '../views.ts';

/** Names of what the case does not know by the mail itself; longest that a header may grow. */
const REF_LENGTH = 400;

/**
 * Makes a kept mail a case or a step of one. A mail that can't be read becomes a visible case with its raw file; whatever happens, the raw
 * mail stays. Told twice it does nothing. System only: the reaction to an arrival calls it.
 */
export const understand = action(
  'email.understand',
  z.object({ rawMailId: z.uuid() }),
  async (tx, { rawMailId }): Promise<void> => {
    const row = await lockRaw(tx, rawMailId);
    if (!row || row.state !== 'stored') return;
    const raw = await readFileOf(tx, row.sha256);
    if (!raw) throw refused('internal', 'platform.internal');
    const read = await readMail(raw).catch((error: unknown) => error as Error);
    const unreadable =
      read instanceof Error ||
      (read.from.address === null && read.text === '' && read.subject === '' && read.attachments.length === 0);
    await (unreadable
      ? showUnreadable(tx, row, raw, read instanceof Error ? read.message : 'empty')
      : take(tx, row, read as ReadMail));
  },
);

async function take(tx: Tx, row: RawRow, mail: ReadMail): Promise<void> {
  const caseId = await caseNamed(tx, mail);
  const attachments = [];
  for (const { name, type, data } of mail.attachments) attachments.push({ name, type, ...(await keepFile(tx, data)) });
  const address = mail.from.address ?? mail.replyTo ?? (row.envelope.from || null);
  const received = await receive(tx, {
    channel: 'email',
    ref: refOf(row, mail),
    from: { address, kind: 'email', name: mail.from.name },
    subject: mail.subject,
    text: mail.text,
    quoted: mail.quoted,
    attachments,
    rawSha256: row.sha256,
    caseId,
    receipt: !mail.automatic && mail.from.address !== null,
  });
  if (mail.messageId) await rememberThread(tx, mail.messageId, received.caseId);
  const state = received.messageId === null ? 'duplicate' : 'understood';
  await settleRaw(tx, row.id, {
    state,
    caseId: received.caseId,
    messageId: mail.messageId,
    from: address ?? '',
    subject: mail.subject,
  });
}

/** The case by our own signed token, by references, or by the key in the subject. */
async function caseNamed(tx: Tx, mail: ReadMail): Promise<string | null> {
  const ids = namedIds(mail);
  for (const id of ids) {
    const named = caseOfMessageId(tx.ctx.keys, tx.orgId, id);
    if (named) return named;
  }
  const threaded = ids.length ? await caseOfThread(tx, ids) : null;
  if (threaded) return threaded;
  const key = keyInSubject(mail.subject);
  return key ? ((await caseByKey(tx, key))?.id ?? null) : null;
}

/** A mail twice is one message; two mails under one Message-ID, as broken clients send, are two. */
function refOf(row: RawRow, mail: ReadMail): string {
  if (!mail.messageId) return `sha256:${row.sha256}`;
  const body = createHash('sha256').update(mail.text).update(mail.quoted);
  for (const a of mail.attachments) body.update(a.data);
  return `${mail.messageId.slice(0, REF_LENGTH)}#${body.digest('hex').slice(0, 16)}`;
}

async function showUnreadable(tx: Tx, row: RawRow, raw: Buffer, problem: string): Promise<void> {
  const box = await mailboxRow(tx, row.mailbox_id);
  const locale = localeOf(box?.language ?? 'es');
  const subject = say(locale, 'email.unreadable.subject');
  const received = await receive(tx, {
    channel: 'email',
    ref: `sha256:${row.sha256}`,
    from: { address: row.envelope.from || null, kind: 'email', name: '' },
    subject,
    text: say(locale, 'email.unreadable.text', { from: row.envelope.from || '?' }),
    attachments: [{ name: `${row.sha256.slice(0, 12)}.eml`, type: 'message/rfc822', size: raw.length, sha256: row.sha256 }],
    rawSha256: row.sha256,
    unreadable: true,
    receipt: false,
    reason: 'other',
    language: locale,
  });
  await settleRaw(tx, row.id, {
    state: 'unreadable',
    caseId: received.caseId,
    messageId: null,
    from: row.envelope.from,
    subject,
    problem: problem.slice(0, 500),
  });
}

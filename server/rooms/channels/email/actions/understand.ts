import { createHash } from 'node:crypto';
import { act, look, type Tx } from '../../../../platform/act.ts';
import type { Session } from '../../../../platform/context.ts';
import { keepFile, readFileOf } from '../../../../platform/files.ts';
import { Refused, refused } from '../../../../platform/refusal.ts';
import { say } from '../../../../platform/words.ts';
import { receive } from '../../../cases/actions/receive.ts';
import { caseByKey } from '../../../cases/views.ts';
import { hearParty } from '../../../cases/third-parties/actions/hear-party.ts';
import { caseOfMessageId, isOfTheMail, keyInSubject, localeOf, NULL_SENDER, namedIds } from '../decide.ts';
import { judgeOrigin } from '../authenticity/actions/judge-origin.ts';
import type { Authenticate, Origin } from '../authenticity/contract.ts';
import type { ReadMail, ReadRaw } from '../reading/contract.ts';
import { lockRaw, type RawRow, rememberThread, settleRaw } from '../sql.ts';
import { caseOfThread, mailboxRow, rawFile } from '../views.ts';
import { partyBehind } from '../letters/views.ts';
import { noteReturned } from './note-returned.ts';

/** Names of what the case does not know by the mail itself; longest that a header may grow. */
const REF_LENGTH = 400;

/**
 * Makes a kept mail a case or a step of one. A mail that can't be read becomes a visible case with its raw file; whatever happens, the raw
 * mail stays. It is read before the transaction that takes it in. Told twice it does nothing. System only: the reaction to an arrival
 * and the timed job call it.
 */
export async function understand(
  session: Session,
  rawMailId: string,
  { read: readRaw, authenticate }: { read: ReadRaw; authenticate: Authenticate },
): Promise<void> {
  const raw = await look(session, (tx) => storedMail(tx, rawMailId));
  if (!raw) return;
  const read = await readRaw(raw).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
  const takeIn = (end: (tx: Tx, row: RawRow) => Promise<void>) =>
    act(session, 'email.understand', async (tx) => {
      const row = await lockRaw(tx, rawMailId);
      if (row?.state === 'stored') await end(tx, row);
    });
  const show = (problem: string) => takeIn((tx, row) => showUnreadable(tx, row, raw, problem));
  if (read instanceof Error) return show(read.message);
  if (isEmpty(read)) return show('empty');
  const { messageId, from } = read;
  const origin = await judgeOrigin(session, { rawMailId, raw, from: from.address, messageId }, authenticate);
  try {
    await takeIn((tx, row) => (origin.ourOwnOf ? dropOurs(tx, row, read, origin.ourOwnOf) : take(tx, row, read, origin)));
  } catch (error) {
    // What the mail itself is to blame for would be so at every try: it must not stay hidden. Anything else is tried again.
    if (!(error instanceof Refused) && !isOfTheMail(error)) throw error;
    session.ctx.log.warn({ err: error, rawMailId }, 'mail not taken in');
    await show(String(error));
  }
}

/** The bytes of a mail that is not understood yet. */
async function storedMail(tx: Tx, id: string): Promise<Buffer | null> {
  const kept = await rawFile(tx, id);
  if (kept?.state !== 'stored') return null;
  const raw = await readFileOf(tx, kept.sha256);
  if (!raw) throw refused('internal', 'platform.internal');
  return raw;
}

type Kept = { name: string; type: string; size: number; sha256: string };

const isEmpty = (mail: ReadMail): boolean =>
  mail.from.address === null && mail.text === '' && mail.subject === '' && mail.attachments.length === 0;

/** A mail of ours that came back as it left, by a copy or a loop: it is in its case already. */
const dropOurs = (tx: Tx, row: RawRow, { messageId, from, subject }: ReadMail, caseId: string): Promise<void> =>
  settleRaw(tx, row.id, { state: 'automatic', caseId, messageId, from: from.address ?? '', subject });

async function take(tx: Tx, row: RawRow, mail: ReadMail, { auth, forged }: Origin): Promise<void> {
  // Whoever says they are one of us and does not prove it gets into no case by what they name.
  const caseId = forged ? null : await caseNamed(tx, mail);
  const isOld = row.envelope.old === true;
  const attachments: Kept[] = [];
  for (const { name, type, data } of mail.attachments) attachments.push({ name, type, ...(await keepFile(tx, data)) });
  const address = mail.from.address ?? mail.replyTo ?? senderOf(row);
  const automatic = mail.automatic || row.envelope.from === NULL_SENDER;
  const about = { ids: namedIds(mail), subject: mail.subject, from: address };
  const party = mail.undelivered ? null : await partyBehind(tx, about, caseId);
  if (party) return takeFromParty(tx, row, mail, { partyId: party.id, address, attachments });
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
    receipt: !automatic && !forged && !isOld && mail.from.address !== null,
    ...(forged ? { join: 'none' as const } : {}),
    ...(isOld && mail.at ? { at: mail.at.toISOString() } : {}),
    details: { auth, ...(forged ? { forged } : {}) },
  });
  if (mail.undelivered) for (const id of mail.returned) await noteReturned(tx, { messageId: id, why: mail.text.slice(0, 500) });
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

/** What a third party answers is theirs, and no part of the customer's thread. */
async function takeFromParty(
  tx: Tx,
  row: RawRow,
  mail: ReadMail,
  { partyId, address, attachments }: { partyId: string; address: string | null; attachments: Kept[] },
): Promise<void> {
  const heard = await hearParty(tx, {
    partyId,
    ref: refOf(row, mail),
    from: { address, name: mail.from.name },
    text: mail.text,
    quoted: mail.quoted,
    attachments,
    rawSha256: row.sha256,
  });
  const state = heard.messageId === null ? 'duplicate' : 'understood';
  const { messageId, subject } = mail;
  await settleRaw(tx, row.id, { state, caseId: heard.caseId, messageId, from: address ?? '', subject });
}

/** By the envelope; a report of delivery has nobody there (RFC 5321, 4.5.5). */
const senderOf = ({ envelope }: RawRow): string | null =>
  envelope.from === '' || envelope.from === NULL_SENDER ? null : envelope.from;

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
    from: { address: senderOf(row), kind: 'email', name: '' },
    subject,
    text: say(locale, 'email.unreadable.text', { from: senderOf(row) ?? '?' }),
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

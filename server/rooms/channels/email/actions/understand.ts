import { act, look, type Tx } from '../../../../platform/act.ts';
import type { Session } from '../../../../platform/context.ts';
import { Refused, refused } from '../../../../platform/refusal.ts';
import { say } from '../../../../platform/words.ts';
import { receive } from '../../../cases/actions/receive.ts';
import { isOfTheMail, localeOf, NULL_SENDER } from '../decide.ts';
import { judgeOrigin } from '../authenticity/actions/judge-origin.ts';
import type { Authenticate } from '../authenticity/contract.ts';
import type { ReadMail, ReadRaw } from '../reading/contract.ts';
import { takeMail } from '../placing/actions/take-mail.ts';
import { lockRaw, type RawRow, settleRaw } from '../sql.ts';
import { mailboxRow, waitingMail } from '../views.ts';

type Needs = { read: ReadRaw; authenticate: Authenticate };
/** Of mails that name each other and came at once, and may do so in a circle. */
const MOST_BEFORE = 30;

/**
 * Makes a kept mail a case or a step of one. A mail that can't be read becomes a visible case with its raw file; whatever happens, the raw
 * mail stays. It is read before the transaction that takes it in, and after what it answers: an answer that came right behind a mail is of
 * its case. Told twice it does nothing. System only: the reaction to an arrival and the timed job call it.
 */
export async function understand(session: Session, rawMailId: string, needs: Needs, asked = new Set<string>()): Promise<void> {
  const waiting = await look(session, (tx) => waitingMail(tx, rawMailId));
  if (!waiting) return;
  const raw = waiting.data;
  if (!raw) throw refused('internal', 'platform.internal');
  asked.add(rawMailId);
  for (const before of waiting.before) {
    if (asked.has(before) || asked.size > MOST_BEFORE) continue;
    // It is tried again by itself, and must not hold up what names it.
    await understand(session, before, needs, asked).catch((error: unknown) =>
      session.ctx.log.warn({ err: error, rawMailId: before }, 'mail not taken in'),
    );
  }
  const { read: readRaw, authenticate } = needs;
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
    await takeIn((tx, row) =>
      origin.ourOwnOf ? dropOurs(tx, row, read, origin.ourOwnOf) : takeMail(tx, { row, mail: read, origin }),
    );
  } catch (error) {
    // What the mail itself is to blame for would be so at every try: it must not stay hidden. Anything else is tried again.
    if (!(error instanceof Refused) && !isOfTheMail(error)) throw error;
    session.ctx.log.warn({ err: error, rawMailId }, 'mail not taken in');
    await show(String(error));
  }
}

const isEmpty = (mail: ReadMail): boolean =>
  mail.from.address === null && mail.text === '' && mail.subject === '' && mail.attachments.length === 0;

/** A mail of ours that came back as it left, by a copy or a loop: it is in its case already. */
const dropOurs = (tx: Tx, row: RawRow, { messageId, from, subject }: ReadMail, caseId: string): Promise<void> =>
  settleRaw(tx, row.id, { state: 'automatic', caseId, messageId, from: from.address ?? '', subject });

/** By the envelope; a report of delivery has nobody there (RFC 5321, 4.5.5). */
const senderOf = ({ envelope }: RawRow): string | null =>
  envelope.from === '' || envelope.from === NULL_SENDER ? null : envelope.from;

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

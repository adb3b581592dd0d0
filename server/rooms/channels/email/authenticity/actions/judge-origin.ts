import { look, type Tx } from '../../../../../platform/act.ts';
import type { Session } from '../../../../../platform/context.ts';
import { isOneOfUs } from '../../../../organization/views.ts';
import { caseOfMessageId, mailOfMessageId, NULL_SENDER, plainAddress } from '../../decide.ts';
import { outgoingById, passageOf } from '../../views.ts';
import type { Authenticate, Origin } from '../contract.ts';
import { foundByTrusted } from '../decide.ts';

type Mail = { rawMailId: string; raw: Buffer; from: string | null; messageId: string | null };

/**
 * Whether a mail is from whom it says. What a server found that the mailbox trusts is believed; else it is checked, outside of any transaction.
 * Records nothing: what is found goes with the message. System only: understanding a mail calls it.
 */
export async function judgeOrigin(session: Session, mail: Mail, authenticate: Authenticate): Promise<Origin> {
  const { rawMailId, raw, from, messageId } = mail;
  const known = await look(session, async (tx) => {
    const [passage, isOne, ourOwnOf] = await Promise.all([
      passageOf(tx, rawMailId, from === null ? '' : plainAddress(from)),
      from !== null && isOneOfUs(tx, from),
      messageId === null ? null : sentAs(tx, messageId),
    ]);
    return { passage, isOurs: isOne || (passage?.isOurs ?? false), ourOwnOf };
  });
  const { ip = null, helo = null, from: sender = '' } = known.passage?.envelope ?? {};
  const envelope = { ip, helo, sender: sender === NULL_SENDER || sender === '' ? null : sender, from };
  const trusted = known.passage?.trusted ?? null;
  const auth = (trusted && foundByTrusted(raw, trusted, from)) || (await authenticate(raw, envelope));
  const forged = known.isOurs && !auth.aligned;
  if (forged)
    session.ctx.log.warn(
      { act: 'email.judgeOrigin', rawMailId, from, auth },
      'a mail says it is from one of us and does not prove it',
    );
  return { auth, forged, ourOwnOf: known.ourOwnOf };
}

/** The case of ours that a mail with our own id left from. */
async function sentAs(tx: Tx, messageId: string): Promise<string | null> {
  const mailId = mailOfMessageId(messageId);
  const caseId = caseOfMessageId(tx.ctx.keys, tx.orgId, messageId);
  return mailId && caseId && (await outgoingById(tx, mailId))?.caseId === caseId ? caseId : null;
}

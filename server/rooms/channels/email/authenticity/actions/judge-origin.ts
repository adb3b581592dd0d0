import { look } from '../../../../../platform/act.ts';
import type { Session } from '../../../../../platform/context.ts';
import { isOneOfUs } from '../../../../organization/views.ts';
import { caseOfMessageId, mailOfMessageId, NULL_SENDER, plainAddress } from '../../decide.ts';
import { addressesOf } from '../../mailboxes/views.ts';
import { mailboxRow, outgoingById, passageOf } from '../../views.ts';
import type { Authenticate, Origin } from '../contract.ts';
import { foundByTrusted } from '../decide.ts';

type Mail = { rawMailId: string; raw: Buffer; from: string | null; messageId: string | null };

/**
 * Whether a mail is from whom it says. What a server found that the mailbox trusts is believed; else it is checked, outside of any transaction.
 * Records nothing: what is found goes with the message. System only (named email.judgeOrigin): understanding a mail calls it.
 */
export async function judgeOrigin(session: Session, mail: Mail, authenticate: Authenticate): Promise<Origin> {
  const { rawMailId, raw, from, messageId } = mail;
  const known = await look(session, async (tx) => {
    const passage = await passageOf(tx, rawMailId);
    const box = passage && (await mailboxRow(tx, passage.mailboxId));
    const boxes = new Set((await addressesOf(tx)).map((one) => one.address));
    const mailId = messageId && mailOfMessageId(messageId);
    const caseId = messageId && caseOfMessageId(tx.ctx.keys, tx.orgId, messageId);
    return {
      passage,
      trusted: box?.trusted_mx ?? null,
      isOurs: from !== null && (boxes.has(plainAddress(from)) || (await isOneOfUs(tx, from))),
      ourOwnOf: mailId && caseId && (await outgoingById(tx, mailId))?.caseId === caseId ? caseId : null,
    };
  });
  const { ip = null, helo = null, from: sender = '' } = known.passage?.envelope ?? {};
  const envelope = { ip, helo, sender: sender === NULL_SENDER || sender === '' ? null : sender, from };
  const auth = (known.trusted && foundByTrusted(raw, known.trusted, from)) || (await authenticate(raw, envelope));
  return { auth, forged: known.isOurs && !auth.aligned, ourOwnOf: known.ourOwnOf };
}

import type { Tx } from '../../../../platform/act.ts';
import { openCase } from '../../../cases/views.ts';
import { partyAt, partyByCode, partyOfMessage, type Party } from '../../../cases/third-parties/views.ts';
import { mayRelease } from '../access.ts';
import { closedOf } from '../bounces/views.ts';
import { mailOfMessageId, plainAddress } from '../decide.ts';
import { mailboxFor, mailboxRows } from '../views.ts';
import { messageOfMail } from './sql.ts';
import { copiesOf, partyCodeIn } from './decide.ts';

const ourAddresses = async (tx: Tx): Promise<Set<string>> =>
  new Set((await mailboxRows(tx)).map((box) => box.address.toLowerCase()));

/** Copies as they may leave: nothing goes to a mailbox of ours, where it would come in again, nor twice to anybody. */
export async function withoutOurs(tx: Tx, cc: readonly string[], to: string): Promise<string[]> {
  const ours = await ourAddresses(tx);
  const others = cc.filter((address) => !ours.has(plainAddress(address)));
  return copiesOf(
    others.map((address) => ({ address })),
    new Set([to.toLowerCase()]),
  ).map(({ address }) => address);
}

/** From which mailbox a case is answered by mail, who else was in the customer's last one, and which of its addresses, or `to`, take none. */
export async function mailOf(tx: Tx, caseId: string, to: string | undefined) {
  const one = await openCase(tx, caseId);
  const box = await mailboxFor(tx, caseId, one.language);
  const last = one.messages.findLast((message) => message.direction === 'in' && message.channel === 'email');
  const ours = await ourAddresses(tx);
  const others = [...(last?.details.to ?? []), ...(last?.details.cc ?? [])].filter(
    ({ address }) => !ours.has(plainAddress(address)),
  );
  const left = new Set([last?.address?.toLowerCase() ?? '', one.answerBy.address?.toLowerCase() ?? '']);
  const cc = copiesOf(others, left).map(({ address, name }) => ({ address, name }));
  const known = [to, one.answerBy.address, ...one.doors.map(({ address }) => address), ...cc.map(({ address }) => address)];
  return {
    from: box ? { address: box.address, name: box.name } : null,
    cc,
    closed: await closedOf(
      tx,
      known.flatMap((address) => (address?.includes('@') ? [address] : [])),
    ),
    mayRelease: mayRelease(tx.actor),
  };
}

/**
 * The third party that a mail comes from: it answers a mail of ours to them, names their code in its subject, or is of an address that was asked
 * about the case it belongs to. Null: it is the customer's.
 */
export async function partyBehind(
  tx: Tx,
  mail: { ids: readonly string[]; subject: string; from: string | null },
  caseId: string | null,
): Promise<Party | null> {
  for (const id of mail.ids) {
    const ours = mailOfMessageId(id);
    const messageId = ours ? await messageOfMail(tx, ours) : null;
    const party = messageId ? await partyOfMessage(tx, messageId) : null;
    if (party) return party;
  }
  const code = partyCodeIn(mail.subject);
  const named = code ? await partyByCode(tx, code) : null;
  return named ?? (caseId && mail.from ? partyAt(tx, caseId, mail.from) : null);
}

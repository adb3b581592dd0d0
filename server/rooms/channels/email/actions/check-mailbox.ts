import { act, look } from '../../../../platform/act.ts';
import type { Session } from '../../../../platform/context.ts';
import { refused } from '../../../../platform/refusal.ts';
import { mayAdminister } from '../access.ts';
import type { Mailbox } from '../contract.ts';
import type { ImapAccount } from '../fetching/contract.ts';
import type { SmtpAccount } from '../sending/contract.ts';
import { noteChecked } from '../sql.ts';
import { mailboxRow, mailboxView, secretsOf } from '../views.ts';

export type Probes = {
  imap(account: ImapAccount): Promise<{ ok: boolean; text: string }>;
  smtp(account: SmtpAccount): Promise<{ ok: boolean; text: string }>;
};

/** Signs in to both servers and says what they said; asked outside of any transaction. Records as email.checkMailbox. */
export async function checkMailbox(session: Session, mailboxId: string, probes: Probes): Promise<Mailbox> {
  if (!mayAdminister(session.actor)) throw refused('forbidden', 'email.mayNot');
  const { row, secrets } = await look(session, async (tx) => {
    const found = await mailboxRow(tx, mailboxId);
    if (!found) throw refused('not_found', 'email.mailboxUnknown');
    return { row: found, secrets: secretsOf(tx, found) };
  });
  const imap = row.imap ? await probes.imap({ ...row.imap, password: secrets.imapPassword ?? '' }) : null;
  const smtp = row.smtp ? await probes.smtp({ ...row.smtp, password: secrets.smtpPassword ?? '' }) : null;
  return act(session, 'email.checkMailbox', async (tx) => {
    await noteChecked(tx, mailboxId, { imap, smtp });
    const after = await mailboxRow(tx, mailboxId);
    if (!after) throw refused('not_found', 'email.mailboxUnknown');
    return mailboxView(tx, after);
  });
}

import { act } from '../../../../platform/act.ts';
import { systemActor } from '../../../../platform/actor.ts';
import type { Session } from '../../../../platform/context.ts';
import { refused } from '../../../../platform/refusal.ts';
import { mayAdminister } from '../access.ts';
import type { ImapAccount } from '../fetching/contract.ts';
import { signIn } from '../mailboxes/actions/sign-in.ts';
import type { AskToken, Mailbox } from '../mailboxes/contract.ts';
import { noteLink } from '../mailboxes/sql.ts';
import { mailboxById } from '../mailboxes/views.ts';
import type { SmtpAccount } from '../sending/contract.ts';
import { noteChecked } from '../sql.ts';
import { mailboxRow } from '../views.ts';

type Said = { ok: boolean; text: string };
export type Probes = {
  imap(account: ImapAccount): Promise<Said>;
  smtp(account: SmtpAccount): Promise<Said>;
  askToken: AskToken;
};

/** Signs in to both servers and says what they said; asked outside of any transaction. Records as email.checkMailbox. */
export async function checkMailbox(session: Session, mailboxId: string, probes: Probes): Promise<Mailbox> {
  if (!mayAdminister(session.actor)) throw refused('forbidden', 'email.mayNot');
  const { ctx, actor } = session;
  const house = { ctx, actor: systemActor(actor.orgId) };
  const accounts = await signIn(house, mailboxId, probes.askToken).catch((error: Error) => error);
  if (accounts === null) throw refused('not_found', 'email.mailboxUnknown');
  const said = accounts instanceof Error ? { imap: denied(accounts), smtp: denied(accounts) } : await ask(accounts, probes);
  return act(session, 'email.checkMailbox', async (tx) => {
    const row = await mailboxRow(tx, mailboxId);
    for (const side of ['imap', 'smtp'] as const) {
      const one = row?.[side] ? said[side] : null;
      if (one) await noteLink(tx, mailboxId, side, one.ok ? null : one.text);
      else said[side] = null;
    }
    await noteChecked(tx, mailboxId, said);
    const after = await mailboxById(tx, mailboxId);
    if (!after) throw refused('not_found', 'email.mailboxUnknown');
    return after;
  });
}

const denied = (error: Error): Said | null => ({ ok: false, text: error.message });

async function ask({ imap, smtp }: { imap: ImapAccount | null; smtp: SmtpAccount | null }, probes: Probes) {
  return { imap: imap ? await probes.imap(imap) : null, smtp: smtp ? await probes.smtp(smtp) : null };
}

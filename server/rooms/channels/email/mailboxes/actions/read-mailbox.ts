import { act, look } from '../../../../../platform/act.ts';
import type { Session } from '../../../../../platform/context.ts';
import { keepMail } from '../../actions/keep-mail.ts';
import type { Keeping, Reader, Since } from '../../fetching/contract.ts';
import { mailboxRow } from '../../views.ts';
import type { AskToken } from '../contract.ts';
import { noteLink, noteReached } from '../sql.ts';
import { knownHeads } from '../views.ts';
import { signIn } from './sign-in.ts';

/**
 * Reads the new mail of a mailbox: once, or, while `signal` says nothing, for as long as the connection lasts. What came is kept before how far it was
 * read is moved, both in one transaction. How it went is written down; a failure is thrown too. System only: standing and timed work call it.
 */
export async function readMailbox(
  session: Session,
  mailboxId: string,
  needs: Reader & { askToken: AskToken },
  signal: AbortSignal | null,
): Promise<void> {
  const tell = (problem: string | null) => act(session, 'email.readMailbox', (tx) => noteLink(tx, mailboxId, 'imap', problem));
  const since = () =>
    look(session, async (tx): Promise<Since> => {
      const row = await mailboxRow(tx, mailboxId);
      return { uidValidity: row?.uid_validity ?? null, lastUid: row?.last_uid ?? 0, from: row?.fetch_since ?? null };
    });
  try {
    const box = await signIn(session, mailboxId, needs.askToken);
    if (!box?.imap) return;
    const to = box.row.address;
    const keeping: Keeping = {
      keep: async (raw, last, validity) =>
        void (await keepMail(session, { mailboxId, raw, from: '', to, uid: { validity, last } })),
      known: (heads) => look(session, (tx) => knownHeads(tx, mailboxId, heads)),
      reached: (last, validity) => act(session, 'email.readMailbox', (tx) => noteReached(tx, mailboxId, { validity, last })),
      after: box.row.after_fetch,
    };
    if (signal) await needs.watch(box.imap, { ...keeping, since, looked: () => tell(null) }, signal);
    else {
      await needs.fetchNew(box.imap, await since(), keeping);
      await tell(null);
    }
  } catch (error) {
    await tell((error as Error).message.slice(0, 500));
    throw error;
  }
}

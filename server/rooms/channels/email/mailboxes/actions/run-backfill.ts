import { act, look } from '../../../../../platform/act.ts';
import type { Session } from '../../../../../platform/context.ts';
import { keepMail } from '../../actions/keep-mail.ts';
import type { FetchOld } from '../../fetching/contract.ts';
import type { AskToken } from '../contract.ts';
import { changeBackfill } from '../sql.ts';
import { backfillById, knownHeads } from '../views.ts';
import { signIn } from './sign-in.ts';

/**
 * Fetches older mails that were asked for. Begun again after a death it goes through all of them again and keeps what is not here. System only:
 * the reaction to the asking calls it.
 */
export async function runBackfill(
  session: Session,
  backfillId: string,
  { fetchOld, askToken }: { fetchOld: FetchOld; askToken: AskToken },
): Promise<void> {
  const asked = await look(session, (tx) => backfillById(tx, backfillId));
  if (!asked || asked.state === 'done' || asked.state === 'failed') return;
  const tell = (so: Parameters<typeof changeBackfill>[2]) =>
    act(session, 'email.runBackfill', (tx) => changeBackfill(tx, backfillId, so));
  const { mailboxId } = asked;
  try {
    const box = await signIn(session, mailboxId, askToken);
    if (!box?.imap) return await tell({ state: 'failed' });
    const to = box.row.address;
    let kept = 0;
    await fetchOld(box.imap, new Date(asked.since), {
      keep: async (raw) => {
        const { id } = await keepMail(session, { mailboxId, raw, from: '', to, old: true });
        if (id) kept++;
      },
      known: (heads) => look(session, (tx) => knownHeads(tx, mailboxId, heads)),
      progress: (so) => tell({ state: 'running', ...so, kept }),
    });
    await tell({ state: 'done' });
  } catch (error) {
    await tell({ state: 'failed', problem: (error as Error).message.slice(0, 500) });
  }
}

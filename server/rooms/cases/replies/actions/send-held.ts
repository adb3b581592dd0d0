import { act, look } from '../../../../platform/act.ts';
import type { Session } from '../../../../platform/context.ts';
import { Refused, type Refusal, refused } from '../../../../platform/refusal.ts';
import { notify } from '../../../organization/actions/notify.ts';
import { actorById } from '../../../organization/sessions/views.ts';
import { holdCase } from '../../actions/hold-case.ts';
import { sendReply } from '../../actions/send-reply.ts';
import { sendResolution } from '../../actions/send-resolution.ts';
import { lockCase } from '../../sql.ts';
import { takeHeld } from '../sql.ts';
import { overtakenBy } from '../views.ts';
import { giveBack } from './give-back.ts';

/**
 * Lets one held answer leave, as whoever wrote it and under what they may do at this moment. Taking it and all that follows are one
 * transaction, so that of two processes, or of one that dies, one lets it leave once. What can't leave is a draft again, and its writer is told.
 * System only: the timed job calls it.
 */
export async function sendHeld(session: Session, held: { id: string; personId: string }): Promise<void> {
  try {
    const actor = await look(session, (tx) => actorById(tx, held.personId, null));
    if (!actor) throw refused('forbidden', 'cases.mayNot');
    await act({ ctx: session.ctx, actor }, 'cases.sendHeld', async (tx) => {
      const row = await takeHeld(tx, held.id);
      if (!row) return;
      const { caseId, input, verb } = row;
      const { resolution, ...letter } = input;
      await holdCase(tx, { caseId, what: verb });
      const by = await overtakenBy(tx, row);
      if (by) throw refused('conflict', by === 'customer' ? 'cases.wroteSince' : 'cases.answeredSince');
      if (verb === 'reply') await sendReply(tx, { caseId, ...letter });
      else await sendResolution(tx, { caseId, ...letter, resolution: resolution ?? 'none' });
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await tellRefused(session, held.id, error.refusal);
  }
}

const NOT_SENT: Readonly<Record<string, string>> = {
  'cases.wroteSince': 'cases.notSent.wroteSince',
  'cases.answeredSince': 'cases.notSent.answeredSince',
};

const tellRefused = (session: Session, id: string, why: Refusal): Promise<void> =>
  act(session, 'cases.sendHeld', async (tx) => {
    const row = await takeHeld(tx, id);
    if (!row) return;
    await giveBack(tx, { caseId: row.caseId, personId: row.personId, letter: row.input });
    const key = (await lockCase(tx, row.caseId))?.key ?? '';
    const word = NOT_SENT[why.reason] ?? 'cases.notSent';
    await notify(tx, { personIds: [row.personId], word, params: { key }, caseId: row.caseId });
  });

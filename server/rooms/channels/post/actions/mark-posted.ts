import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { say } from '../../../../platform/words.ts';
import { markDelivery } from '../../../cases/actions/mark-delivery.ts';
import { centreOf } from '../../../organization/views.ts';
import { mayPost } from '../access.ts';
import { events, type OutgoingLetter, routes } from '../contract.ts';
import { changeOutgoing, lockOutgoing } from '../sql.ts';
import { outgoingByIds } from '../views.ts';

/** These letters were taken to the post on a day, with the number of a registered one; their cases are told. */
export const markPosted = action(
  'post.markPosted',
  routes.markPosted.body,
  async (tx, { letterIds, postedOn, registered }): Promise<OutgoingLetter[]> => {
    must(mayPost(tx.actor));
    const { locale, timeZone } = await centreOf(tx);
    if (postedOn > tx.now.toLocaleDateString('sv-SE', { timeZone }))
      throw refused('invalid', 'post.notYet', { field: 'postedOn' });
    if (registered && letterIds.length > 1) throw refused('invalid', 'post.oneNumberEach', { field: 'registered' });
    const rows = await lockOutgoing(tx, letterIds);
    if (rows.length < new Set(letterIds).size) throw refused('not_found', 'post.unknown', { field: 'letterIds' });
    for (const row of rows) {
      if (row.state !== 'to_print') throw refused('conflict', 'post.alreadyPosted', { field: 'letterIds' });
      await changeOutgoing(tx, row.id, { state: 'posted', postedOn, registered: registered || null });
      const data = { letterId: row.id, caseId: row.case_id };
      tx.record({ name: events.posted, caseId: row.case_id, subjectId: row.id, audience: ['centre'], data });
      const note = registered ? say(locale, 'post.registered', { number: registered }) : null;
      await markDelivery(tx, { messageId: row.message_id, state: 'sent', note, purpose: row.purpose });
    }
    return outgoingByIds(tx, letterIds);
  },
);

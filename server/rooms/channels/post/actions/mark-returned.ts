import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { markDelivery } from '../../../cases/actions/mark-delivery.ts';
import { mayPost } from '../access.ts';
import { events, type OutgoingLetter, routes } from '../contract.ts';
import { changeOutgoing, lockOutgoing } from '../sql.ts';
import { outgoingByIds } from '../views.ts';

const input = routes.markReturned.body.extend(routes.markReturned.params.shape);

/** A letter came back, or could not be posted: its case is told that it was not delivered, and why. */
export const markReturned = action('post.markReturned', input, async (tx, { letterId, note }): Promise<OutgoingLetter> => {
  must(mayPost(tx.actor));
  const [row] = await lockOutgoing(tx, [letterId]);
  if (!row) throw refused('not_found', 'post.unknown');
  if (row.state === 'returned') throw refused('conflict', 'post.alreadyReturned');
  await changeOutgoing(tx, letterId, { state: 'returned', note });
  const data = { letterId, caseId: row.case_id };
  tx.record({ name: events.returned, caseId: row.case_id, subjectId: letterId, audience: ['centre'], data });
  await markDelivery(tx, { messageId: row.message_id, state: 'failed', note, purpose: row.purpose });
  const [letter] = await outgoingByIds(tx, [letterId]);
  if (!letter) throw refused('internal', 'platform.internal');
  return letter;
});

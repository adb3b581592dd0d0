import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { mayRead } from '../access.ts';
import { events, routes } from '../contract.ts';
import { judgeAcknowledging } from '../decide.ts';
import { upsertAcknowledged } from '../sql.ts';
import { noticeById } from '../views.ts';

/** Says "I have read it" of a notice in force. Twice is once. */
export const acknowledgeNotice = action(
  'information.acknowledgeNotice',
  routes.acknowledgeNotice.params,
  async (tx, { noticeId }) => {
    must(mayRead(tx.actor));
    const before = await noticeById(tx, noticeId);
    if (!before) throw refused('not_found', 'information.notFound');
    must(judgeAcknowledging(before));
    if (await upsertAcknowledged(tx, noticeId))
      tx.record({
        name: events.acknowledged,
        subjectId: noticeId,
        audience: [`person:${tx.actor.id}`, `person:${before.owner.id}`],
        data: { noticeId, number: before.number, personId: tx.actor.id },
      });
    return (await noticeById(tx, noticeId)) ?? before;
  },
);

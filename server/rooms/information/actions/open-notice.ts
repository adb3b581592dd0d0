import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { mayRead } from '../access.ts';
import { events, routes } from '../contract.ts';
import { insertOpened } from '../sql.ts';
import { noticeById } from '../views.ts';

/** Reads a notice, and remembers when somebody first did; a draft is read without a trace. */
export const openNotice = action('information.openNotice', routes.openNotice.params, async (tx, { noticeId }) => {
  must(mayRead(tx.actor));
  const before = await noticeById(tx, noticeId);
  if (!before) throw refused('not_found', 'information.notFound');
  if (before.phase === 'draft' || !(await insertOpened(tx, noticeId))) return before;
  tx.record({
    name: events.opened,
    subjectId: noticeId,
    audience: [`person:${before.owner.id}`],
    data: { noticeId, number: before.number, personId: tx.actor.id },
  });
  return (await noticeById(tx, noticeId)) ?? before;
});

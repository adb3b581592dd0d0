import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { mayLead } from '../access.ts';
import { events, routes } from '../contract.ts';
import { lockNotice, updateWithdrawn } from '../sql.ts';
import { audienceOfNotice, noticeById } from '../views.ts';

/** Withdraws a notice: it stands before nothing any more, and the one whose place it took holds again. Twice is once. */
export const withdrawNotice = action('information.withdrawNotice', routes.withdrawNotice.params, async (tx, { noticeId }) => {
  const held = await lockNotice(tx, noticeId);
  if (!held || !(await noticeById(tx, noticeId))) throw refused('not_found', 'information.notFound');
  must(mayLead(tx.actor, held));
  if (held.state !== 'withdrawn') {
    await updateWithdrawn(tx, noticeId);
    const audience = held.state === 'draft' ? [`person:${tx.actor.id}`] : (await audienceOfNotice(tx, held)).audience;
    tx.record({ name: events.withdrawn, subjectId: noticeId, audience, data: { noticeId, number: held.number } });
  }
  const notice = await noticeById(tx, noticeId);
  if (!notice) throw new Error(`no notice ${noticeId}`);
  return notice;
});

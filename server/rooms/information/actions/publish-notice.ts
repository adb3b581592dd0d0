import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { notify } from '../../organization/actions/notify.ts';
import { mayLead } from '../access.ts';
import { events, routes } from '../contract.ts';
import { termsAtPublication } from '../decide.ts';
import { lockNotice, updatePublished } from '../sql.ts';
import { audienceOfNotice, noticeById, supersedingNumber } from '../views.ts';

/** Publishes a draft. It takes effect at its instant, now at the earliest, and takes the place of the one it supersedes at that instant. */
export const publishNotice = action('information.publishNotice', routes.publishNotice.params, async (tx, { noticeId }) => {
  const held = await lockNotice(tx, noticeId);
  if (!held || !(await noticeById(tx, noticeId))) throw refused('not_found', 'information.notFound');
  must(mayLead(tx.actor, held));
  if (held.state === 'withdrawn') throw refused('conflict', 'information.notInForce');
  if (held.state === 'published') throw refused('conflict', 'information.alreadyPublished');
  const before = held.supersedesId ? await lockNotice(tx, held.supersedesId) : null;
  const other = before && (await supersedingNumber(tx, before.id));
  if (other) throw refused('conflict', 'information.alreadySuperseded', { params: { number: other } });
  const terms = must(termsAtPublication(held, tx.now));
  await updatePublished(tx, noticeId, terms);
  const { audience, readerIds } = await audienceOfNotice(tx, held);
  tx.record({
    name: events.published,
    subjectId: noticeId,
    audience,
    data: { noticeId, number: held.number, effectiveAt: terms.effectiveAt.toISOString(), supersedesId: held.supersedesId },
  });
  if (held.mustAcknowledge)
    await notify(tx, {
      personIds: readerIds.filter((id) => id !== tx.actor.id),
      word: 'information.told',
      params: { number: held.number, title: held.title },
    });
  const notice = await noticeById(tx, noticeId);
  if (!notice) throw new Error(`no notice ${noticeId}`);
  return notice;
});

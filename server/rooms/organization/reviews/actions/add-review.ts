import { action } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { must } from '../../../../platform/refusal.ts';
import { mayAddReview } from '../access.ts';
import { reviewEvents, zAddReview } from '../contract.ts';
import { insertReview } from '../sql.ts';

/** A grant of somebody was looked at again. Answers whether it is a new review. */
export const addReview = action('organization.addReview', zAddReview, async (tx, { personId, good, source }) => {
  must(mayAddReview(tx.actor, tx.act));
  const isNew = await insertReview(tx, { id: newId(), personId, good, source });
  if (isNew)
    tx.record({
      name: reviewEvents.reviewed,
      subjectId: personId,
      audience: [`person:${personId}`],
      data: { personId, good },
    });
  return { isNew };
});

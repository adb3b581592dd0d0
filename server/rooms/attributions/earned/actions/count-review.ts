import { action } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { addReview } from '../../../organization/reviews/actions/add-review.ts';
import { maySettle } from '../access.ts';
import { zAudited } from '../contract.ts';

/** An audited grant is a review of whoever made it: good where all of it was right. The same audit counts once. */
export const countReview = action('attributions.countReview', zAudited, async (tx, { auditId, personId, verdict }) => {
  must(maySettle(tx.actor));
  return addReview(tx, { personId, good: verdict === 'right', source: `attributions.audit:${auditId}` });
});

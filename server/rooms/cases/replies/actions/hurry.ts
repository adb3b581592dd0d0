import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { audienceOfCase } from '../../access.ts';
import { events } from '../../contract.ts';
import { headOf, sharedWith } from '../../views.ts';
import { mayTakeBack } from '../access.ts';
import { replyRoutes } from '../contract.ts';
import { hurryHeld } from '../sql.ts';
import { heldOne } from '../views.ts';

/** Lets an answer leave now; who sends it is who wrote it. */
export const hurry = action('cases.hurry', replyRoutes.hurry.params, async (tx, { caseId, heldId }) => {
  await headOf(tx, caseId);
  const held = await heldOne(tx, caseId, heldId);
  if (!held) throw refused('conflict', 'cases.alreadyLeft');
  must(mayTakeBack(tx.actor, held));
  await hurryHeld(tx, heldId);
  tx.record({ name: events.touched, caseId, audience: audienceOfCase(await sharedWith(tx, caseId)), data: { caseId } });
  return { caseId };
});

import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { headOf } from '../../views.ts';
import { mayTakeBack } from '../access.ts';
import { replyRoutes } from '../contract.ts';
import { takeHeld } from '../sql.ts';
import { heldOne } from '../views.ts';
import { giveBack } from './give-back.ts';

/** Takes an answer back that has not left, whatever became of its case. Once it has left it is too late: cases.alreadyLeft. */
export const takeBack = action('cases.takeBack', replyRoutes.takeBack.params, async (tx, { caseId, heldId }) => {
  await headOf(tx, caseId);
  const held = await heldOne(tx, caseId, heldId);
  if (held) must(mayTakeBack(tx.actor, held));
  const row = held ? await takeHeld(tx, heldId) : null;
  if (!row) throw refused('conflict', 'cases.alreadyLeft');
  await giveBack(tx, { caseId, personId: row.personId, letter: row.input });
  return { caseId };
});

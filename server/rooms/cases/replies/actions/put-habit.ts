import { action } from '../../../../platform/act.ts';
import { NOBODY } from '../../../../platform/actor.ts';
import { must } from '../../../../platform/refusal.ts';
import { mayPutCentreHabit } from '../access.ts';
import { replyRoutes } from '../contract.ts';
import { putHabitRow } from '../sql.ts';
import { habitOf } from '../views.ts';

/** How long one may take back what one wrote, and whether one writes with format. Each their own; the centre's by who organises it. */
export const putHabit = action('cases.putHabit', replyRoutes.putHabit.body, async (tx, { of, ...habit }) => {
  if (of === 'centre') must(mayPutCentreHabit(tx.actor));
  await putHabitRow(tx, of === 'centre' ? NOBODY : tx.actor.id, habit);
  return habitOf(tx);
});

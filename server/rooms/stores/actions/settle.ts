import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { maySettle } from '../access.ts';
import { type Execution, routes } from '../contract.ts';
import { afterSettling, judgeSettling } from '../executions/decide.ts';
import { lockWork } from '../executions/sql.ts';
import { executionById, storeById } from '../views.ts';
import { conclude } from './conclude.ts';

/**
 * The shop confirms how an execution ended, or a coordinator says so where no program could find out. Said again, it stays; said
 * otherwise after the end, it is refused.
 */
export const settle = action(
  'stores.settle',
  routes.settle.body.extend(routes.settle.params.shape),
  async (tx, input): Promise<Execution> => {
    const { executionId, state, ref, note } = input;
    const work = await lockWork(tx, executionId);
    const store = work && (await storeById(tx, work.storeId));
    if (!work || !store) throw refused('not_found', 'stores.executionUnknown');
    const byShop = must(maySettle(tx.actor, store, work.state)) === 'shop';
    if (must(judgeSettling(work, { state, note, byShop }, tx.now, store.address !== null)) === 'settle') {
      await conclude(tx, { work, change: afterSettling(state, ref, note, tx.now), settledBy: tx.actor.id });
    }
    const view = await executionById(tx, executionId);
    if (!view) throw refused('not_found', 'stores.executionUnknown');
    return view;
  },
);

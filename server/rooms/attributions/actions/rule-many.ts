import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { mayRule } from '../access.ts';
import { type Ruling, zAsk } from '../contract.ts';
import { ruledMany, rulingView } from '../ruling/views.ts';

/** Previews for every kind of action of the "you may" bar: policy, usage and line are read once for all of them. */
export const ruleMany = action(
  'attributions.ruleMany',
  z.object({ asks: z.array(zAsk).max(200), holderId: z.uuid().optional() }),
  async (tx, { asks, holderId }): Promise<Ruling[]> => {
    const { frame, verdicts } = await ruledMany(tx, asks, must(mayRule(tx.actor, holderId)));
    const rulings: Ruling[] = [];
    for (const [at, verdict] of verdicts.entries()) {
      const ask = asks[at];
      if (ask) rulings.push(await rulingView(tx, frame, ask, verdict, null));
    }
    return rulings;
  },
);

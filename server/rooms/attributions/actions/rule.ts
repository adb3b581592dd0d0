import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { mayRule } from '../access.ts';
import { type Ruling, zAsk } from '../contract.ts';
import { ruled, rulingView } from '../ruling/views.ts';

/** What would be ruled on these facts, for oneself or for whoever one leads; nothing is kept. */
export const rule = action(
  'attributions.rule',
  zAsk.extend({ holderId: z.uuid().optional() }),
  async (tx, { holderId, ...ask }): Promise<Ruling> => {
    const { frame, verdict } = await ruled(tx, ask, must(mayRule(tx.actor, holderId)));
    return rulingView(tx, frame, ask, verdict, null);
  },
);

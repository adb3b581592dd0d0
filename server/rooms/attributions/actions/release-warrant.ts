import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { mayWithin } from '../access.ts';
import { pendingOf } from '../limits/views.ts';
import { currencyOf } from '../ruling/views.ts';
import { markReleased, releaseUsage } from '../warrants/sql.ts';

/** Nothing happened on a warrant: what it took of the limits is given back, once, and it can no longer be used. */
export const releaseWarrant = action(
  'attributions.releaseWarrant',
  z.object({ warrantId: z.uuid() }),
  async (tx, { warrantId }): Promise<void> => {
    must(mayWithin(tx.actor, tx.act, 'attributions.releaseWarrant'));
    const released = await markReleased(tx, warrantId);
    if (!released) return;
    const counted = !pendingOf(tx).delete(warrantId);
    await releaseUsage(tx, warrantId, { currency: await currencyOf(tx), counted });
    tx.record({
      name: 'attributions.usageReleased',
      subjectId: warrantId,
      audience: ['centre'],
      data: { warrantId, ...released },
    });
  },
);

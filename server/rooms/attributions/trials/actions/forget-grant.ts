import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { mayWithin } from '../../access.ts';
import { releaseGrant } from '../sql.ts';

/** Nothing happened on a grant: it counts no longer, and nobody need look at it. System only; told twice, it changes nothing. */
export const forgetGrant = action(
  'attributions.forgetGrant',
  z.object({ warrantId: z.uuid() }),
  async (tx, { warrantId }): Promise<void> => {
    must(mayWithin(tx.actor, tx.act, 'attributions.forgetGrant'));
    await releaseGrant(tx, warrantId);
  },
);

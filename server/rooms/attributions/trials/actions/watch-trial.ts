import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { mayWithin } from '../../access.ts';
import { lockTimeline } from '../../policy/sql.ts';
import { lockTrial } from '../sql.ts';
import { brakeTrial } from './brake-trial.ts';

/** A grant of a trial was judged: the brake looks. System only; told twice, it ends it once. */
export const watchTrial = action(
  'attributions.watchTrial',
  z.object({ trialId: z.uuid() }),
  async (tx, { trialId }): Promise<void> => {
    must(mayWithin(tx.actor, tx.act, 'attributions.watchTrial'));
    await lockTimeline(tx);
    const trial = await lockTrial(tx, trialId);
    if (trial) await brakeTrial(tx, trial);
  },
);

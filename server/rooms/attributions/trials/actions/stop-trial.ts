import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { lockTimeline } from '../../policy/sql.ts';
import { mayReadTrials } from '../trying/access.ts';
import { mayStop } from '../access.ts';
import { type Trial, trialRoutes } from '../contract.ts';
import { lockTrial } from '../sql.ts';
import { trialById } from '../views.ts';
import { endTrial } from './end-trial.ts';

/** Ends a trial by hand, with the reason that is told: the limit is at once as before. */
export const stopTrial = action(
  'attributions.stopTrial',
  trialRoutes.stopTrial.body.extend({ trialId: z.uuid() }),
  async (tx, { trialId, reason }): Promise<Trial> => {
    must(mayReadTrials(tx.actor));
    await lockTimeline(tx);
    const trial = await lockTrial(tx, trialId);
    if (!trial) throw refused('not_found', 'attributions.trialUnknown', { field: 'trialId' });
    must(mayStop(tx.actor, trial.startedBy));
    if (trial.state !== 'running') throw refused('conflict', 'attributions.trialOver');
    await endTrial(tx, trial, 'stopped', { word: 'attributions.trialEnd.stopped', params: { name: tx.actor.name, reason } });
    return trialById(tx, trialId);
  },
);

import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { mayWithin } from '../../access.ts';
import { lockTimeline } from '../../policy/sql.ts';
import { lockTrial } from '../sql.ts';
import { courseOf } from '../views.ts';
import { endTrial } from './end-trial.ts';

/** The time of a trial is over: as before, and those who lead are told how it went. System only; ended before, it changes nothing. */
export const expireTrial = action(
  'attributions.expireTrial',
  z.object({ trialId: z.uuid() }),
  async (tx, { trialId }): Promise<void> => {
    must(mayWithin(tx.actor, tx.act, 'attributions.expireTrial'));
    await lockTimeline(tx);
    const trial = await lockTrial(tx, trialId);
    if (!trial || trial.state !== 'running' || trial.endsAt > tx.now) return;
    const { path, spentMinor } = await courseOf(tx, trial);
    const params = { audited: path.length, overturned: path.at(-1) ?? 0, spentMinor };
    await endTrial(tx, trial, 'ended', { word: 'attributions.trialEnd.ended', params });
  },
);

import type { Tx } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { notify } from '../../../organization/actions/notify.ts';
import { mayWithin } from '../../access.ts';
import type { Fault } from '../brake/contract.ts';
import { faultOf, isConfirmable } from '../brake/decide.ts';
import { markConfirmable, type TrialRow } from '../sql.ts';
import { courseOf, managersOf, numberOf } from '../views.ts';
import { endTrial } from './end-trial.ts';

function whyOf(fault: Fault, { tolerable }: TrialRow): { word: string; params: Record<string, string | number> } {
  const { kind, ...figures } = fault;
  return {
    word: `attributions.trialEnd.${kind}`,
    params: kind === 'faults' ? { ...figures, tolerableShare: tolerable } : figures,
  };
}

/**
 * Looks whether a trial must end, and ends it at once; says once when so little was wrong that it may be confirmed. System only: after
 * every grant and every verdict, under the locks of the timeline and of the trial. Its name in the record is 'attributions.brakeTrial'.
 */
export const brakeTrial = async (tx: Tx, trial: TrialRow): Promise<void> => {
  must(mayWithin(tx.actor, tx.act, 'attributions.brakeTrial'));
  const watched = trial.state === 'confirmed' && trial.watchUntil !== null && trial.watchUntil > tx.now;
  if (trial.state !== 'running' && !watched) return;
  const course = await courseOf(tx, trial);
  const fault = faultOf(course);
  if (fault) return endTrial(tx, trial, 'braked', whyOf(fault, trial));
  if (trial.state !== 'running' || trial.confirmableAt !== null || !isConfirmable(course.path, course.bounds)) return;
  await markConfirmable(tx, trial.id);
  const params = { number: numberOf(trial), audited: course.path.length, overturned: course.path.at(-1) ?? 0 };
  await notify(tx, { personIds: await managersOf(tx, trial), word: 'attributions.told.trial.confirmable', params });
};

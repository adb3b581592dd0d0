import type { Tx } from '../../../../platform/act.ts';
import { notify } from '../../../organization/actions/notify.ts';
import { mayWithin } from '../../access.ts';
import { must } from '../../../../platform/refusal.ts';
import { putInForce } from '../../policy/actions/put-in-force.ts';
import { rowsOf, versionInForce } from '../../ruling/views.ts';
import { trialEvents } from '../contract.ts';
import { exchanged, withoutTrial } from '../cells/decide.ts';
import { finishTrial, type TrialRow, type TrialState } from '../sql.ts';
import { hearers, managersOf, numberOf, reasonInWords } from '../views.ts';

type Why = { word: string; params: Record<string, string | number> };

/**
 * Ends a trial: at once a version is in force in which everybody may what they might before. One that was confirmed and is still watched
 * gives the cell its old limit back, unless somebody has changed it since. Grants whose leave was given before are carried out. System
 * only: whoever stops one, the brake and the clock call it under the locks of the timeline and of the trial.
 */
export const endTrial = async (
  tx: Tx,
  trial: TrialRow,
  state: Exclude<TrialState, 'running' | 'confirmed'>,
  why: Why,
): Promise<void> => {
  must(mayWithin(tx.actor, tx.act, 'attributions.endTrial'));
  const inForce = await versionInForce(tx);
  const rows = inForce ? await rowsOf(tx, inForce.id) : [];
  const before =
    trial.state === 'confirmed'
      ? trial.cells.reduce((all, cell) => exchanged(all, cell.after, cell.before) ?? all, rows)
      : withoutTrial(rows, trial.id);
  const reason = reasonInWords('es', { ...trial, endWord: why.word, endParams: why.params }) ?? '';
  const number = numberOf(trial);
  if (before.length !== rows.length || before.some((row, at) => row !== rows[at]))
    await putInForce(tx, { rows: before, note: `${number}. ${reason}` });
  await finishTrial(tx, trial.id, { state, ...why });
  await notify(tx, {
    personIds: await managersOf(tx, trial),
    word: `attributions.told.trial.${state}`,
    params: { number, reason },
  });
  tx.record({
    name: trialEvents.ended,
    subjectId: trial.id,
    audience: await hearers(tx),
    data: { trialId: trial.id, draftId: trial.draftId, state, reason },
  });
};

import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { notify } from '../../../organization/actions/notify.ts';
import { allPeople } from '../../../organization/views.ts';
import { mergeExamples } from '../../policy/merging/decide.ts';
import { mayActivate } from '../../policy/access.ts';
import { putInForce } from '../../policy/actions/put-in-force.ts';
import { judgeDraft, tryExamples } from '../../policy/decide.ts';
import { lockTimeline } from '../../policy/sql.ts';
import { examplesOf, knownOf } from '../../policy/views.ts';
import { rowsOf, versionInForce } from '../../ruling/views.ts';
import { mayReadTrials } from '../trying/access.ts';
import { type Trial, trialEvents } from '../contract.ts';
import { exchanged, membersOf, withoutTrial } from '../cells/decide.ts';
import { cellNames } from '../cells/views.ts';
import { finishTrial, lockTrial } from '../sql.ts';
import { coversTrial, hearers, managersOf, numberOf, trialById } from '../views.ts';

/** How long audits and brake go on over everybody's grants. */
const WATCH_DAYS = 28;
const DAY = 24 * 60 * 60_000;

/** Gives the tried cells to everybody, as a new version; for four weeks more its grants are looked at, and the brake may take it back. */
export const confirmTrial = action(
  'attributions.confirmTrial',
  z.object({ trialId: z.uuid() }),
  async (tx, { trialId }): Promise<Trial> => {
    must(mayReadTrials(tx.actor));
    await lockTimeline(tx);
    const trial = await lockTrial(tx, trialId);
    if (!trial) throw refused('not_found', 'attributions.trialUnknown', { field: 'trialId' });
    must(mayActivate(tx.actor, trial.editors, await coversTrial(tx, trial)));
    const inForce = await versionInForce(tx);
    if (trial.state !== 'running' || !inForce) throw refused('conflict', 'attributions.trialOver');
    const names = await cellNames(tx);
    let rows = withoutTrial(await rowsOf(tx, inForce.id), trialId);
    for (const { before, after } of trial.cells) {
      const next = exchanged(rows, before, after);
      if (!next) throw refused('conflict', 'attributions.trialCellChanged', { params: { cell: names.cell(after) } });
      rows = next;
    }
    const now = (await examplesOf(tx, inForce.id)).filter((one) => !trial.examples.remove.includes(one.title));
    const examples = mergeExamples(
      [],
      trial.examples.put.map((one) => ({ ...one, id: '' })),
      now,
    );
    must(judgeDraft(rows, await knownOf(tx), tryExamples(rows, examples, trial.currency, tx.now.getTime()), tx.now));
    const number = numberOf(trial);
    await putInForce(tx, { rows, examples, note: `${number}: ${trial.cells.map((cell) => names.cell(cell.after)).join('; ')}` });
    const people = await allPeople(tx);
    const all = Math.max(1, membersOf(people, trial.cells).length);
    const perDay = trial.capMinor / trial.days / Math.max(1, Math.round((all * trial.share) / 1000));
    const watch = { until: new Date(tx.now.getTime() + WATCH_DAYS * DAY), capMinor: Math.ceil(perDay * all * WATCH_DAYS) };
    const params = { name: tx.actor.name };
    await finishTrial(tx, trialId, { state: 'confirmed', word: 'attributions.trialEnd.confirmed', params, watch });
    const told = (await managersOf(tx, trial)).filter((id) => id !== tx.actor.id);
    await notify(tx, { personIds: told, word: 'attributions.told.trial.confirmed', params: { number, ...params } });
    tx.record({
      name: trialEvents.ended,
      subjectId: trialId,
      audience: await hearers(tx),
      data: { trialId, draftId: trial.draftId, state: 'confirmed', reason: null },
    });
    return trialById(tx, trialId);
  },
);

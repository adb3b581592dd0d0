import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { centreOf } from '../../../organization/views.ts';
import { forget, rowsOf, versionInForce } from '../../ruling/views.ts';
import { mayActivate } from '../access.ts';
import { policyRoutes } from '../contract.ts';
import { judgeDraft, placeInTime, tryExamples } from '../decide.ts';
import { activate, endVersion, lockDraft, lockTimeline } from '../sql.ts';
import { coversDraft, examplesOf, knownOf, type Matrix, matrix } from '../views.ts';

/**
 * Puts the checked draft in force, now or at a date; from then on it is never edited. Its examples are tried once more, on the day from
 * which it counts; the version before it ends where it begins.
 */
export const activateDraft = action(
  'attributions.activateDraft',
  policyRoutes.activateDraft.body,
  async (tx, { from }): Promise<Matrix> => {
    const timeline = await lockTimeline(tx);
    const open = await lockDraft(tx);
    if (!open) throw refused('conflict', 'attributions.noDraft');
    const rows = await rowsOf(tx, open.id);
    const inForce = await versionInForce(tx);
    must(mayActivate(tx.actor, open.editedBy, await coversDraft(tx, inForce ? await rowsOf(tx, inForce.id) : [], rows)));
    const begins = from === undefined ? tx.now : new Date(from);
    const { previous, until } = must(placeInTime(timeline, begins, tx.now));
    const { currency } = await centreOf(tx);
    must(
      judgeDraft(
        rows,
        await knownOf(tx),
        tryExamples(rows, await examplesOf(tx, open.id), currency, begins.getTime()),
        open.checkedAt,
      ),
    );
    await activate(tx, open.id, begins, until);
    if (previous) await endVersion(tx, previous.id, begins);
    forget(tx);
    tx.record({
      name: 'attributions.policyActivated',
      subjectId: open.id,
      audience: ['centre'],
      data: { versionId: open.id, number: open.number, from: begins.toISOString(), previousId: previous?.id ?? null },
    });
    return matrix(tx, open.id);
  },
);

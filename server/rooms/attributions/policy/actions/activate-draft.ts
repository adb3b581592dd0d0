import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { leavesTrials } from '../../trials/cells/decide.ts';
import { busyCells } from '../../trials/cells/views.ts';
import { changesBetween, what } from '../changes/decide.ts';
import { namesOf } from '../changes/views.ts';
import type { Attribution } from '../../contract.ts';
import { forget, rowsOf, versionInForce } from '../../ruling/views.ts';
import { mayActivate } from '../access.ts';
import { policyRoutes } from '../contract.ts';
import { judgeDraft, judgeTogether, placeInTime, tryExamples } from '../decide.ts';
import { activate, endVersion, lockDraft, lockTimeline, replaceContent } from '../sql.ts';
import { broughtOnto, cellsInWords, coversDraft, knownOf, type Matrix, matrix } from '../views.ts';

/**
 * Puts the checked draft in force, now or at a date; from then on it is never edited. A draft that was begun on an older version is
 * brought onto the one it follows, so that it undoes nothing it never spoke of; a cell that both have changed is refused, and one that is on trial. Its examples
 * are tried once more, on the day from which it counts; the version before it ends where it begins.
 */
export const activateDraft = action(
  'attributions.activateDraft',
  policyRoutes.activateDraft.body,
  async (tx, { from }): Promise<Matrix> => {
    const timeline = await lockTimeline(tx);
    const open = await lockDraft(tx);
    if (!open) throw refused('conflict', 'attributions.noDraft');
    const begins = from === undefined ? tx.now : new Date(from);
    const { previous, until } = must(placeInTime(timeline, begins, tx.now));
    const { behind, rows, examples, conflicts } = await broughtOnto(tx, open, previous?.id ?? null);
    const inForce = await versionInForce(tx);
    const before = previous ? await rowsOf(tx, previous.id) : [];
    must(mayActivate(tx.actor, open.editedBy, await coversDraft(tx, inForce ? await rowsOf(tx, inForce.id) : [], rows, before)));
    const { names } = await namesOf(tx);
    const [cells, known] = [cellsInWords(conflicts, names), await knownOf(tx)];
    if (cells.length > 0) throw refused('conflict', 'attributions.draftConflicts', { params: { cells: cells.join('; ') } });
    const voice = {
      cell: (row: Attribution) => cellsInWords([row], names).join(''),
      says: (row: Attribution) => what(row, names),
    };
    must(leavesTrials(changesBetween(before, rows), await busyCells(tx, { watched: false }), voice.cell));
    must(judgeTogether(rows, [], voice));
    must(judgeDraft(rows, known, tryExamples(rows, examples, names.currency, begins.getTime()), open.checkedAt));
    if (behind) await replaceContent(tx, open.id, { rows, examples, basedOn: previous?.id ?? null });
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

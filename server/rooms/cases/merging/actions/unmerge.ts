import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { audienceOfCase, may } from '../../access.ts';
import { step } from '../../actions/step.ts';
import { showNextDue } from '../../clocks/sql.ts';
import { events } from '../../contract.ts';
import { changeCase, lockCase } from '../../sql.ts';
import { type CaseView, openCase, sharedWith } from '../../views.ts';
import { mergingRoutes } from '../contract.ts';
import { lockMerge, moveIssues, restartClocks, stopCopies, updateMergeUndone } from '../sql.ts';

/** Takes a case out of the one it was put into: its state, points and clocks are as they were. What came to the other since stays there. */
export const unmerge = action('cases.unmerge', mergingRoutes.unmerge.params, async (tx, { caseId }): Promise<CaseView> => {
  const row = await lockCase(tx, caseId);
  if (!row) throw refused('not_found', 'cases.notFound');
  const shares = await sharedWith(tx, caseId);
  must(may(tx.actor, { isOpen: true, ownerId: row.owner_id, sharedWith: shares }, 'act'));
  const merged = await lockMerge(tx, caseId);
  if (!merged) throw refused('conflict', 'cases.merge.none');
  const other = await lockCase(tx, merged.intoCase);
  await updateMergeUndone(tx, merged.id);
  const { state, isOpen, clocks, copies, issues } = merged.before;
  await moveIssues(tx, issues, caseId);
  await restartClocks(tx, clocks);
  await stopCopies(tx, copies);
  await changeCase(tx, caseId, { state, is_open: isOpen, merged_into: null });
  await showNextDue(tx, caseId);
  await showNextDue(tx, merged.intoCase);
  const data = { caseId, key: row.key, from: merged.intoCase };
  tx.record({ name: events.unmerged, caseId, subjectId: merged.id, audience: audienceOfCase(shares), data });
  if (other) await step(tx, { caseId: other.id, key: other.key, word: 'unmerged', params: { key: row.key } });
  return openCase(tx, caseId);
});

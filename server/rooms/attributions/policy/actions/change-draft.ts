import { action } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { mayDraft } from '../access.ts';
import { zDraftChange } from '../contract.ts';
import { judgeRow } from '../decide.ts';
import { deleteExamples, deleteRows, lockDraft, putExamples, touchDraft, upsertRows } from '../sql.ts';
import { knownOf, type Matrix, matrix } from '../views.ts';

/** Changes the open draft. Every row is looked at before any is written; a change asks for a new check. */
export const changeDraft = action('attributions.changeDraft', zDraftChange, async (tx, change): Promise<Matrix> => {
  must(mayDraft(tx.actor));
  const open = await lockDraft(tx);
  if (!open) throw refused('conflict', 'attributions.noDraft');
  const known = await knownOf(tx);
  for (const [at, row] of change.put.entries()) must(judgeRow(row, known, `put.${at}`));
  for (const [at, example] of change.putExamples.entries())
    if (!known.actions.has(example.action))
      throw refused('invalid', 'attributions.actionUnknown', {
        field: `putExamples.${at}.action`,
        params: { action: example.action },
      });
  await deleteRows(tx, open.id, change.remove);
  const rows = change.put.map((row) => ({ ...row, id: row.id ?? newId() }));
  if ((await upsertRows(tx, open.id, rows)) < rows.length)
    throw refused('conflict', 'attributions.rowOfAnother', { field: 'put' });
  await deleteExamples(tx, open.id, change.removeExamples);
  await putExamples(tx, open.id, change.putExamples);
  await touchDraft(tx, open.id, change.note ?? null);
  tx.record({
    name: 'attributions.draftChanged',
    subjectId: open.id,
    audience: ['centre'],
    data: { versionId: open.id, put: rows, removed: change.remove },
  });
  return matrix(tx, open.id);
});

import { action, type Tx } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { cellOf, what } from '../changes/decide.ts';
import { namesOf } from '../changes/views.ts';
import type { Attribution } from '../../contract.ts';
import { rowsOf, versionInForce } from '../../ruling/views.ts';
import { mayDraft } from '../access.ts';
import { zDraftChange } from '../contract.ts';
import { judgeRow, judgeTogether } from '../decide.ts';
import { deleteExamples, deleteRows, lockDraft, putExamples, touchDraft, upsertRows, type VersionRow } from '../sql.ts';
import { cellsInWords, examplesOf, knownOf, type Matrix, matrix } from '../views.ts';
import { draft } from './draft.ts';

/** The open draft, or one opened now: then what is named by its id in the version in force is meant in the copy. */
async function opened(tx: Tx): Promise<{ open: VersionRow; here(id: string): string }> {
  const open = await lockDraft(tx);
  if (open) return { open, here: (id) => id };
  await draft(tx, {});
  const made = await lockDraft(tx);
  if (!made) throw refused('conflict', 'attributions.noDraft');
  const inForce = await versionInForce(tx);
  if (!inForce) return { open: made, here: (id) => id };
  const copies = await rowsOf(tx, made.id);
  const titles = await examplesOf(tx, made.id);
  const ids = new Map((await rowsOf(tx, inForce.id)).map((row, at) => [row.id, copies[at]?.id ?? row.id]));
  for (const { id, title } of await examplesOf(tx, inForce.id)) ids.set(id, titles.find((one) => one.title === title)?.id ?? id);
  return { open: made, here: (id) => ids.get(id) ?? id };
}

/**
 * Changes the open draft; where none is open, opens one in the same breath, so that nothing is left of a change that is refused. Every
 * row is looked at before any is written, by itself and beside the others; a change asks for a new check.
 */
export const changeDraft = action('attributions.changeDraft', zDraftChange, async (tx, change): Promise<Matrix> => {
  must(mayDraft(tx.actor));
  const { open, here } = await opened(tx);
  const known = await knownOf(tx);
  for (const [at, row] of change.put.entries()) must(judgeRow(row, known, `put.${at}`));
  for (const [at, example] of change.putExamples.entries())
    if (!known.actions.has(example.action))
      throw refused('invalid', 'attributions.actionUnknown', {
        field: `putExamples.${at}.action`,
        params: { action: example.action },
      });
  const rows: Attribution[] = change.put.map((row) => ({ ...row, id: row.id === undefined ? newId() : here(row.id) }));
  const gone = new Set([...change.remove.map(here), ...rows.map((row) => row.id)]);
  const present = await rowsOf(tx, open.id);
  const ofTrial = rows.findIndex((row) => row.trialId !== null);
  if (ofTrial !== -1 || present.some((row) => row.trialId !== null && gone.has(row.id)))
    throw refused('invalid', 'attributions.trialRow', { field: ofTrial === -1 ? 'remove' : `put.${ofTrial}.trialId` });
  const { names } = await namesOf(tx);
  const voice = { cell: (row: Attribution) => cellsInWords([row], names).join(''), says: (row: Attribution) => what(row, names) };
  // Only the cells that are spoken of: a contradiction that was there before keeps nobody from changing another cell.
  const cells = new Set(rows.map(cellOf));
  const beside = present.filter((row) => !gone.has(row.id) && cells.has(cellOf(row)));
  must(judgeTogether([...beside, ...rows], rows, voice));
  await deleteRows(tx, open.id, change.remove.map(here));
  if ((await upsertRows(tx, open.id, rows)) < rows.length)
    throw refused('conflict', 'attributions.rowOfAnother', { field: 'put' });
  await deleteExamples(tx, open.id, change.removeExamples.map(here));
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

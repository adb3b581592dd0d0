import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { must } from '../../../../platform/refusal.ts';
import { rowsOf, versionInForce } from '../../ruling/views.ts';
import { mayDraft } from '../access.ts';
import { insertDraft, lockDraft, putExamples, upsertRows } from '../sql.ts';
import { examplesOf, type Matrix, matrix } from '../views.ts';

/** Opens a draft that begins as the version in force, or answers the one that is open. */
export const draft = action('attributions.draft', z.object({}), async (tx): Promise<Matrix> => {
  must(mayDraft(tx.actor));
  const inForce = await versionInForce(tx);
  const made = await insertDraft(tx, inForce?.id ?? null);
  if (made && inForce) {
    const rows = await rowsOf(tx, inForce.id);
    await upsertRows(
      tx,
      made,
      rows.map((row) => ({ ...row, id: newId() })),
    );
    await putExamples(tx, made, await examplesOf(tx, inForce.id));
  }
  if (made) tx.record({ name: 'attributions.draftOpened', subjectId: made, audience: ['centre'], data: { versionId: made } });
  return matrix(tx, made ?? (await lockDraft(tx))?.id);
});

import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { namesOf } from '../changes/views.ts';
import { versionInForce } from '../../ruling/views.ts';
import { mayDraft } from '../access.ts';
import { lockDraft, markChecked, replaceContent } from '../sql.ts';
import { broughtOnto, cellsInWords, type Matrix, matrix } from '../views.ts';

/**
 * Tries the draft on its examples: `checkedAt` says that all of them hold, each says what it got. A draft that was begun on an older
 * version is first brought onto the one in force, so that what is checked is what will hold.
 */
export const checkDraft = action('attributions.checkDraft', z.object({}), async (tx): Promise<Matrix> => {
  must(mayDraft(tx.actor));
  const open = await lockDraft(tx);
  if (!open) throw refused('conflict', 'attributions.noDraft');
  const inForce = await versionInForce(tx);
  const { behind, rows, examples: kept, conflicts } = await broughtOnto(tx, open, inForce?.id ?? null);
  if (conflicts.length > 0) {
    const cells = cellsInWords(conflicts, (await namesOf(tx)).names).join('; ');
    throw refused('conflict', 'attributions.draftConflicts', { params: { cells } });
  }
  if (behind) await replaceContent(tx, open.id, { rows, examples: kept, basedOn: inForce?.id ?? null });
  const { examples } = await matrix(tx, open.id);
  await markChecked(
    tx,
    open.id,
    examples.every((one) => one.holds),
  );
  return matrix(tx, open.id);
});

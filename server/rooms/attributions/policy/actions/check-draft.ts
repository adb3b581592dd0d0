import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { mayDraft } from '../access.ts';
import { lockDraft, markChecked } from '../sql.ts';
import { type Matrix, matrix } from '../views.ts';

/** Tries the draft on its examples: `checkedAt` says that all of them hold, each says what it got. */
export const checkDraft = action('attributions.checkDraft', z.object({}), async (tx): Promise<Matrix> => {
  must(mayDraft(tx.actor));
  const open = await lockDraft(tx);
  if (!open) throw refused('conflict', 'attributions.noDraft');
  const { examples } = await matrix(tx, open.id);
  await markChecked(
    tx,
    open.id,
    examples.every((one) => one.holds),
  );
  return matrix(tx, open.id);
});

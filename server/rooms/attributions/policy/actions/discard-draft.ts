import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { versionInForce } from '../../ruling/views.ts';
import { mayDraft } from '../access.ts';
import { discard, lockDraft } from '../sql.ts';
import { type Matrix, matrix } from '../views.ts';

/** Puts the open draft away; it stays readable. */
export const discardDraft = action('attributions.discardDraft', z.object({}), async (tx): Promise<Matrix> => {
  must(mayDraft(tx.actor));
  const open = await lockDraft(tx);
  if (!open) throw refused('conflict', 'attributions.noDraft');
  await discard(tx, open.id);
  tx.record({ name: 'attributions.draftDiscarded', subjectId: open.id, audience: ['centre'], data: { versionId: open.id } });
  return matrix(tx, (await versionInForce(tx))?.id ?? open.id);
});

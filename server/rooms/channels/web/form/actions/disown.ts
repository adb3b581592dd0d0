import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { must } from '../../../../../platform/refusal.ts';
import { disown as letGo } from '../../../../cases/customer/actions/disown.ts';
import { systemOnly } from '../../access.ts';
import { insertDisowned } from '../sql.ts';
import { writerOf } from '../views.ts';

/** «No fui yo»: the case lets go of the address, and no form writes to it for a while. Twice is once. System only: the page of the signed link calls it. */
export const disown = action('web.disown', z.object({ caseId: z.uuid() }), async (tx, { caseId }): Promise<void> => {
  must(systemOnly(tx.actor));
  const address = await letGo(tx, { caseId });
  if (address) await insertDisowned(tx, caseId, writerOf(tx.ctx, address));
});

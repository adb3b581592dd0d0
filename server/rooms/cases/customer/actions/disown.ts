import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { refused } from '../../../../platform/refusal.ts';
import { step } from '../../actions/step.ts';
import { showNextDue, stopClocks } from '../../clocks/sql.ts';
import { changeCase, lockCase } from '../../sql.ts';
import { forgetCustomer } from '../sql.ts';

/**
 * Whoever owns the address says that they wrote nothing: the case lets go of it, and is withdrawn where nobody of us has answered yet. Answers the
 * address it had, null where it had none. System only: the page of the signed link calls it.
 */
export const disown = action('cases.disown', z.object({ caseId: z.uuid() }), async (tx, { caseId }): Promise<string | null> => {
  const held = await lockCase(tx, caseId);
  if (!held) throw refused('not_found', 'cases.notFound');
  const address = held.customer_address;
  if (address === null) return null;
  await forgetCustomer(tx, caseId);
  if (held.is_open && held.first_answer_at === null) {
    for (const kind of ['legal', 'promise', 'internal']) await stopClocks(tx, caseId, kind);
    await changeCase(tx, caseId, { state: 'withdrawn', is_open: false, closed_at: tx.now });
    await showNextDue(tx, caseId);
  }
  await step(tx, { caseId, key: held.key, word: 'disowned' });
  return address;
});

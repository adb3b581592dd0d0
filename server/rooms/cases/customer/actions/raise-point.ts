import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { mayRate } from '../../access.ts';
import { step } from '../../actions/step.ts';
import { insertClocks, showNextDue } from '../../clocks/sql.ts';
import { zReasonOfContact } from '../../contract.ts';
import { insertIssue, lockCase } from '../../sql.ts';

const input = z.object({
  caseId: z.uuid(),
  reason: zReasonOfContact,
  text: z.string().min(1).max(4000),
  /** The law's term for this point alone, where it has one of its own: a word key of the clock, and until when. */
  clock: z.object({ basis: z.string(), dueAt: z.date() }).nullable().default(null),
});

/** A point that the customer raises on their own page; it needs its own answer (Ley 10/2025, 13.1). The customer of the case alone. */
export const raisePoint = action('cases.raisePoint', input, async (tx, { caseId, reason, text, clock }): Promise<void> => {
  const held = await lockCase(tx, caseId);
  must(mayRate(tx.actor, caseId));
  if (!held) throw refused('not_found', 'cases.notFound');
  await insertIssue(tx, { id: newId(), caseId, reason, text });
  if (clock) {
    await insertClocks(tx, caseId, [{ id: newId(), kind: 'legal', basis: clock.basis, startsAt: tx.now, dueAt: clock.dueAt }]);
    await showNextDue(tx, caseId);
  }
  await step(tx, { caseId, key: held.key, word: 'issueAdded', params: { text }, arrow: 'demand' });
});

import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { mayTellAftermath } from '../access.ts';
import { addContacts, scoreRulings } from '../outcomes/sql.ts';

const input = z.object({
  caseId: z.uuid(),
  /** How often the customer wrote again just now. */
  contacts: z.int().positive().optional(),
  score: z.int().min(1).max(5).optional(),
});

/**
 * What happened after something was asked: the customer wrote again while it was pending or in the week after, and what they said of the
 * case in the end. It is what asking costs beside the work.
 */
export const tellAftermath = action(
  'attributions.tellAftermath',
  input,
  async (tx, { caseId, contacts, score }): Promise<void> => {
    must(mayTellAftermath(tx.actor, tx.act));
    if (contacts !== undefined) await addContacts(tx, caseId, contacts);
    if (score !== undefined) await scoreRulings(tx, caseId, score);
  },
);

import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { mayWithin } from '../access.ts';
import { upsertAnswer } from '../sql.ts';

const input = z.object({
  /** The consultation's. */
  id: z.uuid(),
  caseId: z.uuid(),
  askedBy: z.uuid(),
  /** Unit code. */
  department: z.string(),
  /** Of contact, where the case has one. */
  reason: z.string().nullable(),
  verdict: z.enum(['yes', 'no', 'information']),
  question: z.string(),
  answer: z.string(),
  waitedMinutes: z.int().nonnegative(),
});

/** What a department answered where no leave to act was asked: the same answer often enough is better told to everybody. */
export const tellAnswer = action('attributions.tellAnswer', input, async (tx, answered): Promise<void> => {
  must(mayWithin(tx.actor, tx.act, 'attributions.tellAnswer'));
  await upsertAnswer(tx, answered);
});

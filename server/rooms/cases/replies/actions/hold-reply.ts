import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { audienceOfCase } from '../../access.ts';
import { events } from '../../contract.ts';
import { zHeldLetter } from '../contract.ts';
import { sharedWith } from '../../views.ts';
import { insertHeld } from '../sql.ts';

const input = z.object({
  caseId: z.uuid(),
  key: z.string(),
  verb: z.enum(['reply', 'resolve']),
  sendAt: z.date(),
  letter: zHeldLetter,
});

/** Keeps an answer until its moment; nothing else of it happens. System only: reply and resolve call it after they asked who may. */
export const holdReply = action('cases.holdReply', input, async (tx, { caseId, key, verb, sendAt, letter }): Promise<void> => {
  const id = newId();
  await insertHeld(tx, { id, caseId, verb, input: letter, sendAt });
  const audience = audienceOfCase(await sharedWith(tx, caseId));
  tx.record({
    name: events.held,
    caseId,
    subjectId: id,
    audience,
    data: { caseId, key, heldId: id, sendAt: sendAt.toISOString() },
  });
});

import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { events } from '../contract.ts';
import { changeOutgoing, lockOfMessage } from '../sql.ts';

const input = z.object({
  messageId: z.uuid(),
  state: z.enum(['sent', 'outbox', 'failed']),
  problem: z.string().nullable().default(null),
});

/**
 * What became of the mail that carries a fax to its gateway became of the fax; of a message that is none it does nothing. The case is told by the room of
 * mail. System only: that room calls it, also when the mail comes back after it left.
 */
export const followMail = action('fax.followMail', input, async (tx, { messageId, state, problem }): Promise<void> => {
  const row = await lockOfMessage(tx, messageId);
  if (!row || row.state === state) return;
  await changeOutgoing(tx, row.id, { state, problem: problem?.slice(0, 500) ?? null });
  const data = { outgoingId: row.id, caseId: row.case_id };
  const name = state === 'sent' ? events.sent : state === 'failed' ? events.failed : null;
  if (name) tx.record({ name, caseId: row.case_id, subjectId: row.id, audience: ['centre'], data });
});

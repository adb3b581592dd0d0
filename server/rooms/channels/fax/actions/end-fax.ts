import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { markDelivery } from '../../../cases/actions/mark-delivery.ts';
import { events } from '../contract.ts';
import { changeOutgoing, lockOutgoing } from '../sql.ts';

const input = z.object({ faxId: z.uuid(), state: z.enum(['sent', 'failed']), problem: z.string().nullable().default(null) });

/** A fax left, or did not for good: it is kept, and the case is told. Told twice it does nothing more. System only: what sends and what hears of jobs call it. */
export const endFax = action('fax.endFax', input, async (tx, { faxId, state, problem }): Promise<void> => {
  const row = await lockOutgoing(tx, faxId);
  if (!row || row.state === state || row.state === 'sent') return;
  const note = problem?.slice(0, 500) ?? null;
  await changeOutgoing(tx, faxId, { state, problem: note });
  const data = { outgoingId: faxId, caseId: row.case_id };
  const name = state === 'sent' ? events.sent : events.failed;
  tx.record({ name, caseId: row.case_id, subjectId: faxId, audience: ['centre'], data });
  await markDelivery(tx, { messageId: row.message_id, state, note, purpose: row.purpose });
});

import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { markDelivery } from '../../../cases/actions/mark-delivery.ts';
import { events } from '../contract.ts';
import { caseOfMessageId, mailOfMessageId } from '../decide.ts';
import { changeOutgoing, lockOutgoing } from '../sql.ts';

/** A mail of ours came back: whoever waits for an answer to it must know. System only: a report of delivery causes it. */
export const noteReturned = action(
  'email.noteReturned',
  z.object({ messageId: z.string(), why: z.string() }),
  async (tx, { messageId, why }): Promise<void> => {
    const caseId = caseOfMessageId(tx.ctx.keys, tx.orgId, messageId);
    const mailId = mailOfMessageId(messageId);
    const row = caseId && mailId ? await lockOutgoing(tx, mailId) : null;
    if (!row || row.case_id !== caseId || row.state !== 'sent') return;
    await changeOutgoing(tx, row.id, { state: 'failed', problem: why });
    tx.record({ name: events.mailFailed, caseId, subjectId: row.id, audience: [], data: { outgoingId: row.id, caseId } });
    if (row.case_message_id)
      await markDelivery(tx, { messageId: row.case_message_id, state: 'failed', note: why, purpose: row.purpose ?? 'reply' });
  },
);

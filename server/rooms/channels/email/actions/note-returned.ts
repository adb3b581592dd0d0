import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { markDelivery } from '../../../cases/actions/mark-delivery.ts';
import { followMail } from '../../fax/actions/follow-mail.ts';
import { events } from '../contract.ts';
import { changeOutgoing, lockOutgoing } from '../sql.ts';

/** A mail of ours came back: whoever waits for an answer to it must know. System only: a report of delivery causes it. */
export const noteReturned = action(
  'email.noteReturned',
  z.object({ outgoingId: z.uuid(), why: z.string() }),
  async (tx, { outgoingId, why }): Promise<void> => {
    const row = await lockOutgoing(tx, outgoingId);
    if (row?.state !== 'sent') return;
    const caseId = row.case_id;
    await changeOutgoing(tx, row.id, { state: 'failed', problem: why });
    tx.record({ name: events.mailFailed, caseId, subjectId: row.id, audience: [], data: { outgoingId: row.id, caseId } });
    const messageId = row.case_message_id;
    if (!messageId) return;
    await followMail(tx, { messageId, state: 'failed', problem: why });
    await markDelivery(tx, { messageId, state: 'failed', note: why, purpose: row.purpose ?? 'reply' });
  },
);

import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { maySendAgain } from '../access.ts';
import { events } from '../contract.ts';
import { dialable } from '../decide.ts';
import { changeOutgoing, lockOutgoing } from '../sql.ts';
import { lineToSend, outgoingById } from '../views.ts';

/** Puts a fax that failed, or waits because no line was set, in the line once more. */
export const sendAgain = action('fax.sendAgain', z.object({ faxId: z.uuid() }), async (tx, { faxId }) => {
  must(maySendAgain(tx.actor));
  const row = await lockOutgoing(tx, faxId);
  if (!row) throw refused('not_found', 'fax.unknown');
  if (row.state !== 'failed' && row.state !== 'outbox') throw refused('conflict', 'fax.onItsWay');
  if (dialable(row.number) === null) throw refused('invalid', 'fax.wrongNumber', { params: { number: row.number } });
  const line = await lineToSend(tx, row.case_id);
  if (line?.kind !== 'server') throw refused('precondition_failed', 'fax.noServer');
  await changeOutgoing(tx, faxId, { state: 'queued', attempts: 0, lineId: line.id });
  const data = { outgoingId: faxId, caseId: row.case_id };
  tx.record({ name: events.queued, caseId: row.case_id, subjectId: faxId, audience: ['centre'], data });
  const fax = await outgoingById(tx, faxId);
  if (!fax) throw refused('internal', 'platform.internal');
  return fax;
});

import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { refused } from '../../../../platform/refusal.ts';
import { mayAdminister } from '../access.ts';
import { events } from '../contract.ts';
import { changeOutgoing, lockOutgoing } from '../sql.ts';
import { outgoingById } from '../views.ts';

const AGAIN = new Set(['outbox', 'failed', 'queued']);

/** Puts a mail that was kept or given up back in line. */
export const resend = action('email.resend', z.object({ mailId: z.uuid() }), async (tx, { mailId }) => {
  if (!mayAdminister(tx.actor)) throw refused('forbidden', 'email.mayNot');
  const row = await lockOutgoing(tx, mailId);
  if (!row) throw refused('not_found', 'email.mailUnknown');
  if (!AGAIN.has(row.state)) throw refused('conflict', 'email.alreadySent');
  await changeOutgoing(tx, mailId, { state: 'queued', attempts: 0 });
  tx.record({ name: events.mailQueued, subjectId: mailId, audience: [], data: { outgoingId: mailId } });
  const mail = await outgoingById(tx, mailId);
  if (!mail) throw refused('not_found', 'email.mailUnknown');
  return mail;
});

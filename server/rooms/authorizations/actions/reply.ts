import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { awaitAnswer } from '../../requests/actions/await-answer.ts';
import { requestFor } from '../../requests/views.ts';
import { found, mayActAsAsker } from '../access.ts';
import { events } from '../contract.ts';
import { canNow, eventOf, LEADS } from '../decide.ts';
import { lockAuthorization, saveAuthorization } from '../sql.ts';
import { authorizationView } from '../views.ts';

const zInput = z.object({ requestId: z.uuid(), text: z.string().max(2000) });

/** The asker gives what the superior asked for; the superior's clock goes on. */
export const reply = action('authorizations.reply', zInput, async (tx, { requestId, text }) => {
  const held = must(found(tx.actor, await lockAuthorization(tx, requestId), await requestFor(tx, requestId)));
  must(mayActAsAsker(tx.actor, held));
  must(canNow(held, 'reply', tx.now));
  if (text.trim() === '') throw refused('invalid', 'authorizations.emptyReply', { field: 'text' });
  const next = { ...held, state: LEADS.reply.to, reply: text.trim(), request: await awaitAnswer(tx, { requestId }) };
  await saveAuthorization(tx, next);
  tx.record(eventOf(next, events.replied));
  return authorizationView(tx, next);
});

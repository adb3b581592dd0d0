import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { mayTake } from '../access.ts';
import { events } from '../contract.ts';
import { eventOf } from '../decide.ts';
import { lockRequest, saveRequest } from '../sql.ts';
import { requestView } from '../views.ts';

/** Somebody of the unit takes it, or takes it over: the others see who has it. Anybody of the unit may still answer. */
export const take = action('requests.take', z.object({ requestId: z.uuid() }), async (tx, { requestId }) => {
  const held = await lockRequest(tx, requestId);
  if (!held) throw refused('not_found', 'requests.notFound');
  must(mayTake(tx.actor, held));
  if (held.takenBy === tx.actor.id) return requestView(tx, held);
  const next = { ...held, takenBy: tx.actor.id, takenByName: tx.actor.name, seenAt: held.seenAt ?? tx.now };
  await saveRequest(tx, next);
  tx.record(eventOf(next, events.taken, { takenBy: tx.actor.id, name: tx.actor.name }));
  return requestView(tx, next);
});

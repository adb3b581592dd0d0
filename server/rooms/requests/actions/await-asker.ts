import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { calendarOf } from '../../organization/views.ts';
import { mayMove } from '../access.ts';
import { events } from '../contract.ts';
import { askersClock, eventOf } from '../decide.ts';
import { lockRequest, saveRequest } from '../sql.ts';
import { calendarFor, requestView } from '../views.ts';

/** It is the asker's turn: the addressee's clock stands and nothing climbs; the asker is reminded. The kind's room tells the asker why. */
export const awaitAsker = action('requests.awaitAsker', z.object({ requestId: z.uuid() }), async (tx, { requestId }) => {
  const held = await lockRequest(tx, requestId);
  if (!held) throw refused('not_found', 'requests.notFound');
  must(mayMove(tx.actor, held));
  if (held.waitingFor === 'asker') return requestView(tx, held);
  const calendars = { addressee: await calendarFor(tx, held), asker: await calendarOf(tx, { personId: held.askedBy }) };
  const next = { ...held, ...askersClock(held, calendars, tx.now) };
  await saveRequest(tx, next);
  tx.record(eventOf(next, events.backToAsker));
  return requestView(tx, next);
});

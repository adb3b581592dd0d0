import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { notify } from '../../organization/actions/notify.ts';
import { mayMove } from '../access.ts';
import { events, zAwaitAnswer } from '../contract.ts';
import { eventOf, freshClock, resumedClock, toAddressee } from '../decide.ts';
import { lockRequest, saveRequest } from '../sql.ts';
import { calendarFor, requestView } from '../views.ts';

/** It is the addressee's turn again: the clock goes on with what was left, or afresh where a time is agreed anew. */
export const awaitAnswer = action('requests.awaitAnswer', zAwaitAnswer, async (tx, { requestId, agreedMinutes }) => {
  const held = await lockRequest(tx, requestId);
  if (!held) throw refused('not_found', 'requests.notFound');
  must(mayMove(tx.actor, held));
  if (held.waitingFor === 'answer' && !agreedMinutes) return requestView(tx, held);
  const calendar = await calendarFor(tx, held);
  const clock = agreedMinutes ? freshClock(calendar, tx.now, agreedMinutes) : resumedClock(held, calendar, tx.now);
  const next = { ...held, ...clock, waitingFor: 'answer' as const };
  await saveRequest(tx, next);
  if (held.waitingFor === 'asker') {
    tx.record(eventOf(next, events.asked, { why: 'again' }));
    await notify(tx, toAddressee(next, 'requests.told.again'));
  }
  return requestView(tx, next);
});

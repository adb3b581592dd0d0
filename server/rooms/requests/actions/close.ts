import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { centreOf } from '../../organization/views.ts';
import { mayMove } from '../access.ts';
import { events, UNANSWERED, zClose } from '../contract.ts';
import { eventOf, hourIn, minutesBetween, withAnswer } from '../decide.ts';
import { lockRequest, lockUsual, revokeLinks, saveRequest, saveUsual } from '../sql.ts';
import { requestView } from '../views.ts';

/**
 * Closes a request with its outcome; its links are void. What the answer took is kept for the next one who asks: minutes by the
 * clock on the wall, nights included, because that is what the customer waits.
 */
export const close = action('requests.close', zClose, async (tx, { requestId, outcome, answeredAt }) => {
  const held = await lockRequest(tx, requestId);
  if (!held) throw refused('not_found', 'requests.notFound');
  must(mayMove(tx.actor, held));
  const over = { isOpen: false, closedAt: tx.now, closedBy: tx.actor.id, outcome, nextTimer: null, nextTimerAt: null };
  const next = { ...held, ...over };
  await saveRequest(tx, next);
  await revokeLinks(tx, held.id, null);
  const answered = answeredAt ? new Date(answeredAt) : tx.now;
  if (!UNANSWERED.includes(outcome)) {
    const { timeZone } = await centreOf(tx);
    const minutes = minutesBetween(held.usualFrom, answered);
    for (const hour of [-1, hourIn(timeZone, held.usualFrom)]) {
      const recent = await lockUsual(tx, held.kind, held.usualScope, hour);
      await saveUsual(tx, { kind: held.kind, scope: held.usualScope, hour }, withAnswer(recent, minutes));
    }
  }
  tx.record(eventOf(next, events.closed, { outcome, minutes: minutesBetween(held.askedAt, answered) }));
  return requestView(tx, next);
});

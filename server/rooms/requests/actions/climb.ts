import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { notify } from '../../organization/actions/notify.ts';
import { mayMove } from '../access.ts';
import { events, zClimb } from '../contract.ts';
import { beside, eventOf, freshClock, levelMinutes, passedOn, toAddressee, toAsker } from '../decide.ts';
import { lockRequest, revokeLinks, saveRequest } from '../sql.ts';
import { addresseeFor, calendarFor, requestView } from '../views.ts';

/** One level up, or the same one asked anew: a fresh clock. The former addressee hears that it has left them. */
export const climb = action('requests.climb', zClimb, async (tx, input) => {
  const held = await lockRequest(tx, input.requestId);
  if (!held) throw refused('not_found', 'requests.notFound');
  must(mayMove(tx.actor, held));
  const to = await addresseeFor(tx, input.to, held.askedBy);
  const clock = freshClock(await calendarFor(tx, to), tx.now, levelMinutes(held, to, input.agreedMinutes));
  const next = {
    ...held,
    ...to,
    ...clock,
    also: beside(input.also, to.personId, held.askedBy),
    passed: passedOn(held, to.personId),
    level: held.level + 1,
    waitingFor: 'answer' as const,
  };
  await saveRequest(tx, next);
  await revokeLinks(tx, held.id, next);
  tx.record(eventOf(next, events.climbed, { from: { unitId: held.unitId, personId: held.personId } }));
  await notify(tx, toAddressee(next, 'requests.told.climbed'));
  await notify(tx, toAsker(next, 'requests.told.climbedForAsker'));
  return requestView(tx, next);
});

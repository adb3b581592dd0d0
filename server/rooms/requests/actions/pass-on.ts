import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { notify } from '../../organization/actions/notify.ts';
import { mayMove } from '../access.ts';
import { events, zClimb } from '../contract.ts';
import { beside, eventOf, freshClock, passedOn, toAddressee } from '../decide.ts';
import { lockRequest, revokeLinks, saveRequest } from '../sql.ts';
import { addresseeFor, calendarFor, requestView } from '../views.ts';

/** Somebody has answered and the next one must too: a fresh clock at the same level, and links sent to others are void. Whoever answered still sees it. */
export const passOn = action('requests.passOn', zClimb, async (tx, input) => {
  const held = await lockRequest(tx, input.requestId);
  if (!held) throw refused('not_found', 'requests.notFound');
  must(mayMove(tx.actor, held));
  const to = await addresseeFor(tx, input.to, held.askedBy);
  const next = {
    ...held,
    ...to,
    ...freshClock(await calendarFor(tx, to), tx.now, input.agreedMinutes),
    also: beside(input.also, to.personId, held.askedBy),
    passed: passedOn(held, null),
    waitingFor: 'answer' as const,
  };
  await saveRequest(tx, next);
  await revokeLinks(tx, held.id, next);
  tx.record(eventOf(next, events.asked, { why: 'next' }));
  await notify(tx, toAddressee(next, next.standsInFor ? 'requests.told.deputy' : `requests.told.${next.kind}`));
  return requestView(tx, next);
});

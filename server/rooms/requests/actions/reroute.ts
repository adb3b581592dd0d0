import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { notify } from '../../organization/actions/notify.ts';
import { mayMove } from '../access.ts';
import { events, zClimb } from '../contract.ts';
import { beside, eventOf, freshClock, toAddressee } from '../decide.ts';
import { lockRequest, revokeLinks, saveRequest } from '../sql.ts';
import { addresseeFor, calendarFor, requestView } from '../views.ts';

/** Puts it to somebody else from the start: own clock, own level, own usual time; links sent before are void. */
export const reroute = action('requests.reroute', zClimb, async (tx, input) => {
  const held = await lockRequest(tx, input.requestId);
  if (!held) throw refused('not_found', 'requests.notFound');
  must(mayMove(tx.actor, held));
  const to = await addresseeFor(tx, input.to, held.askedBy);
  const next = {
    ...held,
    ...to,
    ...freshClock(await calendarFor(tx, to), tx.now, input.agreedMinutes),
    also: beside(input.also, to.personId, held.askedBy),
    level: 0,
    passed: [],
    takenBy: null,
    takenByName: null,
    waitingFor: 'answer' as const,
    usualScope: input.to.unitId ? `unit:${input.to.unitId}` : `person:${to.personId}`,
    usualFrom: tx.now,
  };
  await saveRequest(tx, next);
  await revokeLinks(tx, held.id, null);
  tx.record(eventOf(next, events.asked, { why: 'rerouted' }));
  await notify(tx, toAddressee(next, 'requests.told.rerouted'));
  return requestView(tx, next);
});

import { action } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { must } from '../../../platform/refusal.ts';
import { notify } from '../../organization/actions/notify.ts';
import { mayAsk, type RequestFacts } from '../access.ts';
import { events, zAskRequest } from '../contract.ts';
import { beside, eventOf, freshClock, toAddressee } from '../decide.ts';
import { insertRequest, nextNumber } from '../sql.ts';
import { addresseeFor, calendarFor, requestView } from '../views.ts';

/** Puts a request to a unit or a person, or to whoever stands in, and starts its clock. For the rooms of the three kinds. */
export const ask = action('requests.ask', zAskRequest, async (tx, input) => {
  must(mayAsk(tx.actor));
  const to = await addresseeFor(tx, input.to, tx.actor.id);
  const request: RequestFacts = {
    id: newId(),
    kind: input.kind,
    number: await nextNumber(tx, input.kind),
    caseId: input.caseId,
    caseKey: input.caseKey,
    title: input.title,
    minor: input.amount?.minor ?? null,
    currency: input.amount?.currency ?? null,
    askedBy: tx.actor.id,
    askedByName: tx.actor.name,
    askedAt: tx.now,
    ...to,
    ...freshClock(await calendarFor(tx, to), tx.now, input.agreedMinutes),
    also: beside(input.also, to.personId, tx.actor.id),
    passed: [],
    takenBy: null,
    takenByName: null,
    level: 0,
    reminders: 0,
    remindedAt: null,
    waitingFor: 'answer',
    isOpen: true,
    closedAt: null,
    closedBy: null,
    outcome: null,
    usualScope: input.to.unitId ? `unit:${input.to.unitId}` : `person:${to.personId}`,
    usualFrom: tx.now,
  };
  await insertRequest(tx, request);
  tx.record(eventOf(request, events.asked, { why: 'first' }));
  await notify(tx, toAddressee(request, request.standsInFor ? 'requests.told.deputy' : `requests.told.${request.kind}`));
  return requestView(tx, request);
});

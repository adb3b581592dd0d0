import { action } from '../../../../../../platform/act.ts';
import { systemActor } from '../../../../../../platform/actor.ts';
import { refused } from '../../../../../../platform/refusal.ts';
import { hearCall } from '../../../actions/hear-call.ts';
import { events } from '../../../contract.ts';
import { holdCall } from '../../actions/hold-call.ts';
import { understandCall } from '../../actions/understand-call.ts';
import { type Call, callRoutes, zCallEvent } from '../../contract.ts';
import { takeTurn } from '../../sql.ts';
import { callById } from '../../views.ts';
import { goesOn } from '../decide.ts';
import { openLegsOf } from '../views.ts';

/**
 * It has ended, as whoever spoke says: for exchanges that tell no end. When it did is not known by that, so no time of talk is made of it, and what the
 * exchange may yet tell counts for more. Said of a call that has ended, nothing is done.
 */
export const endCall = action('phone.endCall', callRoutes.endCall.params, async (tx, { callId }): Promise<Call> => {
  // What is heard of a line is understood one after the other: its turn comes before the call is held.
  await takeTurn(tx, (await callById(tx, callId)).lineId);
  const held = await holdCall(tx, { callId });
  const legs = held.state === 'ended' ? [] : await openLegsOf(tx, held.id);
  if (legs.some((leg) => goesOn(leg, tx.now))) throw refused('conflict', 'phone.goesOn');
  const house = { ...tx, actor: systemActor(tx.orgId) };
  for (const { lineId, ref } of legs) {
    const event = zCallEvent.parse({ callId: ref, event: 'ended', cause: 'byHand', at: tx.now.toISOString() });
    const { callEventId } = await hearCall(house, { lineId, event, raw: JSON.stringify({ by: tx.actor.id }) });
    if (callEventId) await understandCall(house, { callEventId });
  }
  if (legs.length > 0) {
    const { case_id: caseId, id } = held;
    tx.record({ name: events.endedByHand, caseId, subjectId: id, audience: [], data: { callId: id } });
  }
  return callById(tx, held.id);
});

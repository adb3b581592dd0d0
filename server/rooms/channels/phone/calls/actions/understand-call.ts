import { z } from 'zod';
import { action, type Tx } from '../../../../../platform/act.ts';
import { newId } from '../../../../../platform/ids.ts';
import { must } from '../../../../../platform/refusal.ts';
import { mayHear } from '../../access.ts';
import { lockHeard, markUnderstood } from '../../sql.ts';
import { personOfSeat } from '../../lines/views.ts';
import { numberOf } from '../../numbers/views.ts';
import { foldCall } from '../decide.ts';
import { type CallRow, callsOfRefs, heardOf, insertCall, lockCall, putRefs, saveFold, takeTurn } from '../sql.ts';
import { joinLeg } from './join-leg.ts';
import { tellOfCall } from './tell-of-call.ts';

/** Calls played from the settings to try a line: they open no case and count nowhere. */
const TEST = /^mostrador-test-/;

/**
 * Makes one call of all that was heard of it, now with this event too, and does what follows: its case, its message, what is owed. Told twice, it does nothing
 * twice. System only: the reaction and the sweep call it.
 */
export const understandCall = action(
  'phone.understandCall',
  z.object({ callEventId: z.uuid() }),
  async (tx, { callEventId }): Promise<void> => {
    must(mayHear(tx.actor));
    const heard = await lockHeard(tx, callEventId);
    if (!heard) return;
    await takeTurn(tx, heard.line_id);
    const before = await callOf(tx, heard);
    const call = foldCall(await heardOf(tx, heard.line_id, before.id));
    const number = numberOf(call.number);
    await saveFold(tx, before.id, { ...call, number, agent: await personOfSeat(tx, call.agentSaid) });
    await markUnderstood(tx, callEventId);
    await tellOfCall(tx, { callId: before.id });
  },
);

/** The call that the event belongs to; a new one where it is the first that is heard of it, and one where it joins two. */
async function callOf(
  tx: Tx,
  { line_id: lineId, ref, orig_ref, at }: { line_id: string; ref: string; orig_ref: string | null; at: Date },
): Promise<CallRow> {
  const refs = [...new Set([ref, ...(orig_ref ? [orig_ref] : [])])];
  const [first, ...others] = await callsOfRefs(tx, lineId, refs);
  const id = first ?? newId();
  if (!first) await insertCall(tx, { id, lineId, isTest: TEST.test(ref), at });
  for (const other of others) await joinLeg(tx, { legId: other, callId: id });
  await putRefs(tx, lineId, id, refs);
  const row = await lockCall(tx, id);
  if (!row) throw new Error('a call that was just kept is gone');
  return row;
}

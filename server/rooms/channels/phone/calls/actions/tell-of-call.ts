import { z } from 'zod';
import { action, type Tx } from '../../../../../platform/act.ts';
import { refused } from '../../../../../platform/refusal.ts';
import { receive } from '../../../../cases/actions/receive.ts';
import { tellCall } from '../../../../cases/actions/tell-call.ts';
import { hearersOf } from '../../../../cases/views.ts';
import { centreOf } from '../../../../organization/views.ts';
import { oweCallBack } from '../../callbacks/actions/owe-call-back.ts';
import { settleCallBacks } from '../../callbacks/actions/settle-call-backs.ts';
import { lockOwed } from '../../callbacks/sql.ts';
import { events } from '../../contract.ts';
import { openCaseOf } from '../../numbers/views.ts';
import { type CallRow, changeCall, lockCall } from '../sql.ts';
import { missedAfter, spokenAfter } from '../views.ts';
import { subjectOf, tellingOf } from '../telling/decide.ts';

const UNSPOKEN = new Set(['missed', 'voicemail']);

/**
 * What follows of a call as it stands: a case as soon as it is known who calls, its line in the thread, what is owed to whom nobody answered, what is settled
 * by speaking with them. System only: verbs of this room call it after each change.
 */
export const tellOfCall = action('phone.tellOfCall', z.object({ callId: z.uuid() }), async (tx, { callId }): Promise<void> => {
  const call = await lockCall(tx, callId);
  if (!call) throw refused('not_found', 'phone.callUnknown');
  const caseId = call.is_test || call.result === 'rejected' ? null : (call.case_id ?? (await caseOf(tx, call)));
  if (caseId) {
    if (caseId !== call.case_id) await changeCall(tx, callId, { case_id: caseId });
    const { locale } = await centreOf(tx);
    await tellCall(tx, {
      ...{ caseId, callId, direction: call.direction, at: call.started_at.toISOString(), address: call.number },
      text: tellingOf(locale, call),
      by: call.answered_at && call.agent_id ? { id: call.agent_id, name: call.agent_name ?? '' } : null,
    });
  }
  if (!call.is_test) await owe(tx, { ...call, case_id: caseId });
  const audience = caseId ? await hearersOf(tx, caseId) : ['centre'];
  tx.record({ name: events.callChanged, caseId, subjectId: callId, audience, data: { callId, caseId } });
});

/** An incoming call opens or joins a case before anybody answers; one that says no number, once somebody has. A call out belongs where its customer's only open case is. */
async function caseOf(tx: Tx, call: CallRow): Promise<string | null> {
  if (call.direction === 'out') return call.number ? caseCalledFor(tx, call.number) : null;
  if (!call.number && call.result !== 'answered' && !call.answered_at) return null;
  const { locale } = await centreOf(tx);
  const { caseId } = await receive(tx, {
    ...{ channel: 'phone', ref: call.id, at: call.started_at.toISOString(), join: 'open', receipt: false },
    from: { address: call.number, kind: 'phone' },
    ...{ subject: subjectOf(locale, call), text: tellingOf(locale, call), language: locale, details: { callId: call.id } },
  });
  return caseId;
}

async function caseCalledFor(tx: Tx, number: string): Promise<string | null> {
  const owed = (await lockOwed(tx, number, null)).find(({ case_id }) => case_id !== null);
  if (owed) return owed.case_id;
  return openCaseOf(tx, number);
}

async function owe(tx: Tx, call: CallRow): Promise<void> {
  const { id: callId, number, case_id: caseId, ended_at: endedAt, answered_at: answeredAt } = call;
  if (!number) return;
  if (answeredAt) {
    await settleCallBacks(tx, { number, callId, at: answeredAt, by: call.agent_name ?? call.agent_said ?? '' });
    const later = await missedAfter(tx, number, answeredAt);
    if (later && !(await lockOwed(tx, number, null)).length && !(await spokenAfter(tx, number, later.endedAt)))
      await oweCallBack(tx, { reason: 'missed', number, caseId: later.caseId, callId: later.id, since: later.endedAt });
    return;
  }
  if (!endedAt || !UNSPOKEN.has(call.result ?? '') || (await spokenAfter(tx, number, endedAt))) return;
  // Who calls three times and is missed three times is owed one call.
  const owed = await lockOwed(tx, number, null);
  if (!owed.some(({ reason }) => reason === 'missed'))
    await oweCallBack(tx, { reason: 'missed', number, caseId, callId, since: endedAt });
}

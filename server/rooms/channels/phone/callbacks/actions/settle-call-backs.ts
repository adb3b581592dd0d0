import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { lockOfCall, lockOwed } from '../sql.ts';
import { closeCallBack } from './close-call-back.ts';

const input = z.object({ number: z.string(), callId: z.uuid(), at: z.date(), by: z.string() });

/**
 * Somebody spoke with this number, whoever called: what was owed to it until then is settled. A call that was taken for missed and was answered after
 * all owes nothing. System only: what is heard of calls leads here.
 */
export const settleCallBacks = action('phone.settleCallBacks', input, async (tx, { number, callId, at, by }): Promise<void> => {
  for (const { id, case_id } of await lockOfCall(tx, callId))
    await closeCallBack(tx, { callBackId: id, caseId: case_id, state: 'dropped', by, at: tx.now, callId });
  for (const { id, case_id } of await lockOwed(tx, number, at))
    await closeCallBack(tx, { callBackId: id, caseId: case_id, state: 'done', by, at, callId });
});

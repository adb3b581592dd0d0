import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { say } from '../../../../../platform/words.ts';
import { tellCall } from '../../../../cases/actions/tell-call.ts';
import { centreOf } from '../../../../organization/views.ts';
import { closeCallBack } from '../../callbacks/actions/close-call-back.ts';
import { lockOfCall } from '../../callbacks/sql.ts';
import { lockCall, mergeCall } from '../sql.ts';

/**
 * What was taken for a call of its own turns out to be a leg of another: that it was missed is owed no more, and its line in the thread says what it is.
 * System only: what is heard of calls leads here.
 */
export const joinLeg = action(
  'phone.joinLeg',
  z.object({ legId: z.uuid(), callId: z.uuid() }),
  async (tx, { legId, callId }): Promise<void> => {
    const leg = await lockCall(tx, legId);
    if (!leg) return;
    for (const { id, case_id } of await lockOfCall(tx, legId))
      await closeCallBack(tx, { callBackId: id, caseId: case_id, state: 'dropped', by: tx.actor.name, at: tx.now, callId });
    if (leg.case_id) {
      const text = say((await centreOf(tx)).locale, 'phone.told.leg');
      const { direction, number: address } = leg;
      await tellCall(tx, {
        caseId: leg.case_id,
        callId: legId,
        direction,
        at: leg.started_at.toISOString(),
        address,
        text,
        by: null,
      });
    }
    await mergeCall(tx, legId, callId);
  },
);

import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { must } from '../../../../../platform/refusal.ts';
import { say } from '../../../../../platform/words.ts';
import { centreOf } from '../../../../organization/views.ts';
import { mayHear } from '../../access.ts';
import { oweCallBack } from '../../callbacks/actions/owe-call-back.ts';
import { lockCall } from '../sql.ts';

/** A superior was asked for and not reached within three minutes: they call back the same working day (Ley 10/2025, 8.3). System only: the timed job calls it. */
export const oweSupervisor = action(
  'phone.oweSupervisor',
  z.object({ callId: z.uuid() }),
  async (tx, { callId }): Promise<void> => {
    must(mayHear(tx.actor));
    const call = await lockCall(tx, callId);
    if (!call?.number || !call.supervisor_asked_at || call.supervisor_reached_at) return;
    const note = say((await centreOf(tx)).locale, 'phone.supervisorNote');
    const { number, case_id: caseId, supervisor_asked_at: since } = call;
    await oweCallBack(tx, { reason: 'supervisor', number, caseId, callId, since, note });
  },
);

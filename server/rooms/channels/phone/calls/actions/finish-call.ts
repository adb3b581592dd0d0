import { action } from '../../../../../platform/act.ts';
import { refused } from '../../../../../platform/refusal.ts';
import { type Call, callRoutes } from '../contract.ts';
import { changeCall } from '../sql.ts';
import { callById } from '../views.ts';
import { holdCall } from './hold-call.ts';
import { tellOfCall } from './tell-of-call.ts';

const { finishCall: route } = callRoutes;

/** Ends the work after a call, with what came of it: from hanging up until here it is wrap-up time. Said again, the first time stays. */
export const finishCall = action(
  'phone.finishCall',
  route.body.extend(route.params.shape),
  async (tx, { callId, outcome, notes }): Promise<Call> => {
    const held = await holdCall(tx, { callId, written: { notes: notes ?? '' } });
    if (held.state !== 'ended') throw refused('conflict', 'phone.stillTalking');
    await changeCall(tx, held.id, {
      outcome,
      finished_at: held.finished_at ?? tx.now,
      ...(notes === undefined ? {} : { notes }),
    });
    await tellOfCall(tx, { callId: held.id });
    return callById(tx, held.id);
  },
);

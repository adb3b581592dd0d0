import { action } from '../../../../../platform/act.ts';
import { refused } from '../../../../../platform/refusal.ts';
import { type CallBack, callBackRoutes } from '../contract.ts';
import { callBackById } from '../views.ts';
import { closeCallBack } from './close-call-back.ts';
import { holdCallBack } from './hold-call-back.ts';

const { endCallBack: route } = callBackRoutes;

/** Spoken with them, or it makes no sense any more, and then why. */
export const endCallBack = action(
  'phone.endCallBack',
  route.body.extend(route.params.shape),
  async (tx, { callBackId, state, note }): Promise<CallBack> => {
    const held = await holdCallBack(tx, { callBackId, note });
    if (state === 'dropped' && note.trim() === '') throw refused('invalid', 'phone.dropNeedsWhy', { field: 'note' });
    await closeCallBack(tx, { callBackId, caseId: held.case_id, state, by: tx.actor.name, at: tx.now, note });
    return callBackById(tx, callBackId);
  },
);

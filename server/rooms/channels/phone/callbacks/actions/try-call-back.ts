import { action } from '../../../../../platform/act.ts';
import { refused } from '../../../../../platform/refusal.ts';
import { addWorkingMinutes } from '../../../../../platform/working-time.ts';
import { calendarOf } from '../../../../organization/views.ts';
import { type CallBack, callBackRoutes } from '../contract.ts';
import { changeCallBack } from '../sql.ts';
import { callBackById } from '../views.ts';
import { holdCallBack } from './hold-call-back.ts';
import { tellCallBack } from './tell-call-back.ts';

/** Working minutes until the next try where nobody says when. */
const AGAIN_MINUTES = 60;
const { tryCallBack: route } = callBackRoutes;

/** Somebody called and nobody answered: it stays owed, with when to try again; its clock runs on. */
export const tryCallBack = action(
  'phone.tryCallBack',
  route.body.extend(route.params.shape),
  async (tx, { callBackId, nextTryAt, note }): Promise<CallBack> => {
    const held = await holdCallBack(tx, { callBackId, note });
    if (nextTryAt && new Date(nextTryAt) <= tx.now) throw refused('invalid', 'phone.dueInThePast', { field: 'nextTryAt' });
    await changeCallBack(tx, callBackId, {
      ...{ taken_by: held.taken_by ?? tx.actor.id, taken_name: held.taken_name ?? tx.actor.name },
      ...{ attempts: held.attempts + 1, last_try_at: tx.now, ...(note ? { note } : {}) },
      next_try_at: nextTryAt ? new Date(nextTryAt) : addWorkingMinutes(await calendarOf(tx, {}), tx.now, AGAIN_MINUTES),
    });
    await tellCallBack(tx, { callBackId, caseId: held.case_id });
    return callBackById(tx, callBackId);
  },
);

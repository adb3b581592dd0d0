import { action } from '../../../../../platform/act.ts';
import { type CallBack, callBackRoutes } from '../contract.ts';
import { changeCallBack } from '../sql.ts';
import { callBackById } from '../views.ts';
import { holdCallBack } from './hold-call-back.ts';
import { tellCallBack } from './tell-call-back.ts';

/** I call, so that nobody else does. Whoever comes after takes it over. */
export const takeCallBack = action(
  'phone.takeCallBack',
  callBackRoutes.takeCallBack.params,
  async (tx, { callBackId }): Promise<CallBack> => {
    const held = await holdCallBack(tx, { callBackId });
    await changeCallBack(tx, callBackId, { taken_by: tx.actor.id, taken_name: tx.actor.name });
    await tellCallBack(tx, { callBackId, caseId: held.case_id });
    return callBackById(tx, callBackId);
  },
);

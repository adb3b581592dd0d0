import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { stopPromise } from '../../../../cases/actions/stop-promise.ts';
import { changeCallBack } from '../sql.ts';
import { isOwed } from '../views.ts';
import { tellCallBack } from './tell-call-back.ts';

const input = z.object({
  callBackId: z.uuid(),
  caseId: z.uuid().nullable(),
  state: z.enum(['done', 'dropped']),
  by: z.string(),
  at: z.date(),
  callId: z.uuid().nullable().default(null),
  note: z.string().optional(),
});

/** A call-back is owed no more; with the last one of its case the case's clock stops. System only: verbs of this room call it. */
export const closeCallBack = action(
  'phone.closeCallBack',
  input,
  async (tx, { callBackId, caseId, state, by, at, callId, note }): Promise<void> => {
    await changeCallBack(tx, callBackId, {
      ...{ state, ended_at: at, ended_by: by, ended_call_id: callId, next_try_at: null },
      ...(note ? { note } : {}),
    });
    if (caseId && !(await isOwed(tx, caseId))) await stopPromise(tx, { caseId, basis: 'call_back' });
    await tellCallBack(tx, { callBackId, caseId });
  },
);

import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { hearersOf } from '../../../../cases/views.ts';
import { events } from '../../contract.ts';

/** Says that a call-back is not as it was, to those who may open its case. System only: verbs of this room call it. */
export const tellCallBack = action(
  'phone.tellCallBack',
  z.object({ callBackId: z.uuid(), caseId: z.uuid().nullable() }),
  async (tx, { callBackId, caseId }): Promise<void> => {
    const audience = caseId ? await hearersOf(tx, caseId) : ['centre'];
    tx.record({ name: events.callBackChanged, caseId, subjectId: callBackId, audience, data: { callBackId, caseId } });
  },
);

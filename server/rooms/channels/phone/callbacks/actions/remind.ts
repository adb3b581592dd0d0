import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { must } from '../../../../../platform/refusal.ts';
import { notify } from '../../../../organization/actions/notify.ts';
import { allPeople } from '../../../../organization/views.ts';
import { mayHear } from '../../access.ts';
import { changeCallBack, lockCallBack } from '../sql.ts';
import { callBackById } from '../views.ts';
import { tellCallBack } from './tell-call-back.ts';

const ORGANISE = new Set(['COORDINATOR', 'SUPERVISOR']);

/** A call-back is past its time: whoever took it is told, once; where nobody has, who organises the work. System only: the timed job calls it. */
export const remind = action('phone.remind', z.object({ callBackId: z.uuid() }), async (tx, { callBackId }): Promise<void> => {
  must(mayHear(tx.actor));
  const row = await lockCallBack(tx, callBackId);
  if (row?.state !== 'open') return;
  const { name, number } = await callBackById(tx, callBackId);
  const organisers = (await allPeople(tx)).filter((one) => one.active && ORGANISE.has(one.role)).map(({ id }) => id);
  await notify(tx, {
    ...{ personIds: row.taken_by ? [row.taken_by] : organisers, word: 'phone.callBackLate', params: { who: name || number } },
    caseId: row.case_id,
  });
  await changeCallBack(tx, callBackId, { reminded_at: tx.now });
  await tellCallBack(tx, { callBackId, caseId: row.case_id });
});

import { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { newId } from '../../../../../platform/ids.ts';
import { startPromise } from '../../../../cases/actions/start-promise.ts';
import { calendarOf } from '../../../../organization/views.ts';
import { endOfSameDay } from '../../decide.ts';
import { zCallBackReason } from '../contract.ts';
import { insertCallBack } from '../sql.ts';
import { tellCallBack } from './tell-call-back.ts';

const input = z.object({
  reason: zCallBackReason,
  number: z.string(),
  name: z.string().default(''),
  caseId: z.uuid().nullable(),
  callId: z.uuid().nullable(),
  since: z.date(),
  dueAt: z.date().nullable().default(null),
  takenBy: z.object({ id: z.uuid(), name: z.string() }).nullable().default(null),
  note: z.string().default(''),
});

/** A call to the customer is owed from now on, by the end of the same working day unless it is said otherwise. System only: verbs of this room call it. */
export const oweCallBack = action('phone.oweCallBack', input, async (tx, owed): Promise<string | null> => {
  const id = newId();
  const dueAt = owed.dueAt ?? endOfSameDay(await calendarOf(tx, {}), owed.since);
  if (!(await insertCallBack(tx, { ...owed, id, dueAt }))) return null;
  if (owed.caseId) await startPromise(tx, { caseId: owed.caseId, basis: 'call_back', dueAt: dueAt.toISOString() });
  await tellCallBack(tx, { callBackId: id, caseId: owed.caseId });
  return id;
});

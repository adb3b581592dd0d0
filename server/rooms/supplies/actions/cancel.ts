import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { notify } from '../../organization/actions/notify.ts';
import { calendarOf } from '../../organization/views.ts';
import { close } from '../../requests/actions/close.ts';
import { requestFor } from '../../requests/views.ts';
import { found, mayActAsTeam } from '../access.ts';
import { decide, eventOf } from '../decide.ts';
import { lockSupply, saveSupply } from '../sql.ts';
import { supplyView } from '../views.ts';

/** The team needs it no longer: the section is told, and puts back what it had set aside. */
export const cancel = action('supplies.cancel', z.object({ requestId: z.uuid() }), async (tx, { requestId }) => {
  const held = must(found(await lockSupply(tx, requestId), await requestFor(tx, requestId)));
  must(mayActAsTeam(tx.actor, held));
  const { changes, event, data } = must(decide(held, { kind: 'cancel' }, await calendarOf(tx, { unitId: held.unitId }), tx.now));
  const next = { ...held, ...changes, request: await close(tx, { requestId, outcome: 'cancelled' }) };
  await saveSupply(tx, next);
  tx.record(eventOf(next, event, data));
  const { number, title, caseId } = held.request;
  await notify(tx, { unitIds: [held.unitId], word: 'supplies.told.cancelled', params: { number, title }, caseId, requestId });
  return supplyView(tx, next);
});

import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { close } from '../../requests/actions/close.ts';
import { requestFor } from '../../requests/views.ts';
import { found, mayActAsTeam } from '../access.ts';
import { decide, eventOf } from '../decide.ts';
import { lockConsultation, saveConsultation } from '../sql.ts';
import { consultationView } from '../views.ts';

/** The first level confirms what the department has done with the customer. */
export const confirm = action('consultations.confirm', z.object({ requestId: z.uuid() }), async (tx, { requestId }) => {
  const held = must(found(await lockConsultation(tx, requestId), await requestFor(tx, requestId)));
  must(mayActAsTeam(tx.actor, held));
  const { changes, event, data } = must(decide(held, { kind: 'confirm' }, tx.actor.name, tx.now));
  const answeredAt = held.answeredAt?.toISOString();
  const next = { ...held, ...changes, request: await close(tx, { requestId, outcome: 'confirmed', answeredAt }) };
  await saveConsultation(tx, next);
  tx.record(eventOf(next, event, data));
  return consultationView(tx, next);
});

import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { tellOutcome } from '../../attributions/actions/tell-outcome.ts';
import { close } from '../../requests/actions/close.ts';
import { requestFor } from '../../requests/views.ts';
import { found, mayActAsTeam } from '../access.ts';
import { decide, eventOf, waited } from '../decide.ts';
import { lockConsultation, saveConsultation } from '../sql.ts';
import { consultationView } from '../views.ts';

/** The team needs it no longer. */
export const withdraw = action('consultations.withdraw', z.object({ requestId: z.uuid() }), async (tx, { requestId }) => {
  const held = must(found(await lockConsultation(tx, requestId), await requestFor(tx, requestId)));
  must(mayActAsTeam(tx.actor, held));
  const { changes, event, data } = must(decide(held, { kind: 'withdraw' }, tx.actor.name, tx.now));
  if (held.rulingId) {
    await tellOutcome(tx, { rulingId: held.rulingId, ended: 'withdrawn', minor: null, waitedMinutes: waited(held, tx.now) });
  }
  const next = { ...held, ...changes, request: await close(tx, { requestId, outcome: 'withdrawn' }) };
  await saveConsultation(tx, next);
  tx.record(eventOf(next, event, data));
  return consultationView(tx, next);
});

import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { mintConsulted } from '../../attributions/actions/mint-consulted.ts';
import { tellOutcome } from '../../attributions/actions/tell-outcome.ts';
import { close } from '../../requests/actions/close.ts';
import { requestFor } from '../../requests/views.ts';
import { found, mayActAsTeam } from '../access.ts';
import { decide, eventOf, waited } from '../decide.ts';
import { lockConsultation, saveConsultation } from '../sql.ts';
import { consultationView } from '../views.ts';

/** The team takes the answer. A yes to a leave gives the warrant to carry out exactly what was asked, once: see `warrantId`. */
export const accept = action('consultations.accept', z.object({ requestId: z.uuid() }), async (tx, { requestId }) => {
  const held = must(found(await lockConsultation(tx, requestId), await requestFor(tx, requestId)));
  must(mayActAsTeam(tx.actor, held));
  const { changes, event, data } = must(decide(held, { kind: 'accept' }, tx.actor.name, tx.now));
  const { ask, rulingId, verdict } = held;
  let warrantId: string | null = null;
  if (ask && rulingId) {
    const isYes = verdict === 'yes';
    if (isYes) warrantId = (await mintConsulted(tx, { rulingId, consultationId: held.id, ask })).id;
    const minor = isYes ? (ask.amount?.minor ?? null) : null;
    await tellOutcome(tx, { rulingId, ended: isYes ? 'granted' : 'rejected', minor, waitedMinutes: waited(held, tx.now) });
  }
  const answeredAt = held.answeredAt?.toISOString();
  const next = { ...held, ...changes, warrantId, request: await close(tx, { requestId, outcome: 'accepted', answeredAt }) };
  await saveConsultation(tx, next);
  tx.record(eventOf(next, event, { ...data, warrantId }));
  return consultationView(tx, next);
});

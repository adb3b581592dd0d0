import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { releaseWarrant } from '../../attributions/actions/release-warrant.ts';
import { tellOutcome } from '../../attributions/actions/tell-outcome.ts';
import { close } from '../../requests/actions/close.ts';
import { requestFor } from '../../requests/views.ts';
import { found, mayActAsAsker } from '../access.ts';
import { events } from '../contract.ts';
import { canNow, eventOf, LEADS, waited } from '../decide.ts';
import { lockAuthorization, saveAuthorization } from '../sql.ts';
import { authorizationView } from '../views.ts';

/** The asker needs it no longer. A grant that was not used yet gives back what it had reserved. */
export const withdraw = action('authorizations.withdraw', z.object({ requestId: z.uuid() }), async (tx, { requestId }) => {
  const held = must(found(tx.actor, await lockAuthorization(tx, requestId), await requestFor(tx, requestId)));
  must(mayActAsAsker(tx.actor, held));
  must(canNow(held, 'withdraw', tx.now));
  if (held.warrantId) await releaseWarrant(tx, { warrantId: held.warrantId });
  await tellOutcome(tx, { rulingId: held.rulingId, ended: 'withdrawn', minor: null, waitedMinutes: waited(held, tx.now) });
  const request = held.request.isOpen ? await close(tx, { requestId, outcome: 'withdrawn' }) : held.request;
  const next = { ...held, state: LEADS.withdraw.to, request };
  await saveAuthorization(tx, next);
  tx.record(eventOf(next, events.withdrawn));
  return authorizationView(tx, next);
});

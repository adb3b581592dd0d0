import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { releaseWarrant } from '../../attributions/actions/release-warrant.ts';
import { tellOutcome } from '../../attributions/actions/tell-outcome.ts';
import { close } from '../../requests/actions/close.ts';
import { requestFor } from '../../requests/views.ts';
import { systemOnly } from '../access.ts';
import { events } from '../contract.ts';
import { canNow, eventOf, LEADS, waited } from '../decide.ts';
import { lockAuthorization, saveAuthorization } from '../sql.ts';

/** A grant that nobody used in its time is void, and gives back what it had reserved. Told twice it does nothing. */
export const lapse = action('authorizations.lapse', z.object({ requestId: z.uuid() }), async (tx, { requestId }) => {
  must(systemOnly(tx.actor));
  const facts = await lockAuthorization(tx, requestId);
  const known = await requestFor(tx, requestId);
  if (!facts || !known || canNow(facts, 'lapse', tx.now)) return { lapsed: false };
  const held = { ...facts, request: known.request };
  if (held.warrantId) await releaseWarrant(tx, { warrantId: held.warrantId });
  await tellOutcome(tx, { rulingId: held.rulingId, ended: 'lapsed', minor: null, waitedMinutes: waited(held, tx.now) });
  const request = held.request.isOpen ? await close(tx, { requestId, outcome: 'lapsed' }) : held.request;
  const next = { ...held, state: LEADS.lapse.to, request };
  await saveAuthorization(tx, next);
  tx.record(eventOf(next, events.lapsed));
  return { lapsed: true };
});

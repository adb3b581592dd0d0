import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { requestFor } from '../../requests/views.ts';
import { mayRedeem } from '../access.ts';
import { events } from '../contract.ts';
import { canNow, eventOf, LEADS } from '../decide.ts';
import { lockAuthorization, saveAuthorization } from '../sql.ts';

/** Marks a grant as used, once and within its time; the second time is refused. For the room that carries it out, in the same transaction. */
export const redeem = action('authorizations.redeem', z.object({ requestId: z.uuid() }), async (tx, { requestId }) => {
  must(mayRedeem(tx.actor));
  const facts = await lockAuthorization(tx, requestId);
  const known = await requestFor(tx, requestId);
  if (!facts || !known) throw refused('not_found', 'authorizations.notFound');
  must(canNow(facts, 'redeem', tx.now));
  const next = { ...facts, state: LEADS.redeem.to, redeemedAt: tx.now, request: known.request };
  await saveAuthorization(tx, next);
  tx.record(eventOf(next, events.redeemed, { warrantId: next.warrantId }));
  return { requestId, rulingId: next.rulingId, warrantId: next.warrantId, ask: next.ask };
});

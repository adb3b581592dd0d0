import { z } from 'zod';
import { action, type Tx } from '../../../platform/act.ts';
import { systemActor } from '../../../platform/actor.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { mintAuthorised } from '../../attributions/actions/mint-authorised.ts';
import { rule } from '../../attributions/actions/rule.ts';
import { tellOutcome } from '../../attributions/actions/tell-outcome.ts';
import { close } from '../../requests/actions/close.ts';
import { requestFor } from '../../requests/views.ts';
import { type AuthorizationFacts, found, type Held, mayActAsAsker } from '../access.ts';
import { events } from '../contract.ts';
import { canNow, changedAsk, eventOf, LEADS, validFrom, waited } from '../decide.ts';
import { lockAuthorization, saveAuthorization } from '../sql.ts';
import { passOn } from '../steps/actions/pass-on.ts';
import { agreedIn, withAgreement } from '../steps/decide.ts';
import { authorizationView, howDecided, isOpenFor } from '../views.ts';

const zInput = z.object({ requestId: z.uuid(), accept: z.boolean() });

/** The asker takes what was granted instead, which is minted then, or does without. */
export const acceptChanges = action('authorizations.acceptChanges', zInput, async (tx, { requestId, accept }) => {
  const held = must(found(tx.actor, await lockAuthorization(tx, requestId), await requestFor(tx, requestId)));
  must(mayActAsAsker(tx.actor, held));
  must(canNow(held, accept ? 'acceptChanges' : 'declineChanges', tx.now));
  const onward = accept ? await agreedToLess(tx, held) : null;
  if (onward) return authorizationView(tx, onward);
  const told = { rulingId: held.rulingId, waitedMinutes: waited(held, tx.now), ...(await howDecided(tx, held)) };
  const grant = accept ? await minted(tx, held) : { state: LEADS.declineChanges.to, validUntil: null };
  await tellOutcome(tx, { ...told, ended: accept ? 'changed' : 'withdrawn', minor: accept ? held.changedMinor : null });
  const outcome = accept ? 'approved_with_changes' : 'declined';
  const request = await close(tx, { requestId, outcome, answeredAt: held.decidedAt?.toISOString() });
  const next = { ...held, ...grant, request };
  await saveAuthorization(tx, next);
  const { warrantId, changedMinor: minor, decidedBy: deciderId, decidedFor: principalId } = next;
  if (accept) tx.record(eventOf(next, events.granted, { warrantId, minor, deciderId, principalId }));
  else tx.record(eventOf(next, events.withdrawn, { declined: true }));
  return authorizationView(tx, next);
});

/**
 * The house mints on the decision that the superior took: the asker could not, and the superior is not here now. It counts on the
 * superior's limits, and is refused where those no longer cover it.
 */
async function minted(tx: Tx, held: Held): Promise<Partial<AuthorizationFacts>> {
  const { id: authorizationId, rulingId, decidedBy: deciderId, decidedFor: principalId } = held;
  const steps = stepsAgreed(held, tx.now);
  if (!deciderId || !principalId) throw refused('conflict', 'authorizations.nothingChanged');
  const ask = changedAsk(held);
  const house = { ...tx, actor: systemActor(tx.orgId) };
  const { id: warrantId, hash } = await mintAuthorised(house, {
    rulingId,
    authorizationId,
    ask,
    deciderId,
    principalId,
    agreed: agreedIn(steps),
  });
  return { state: LEADS.acceptChanges.to, steps, hash, ask, warrantId, validUntil: validFrom(tx.now) };
}

/** The superior who granted less has agreed to that. */
function stepsAgreed(held: Held, now: Date): Held['steps'] {
  const { steps, decidedBy, decidedByName, decidedFor } = held;
  if (steps.length === 0 || !decidedBy) return steps;
  return must(
    withAgreement(steps, {
      personId: decidedBy,
      name: decidedByName ?? '',
      principalId: decidedFor ?? decidedBy,
      at: now.toISOString(),
    }),
  );
}

/** Where others must agree to the smaller amount too, it goes on to them, and binds them; null where it is granted now. */
async function agreedToLess(tx: Tx, held: Held): Promise<Held | null> {
  const ask = changedAsk(held);
  const less = { ...held, ask, steps: stepsAgreed(held, tx.now) };
  if (!(await isOpenFor(tx, less))) return null;
  const house = { ...tx, actor: systemActor(tx.orgId) };
  const { hash } = await rule(house, { ...ask, holderId: held.request.askedBy.id });
  const undecided = { decidedBy: null, decidedByName: null, decidedFor: null, decidedAt: null, decisionReason: null };
  const next = { ...less, ...undecided, hash, state: 'pending' as const, validUntil: null };
  await saveAuthorization(tx, next);
  return { ...next, request: await passOn(tx, { requestId: held.id }) };
}

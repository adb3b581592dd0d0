import { z } from 'zod';
import { action, type Tx } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { mintAuthorised } from '../../attributions/actions/mint-authorised.ts';
import { tellOutcome } from '../../attributions/actions/tell-outcome.ts';
import { keptSteps, limitLeft } from '../../attributions/views.ts';
import { chainAbove } from '../../organization/views.ts';
import { awaitAsker } from '../../requests/actions/await-asker.ts';
import { close } from '../../requests/actions/close.ts';
import { requestFor } from '../../requests/views.ts';
import { type AuthorizationFacts, found, type Held, mayDecide, principalOf, seatFor } from '../access.ts';
import { events, zDecide } from '../contract.ts';
import { decide as decided, eventOf, type Verdict, waited } from '../decide.ts';
import { lockAuthorization, saveAuthorization } from '../sql.ts';
import { passOn } from '../steps/actions/pass-on.ts';
import { agreedIn, withAgreement } from '../steps/decide.ts';
import { authorizationView, howDecided, isOpenFor } from '../views.ts';

type Seat = { deciderId: string; principalId: string };

/**
 * A superior grants, grants less, rejects or asks for more. A grant mints its warrant at once, on the limits of whoever decides: where
 * those do not cover it the policy refuses, and nothing has happened. Where others must agree too, it goes on to them first.
 */
export const decide = action(
  'authorizations.decide',
  z.intersection(z.object({ requestId: z.uuid() }), zDecide),
  async (tx, input) => {
    const held = must(found(tx.actor, await lockAuthorization(tx, input.requestId), await requestFor(tx, input.requestId)));
    must(mayDecide(tx.actor, held));
    const line = await chainAbove(tx, held.request.askedBy.id, tx.now);
    const seat = seatFor(tx.actor, held, line);
    const changes = must(decided(held, input, { id: tx.actor.id, name: tx.actor.name, principalId: seat.principalId }, tx.now));
    const isNamed = held.steps.some((step) => step.deciders.some((one) => principalOf(one) === seat.principalId));
    if (input.verdict === 'change' && !isNamed && line.at(-1)?.holder.personId !== seat.principalId)
      await refuseBeyond(tx, held, seat, input.minor);
    const steps = input.verdict === 'approve' ? await agreedWith(tx, held, seat) : held.steps;
    if (input.verdict === 'approve' && (await isOpenFor(tx, { ...held, steps }))) {
      await saveAuthorization(tx, { ...held, steps });
      const request = await passOn(tx, { requestId: held.id });
      return authorizationView(tx, { ...held, steps, request });
    }
    const next = await ended(tx, { ...held, steps, ...changes }, input, seat);
    await saveAuthorization(tx, next);
    return authorizationView(tx, next);
  },
);

/** The steps with this agreement in them; none where the line of report decides. */
async function agreedWith(tx: Tx, held: Held, { deciderId: personId, principalId }: Seat): Promise<Held['steps']> {
  if (held.steps.length === 0) return held.steps;
  const { needed } = await keptSteps(tx, held);
  return must(withAgreement(held.steps, { personId, name: tx.actor.name, principalId, at: tx.now.toISOString() }, needed));
}

/** Said now, not when the asker accepts. The last of the line has nobody to send it to, so the policy lets them. */
async function refuseBeyond(tx: Tx, held: Held, { principalId }: Seat, minor: number): Promise<void> {
  const { ownMax } = await limitLeft(tx, { holderId: principalId, action: held.ask.action, ask: held.ask });
  if (ownMax !== null && minor > ownMax) throw refused('limit_exceeded', 'authorizations.notCovered', { field: 'minor' });
}

/** The request goes where the verdict sends it, with the event that tells so. */
async function ended(tx: Tx, held: Held, { verdict }: Verdict, seat: Seat): Promise<Held> {
  const { id, rulingId, ask } = held;
  const told = { rulingId, waitedMinutes: waited(held, tx.now) };
  if (verdict === 'ask' || verdict === 'change') {
    const next = { ...held, request: await awaitAsker(tx, { requestId: id }) };
    if (verdict === 'ask') tx.record(eventOf(next, events.infoAsked));
    else tx.record(eventOf(next, events.changed, { minor: held.changedMinor }));
    return next;
  }
  let grant: Partial<AuthorizationFacts> = {};
  if (verdict === 'approve')
    grant = {
      warrantId: (await mintAuthorised(tx, { rulingId, authorizationId: id, ask, ...seat, agreed: agreedIn(held.steps) })).id,
    };
  const minor = verdict === 'approve' ? (ask.amount?.minor ?? null) : null;
  const isChanged = verdict === 'approve' && held.changedMinor !== null;
  const how = await howDecided(tx, held);
  await tellOutcome(tx, { ...told, ...how, ended: verdict === 'reject' ? 'rejected' : isChanged ? 'changed' : 'granted', minor });
  const next = {
    ...held,
    ...grant,
    request: await close(tx, { requestId: id, outcome: isChanged ? 'approved_with_changes' : held.state }),
  };
  const isGrant = verdict === 'approve';
  tx.record(
    eventOf(next, isGrant ? events.granted : events.rejected, isGrant ? { warrantId: next.warrantId, minor, ...seat } : {}),
  );
  return next;
}

import { action, type Tx } from '../../../platform/act.ts';
import type { Locale } from '../../../platform/actor.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { rule } from '../../attributions/actions/rule.ts';
import type { Ask, Ruling } from '../../attributions/contract.ts';
import { keptSteps } from '../../attributions/views.ts';
import { chainAbove } from '../../organization/views.ts';
import { ask as askRequest } from '../../requests/actions/ask.ts';
import { type Held, mayAskLeave, principalOf } from '../access.ts';
import { events, zAskAuthorization } from '../contract.ts';
import { eventOf, nextUp } from '../decide.ts';
import { insertAuthorization } from '../sql.ts';
import { turnIn } from '../steps/decide.ts';
import { authorizationView, limitsOf } from '../views.ts';

/** The ruling as it stands, with its reasons in one language. */
const ruledIn = (tx: Tx, ask: Ask, locale: Locale): Promise<Ruling> => rule({ ...tx, actor: { ...tx.actor, locale } }, ask);

/** Asks the nearest superior who is there and whose attributions cover it, or their deputy. The line is frozen as it was ruled. */
export const ask = action('authorizations.ask', zAskAuthorization, async (tx, input) => {
  must(mayAskLeave(tx.actor));
  if (input.reason.trim() === '') throw refused('invalid', 'authorizations.emptyReason', { field: 'reason' });
  if (!input.ask.caseId) throw refused('invalid', 'authorizations.noCase', { field: 'ask.caseId' });
  const ruling = await ruledIn(tx, input.ask, 'es');
  if (ruling.circuit !== 'authorised')
    throw refused('conflict', 'authorizations.circuitChanged', { params: { circuit: ruling.circuit } });
  const english = await ruledIn(tx, input.ask, 'en');
  const line = await chainAbove(tx, tx.actor.id, tx.now);
  const { steps } = await keptSteps(tx, { rulingId: input.rulingId, ask: input.ask });
  const limits = await limitsOf(tx, ruling.chain.map(principalOf), input.ask);
  const chain = ruling.chain.map((one, at) => ({ ...one, limitMinor: limits[at] ?? null }));
  const states = steps.map((step) => ({ ...step, agreed: [] }));
  const { personId: first, also } = states[0] ? turnIn(states[0]) : { personId: nextUp(chain, null, line), also: [] };
  if (!first) throw refused('limit_exceeded', 'authorizations.nobodyAbove');
  const { caseKey, title, reason, evidence, agreedMinutes } = input;
  const { amount, caseId } = input.ask;
  const request = await askRequest(tx, {
    kind: 'authorization',
    caseId,
    caseKey,
    title,
    amount,
    agreedMinutes,
    also,
    to: {
      unitId: null,
      personId: first,
    },
  });
  const held: Held = {
    id: request.id,
    state: 'pending',
    rulingId: input.rulingId,
    hash: ruling.hash,
    ask: input.ask,
    facts: input.ask.facts,
    askedMinor: amount?.minor ?? null,
    reason,
    evidence,
    chain,
    steps: states,
    promisedAt: input.promisedAt ? new Date(input.promisedAt) : null,
    rulingReasons: {
      es: ruling.reasons.map((why) => why.text),
      en: english.reasons.map((why) => why.text),
    },
    decidedBy: null,
    decidedByName: null,
    decidedFor: null,
    decidedAt: null,
    decisionReason: null,
    changedMinor: null,
    question: null,
    reply: null,
    warrantId: null,
    validUntil: null,
    redeemedAt: null,
    request,
  };
  await insertAuthorization(tx, held);
  tx.record(eventOf(held, events.asked));
  return authorizationView(tx, held);
});

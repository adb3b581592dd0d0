import type { z } from 'zod';
import { type Refusal, refuse } from '../../platform/refusal.ts';
import type { Ask } from '../attributions/contract.ts';
import type { ChainLink } from '../organization/contract.ts';
import { type AuthorizationFacts, type Held, presentOf, principalOf, type Rung } from './access.ts';
import { VALID_HOURS, type zDecide } from './contract.ts';
import { openStep } from './steps/access.ts';
import { afterSilence } from './steps/decide.ts';

export type Verdict = z.output<typeof zDecide>;
export type Verb = Verdict['verdict'] | 'reply' | 'acceptChanges' | 'declineChanges' | 'withdraw' | 'redeem' | 'lapse';
type State = AuthorizationFacts['state'];

/** From where each verb leads, and where to. */
export const LEADS: Record<Verb, { from: readonly State[]; to: State }> = {
  approve: { from: ['pending'], to: 'approved' },
  change: { from: ['pending'], to: 'approved_with_changes' },
  reject: { from: ['pending'], to: 'rejected' },
  ask: { from: ['pending'], to: 'info_requested' },
  reply: { from: ['info_requested'], to: 'pending' },
  acceptChanges: { from: ['approved_with_changes'], to: 'approved' },
  declineChanges: { from: ['approved_with_changes'], to: 'withdrawn' },
  withdraw: { from: ['pending', 'info_requested', 'approved_with_changes', 'approved'], to: 'withdrawn' },
  redeem: { from: ['approved'], to: 'redeemed' },
  lapse: { from: ['approved', 'approved_with_changes'], to: 'lapsed' },
};

/** Whether a verb leads anywhere from here at an instant, whoever says it. */
export function canNow(held: AuthorizationFacts, verb: Verb, now: Date): Refusal | null {
  const isOver = held.validUntil !== null && held.validUntil <= now;
  const isGrant = held.state === 'approved' || held.state === 'approved_with_changes';
  if (verb === 'lapse') return isGrant && isOver ? null : refuse('conflict', 'authorizations.stillValid');
  if (!LEADS[verb].from.includes(held.state)) return refuse('conflict', whyNot(held.state, verb));
  return isGrant && isOver && verb !== 'withdraw' ? refuse('conflict', 'authorizations.lapsed') : null;
}

function whyNot(state: State, verb: Verb): string {
  if (state === 'lapsed') return 'authorizations.lapsed';
  if (state === 'redeemed') return 'authorizations.redeemed';
  if (verb === 'reply') return 'authorizations.nothingAsked';
  if (verb === 'acceptChanges' || verb === 'declineChanges') return 'authorizations.nothingChanged';
  if (verb === 'redeem') return 'authorizations.notGranted';
  return state === 'info_requested' ? 'authorizations.waitsForAsker' : 'authorizations.alreadyDecided';
}

/** What a superior's verdict changes; `by` names the decider and whose limit counts. */
export function decide(
  held: Held,
  verdict: Verdict,
  by: { id: string; name: string; principalId: string },
  now: Date,
): Partial<AuthorizationFacts> | Refusal {
  const no =
    canNow(held, verdict.verdict, now) ??
    emptiness(verdict) ??
    (verdict.verdict === 'change' ? badChange(held.ask, verdict.minor) : null);
  if (no) return no;
  const state = LEADS[verdict.verdict].to;
  if (verdict.verdict === 'ask') return { state, question: verdict.question.trim(), reply: null };
  const decided = { state, decidedBy: by.id, decidedByName: by.name, decidedFor: by.principalId, decidedAt: now };
  const validUntil = validFrom(now);
  if (verdict.verdict === 'approve') return { ...decided, validUntil };
  if (verdict.verdict === 'reject') return { ...decided, decisionReason: verdict.reason.trim() };
  return { ...decided, decisionReason: verdict.reason.trim(), changedMinor: verdict.minor, validUntil };
}

export const validFrom = (now: Date): Date => new Date(now.getTime() + VALID_HOURS * 3_600_000);

function emptiness(verdict: Verdict): Refusal | null {
  if ('reason' in verdict && verdict.reason.trim() === '')
    return refuse('invalid', 'authorizations.emptyReason', { field: 'reason' });
  if ('question' in verdict && verdict.question.trim() === '')
    return refuse('invalid', 'authorizations.emptyQuestion', { field: 'question' });
  return null;
}

/** A change grants less of the same: more, or something else, is another request. */
function badChange(ask: Ask, minor: number): Refusal | null {
  if (!ask.amount) return refuse('invalid', 'authorizations.noAmount', { field: 'minor' });
  if (minor === ask.amount.minor) return refuse('invalid', 'authorizations.sameAmount', { field: 'minor' });
  return minor > ask.amount.minor ? refuse('invalid', 'authorizations.changeTooLarge', { field: 'minor' }) : null;
}

/** What is asked once the changes are accepted. */
export const changedAsk = (held: AuthorizationFacts): Ask =>
  held.ask.amount && held.changedMinor !== null
    ? { ...held.ask, amount: { ...held.ask.amount, minor: held.changedMinor } }
    : held.ask;

const isThere = (link: ChainLink | undefined): boolean =>
  link !== undefined && (!link.absent || link.deputy !== null || link.duty !== undefined);

/**
 * The superior to ask next: of the frozen line, above `present`, the first who is there or stood in for; else the head of the authority,
 * the last of the line as it is now; else the same again. Null only where nobody stands above the asker at all.
 */
export function nextUp(chain: readonly Rung[], present: string | null, line: readonly ChainLink[]): string | null {
  const principals = chain.map(principalOf);
  const at = present === null ? -1 : principals.indexOf(present);
  const above = present !== null && at < 0 ? [] : principals.slice(at + 1);
  const next = above.find((id) => isThere(line.find((link) => link.holder.personId === id)));
  return next ?? line.findLast((link) => isThere(link))?.holder.personId ?? line.at(-1)?.holder.personId ?? present;
}

/** Who is asked after a silence, and who may answer beside them. */
export function nextOf(held: Held, line: readonly ChainLink[]): { personId: string | null; also: string[] } {
  const step = held.steps[openStep(held.steps)];
  const present = presentOf(held.request);
  return step ? afterSilence(step, present, line) : { personId: nextUp(held.chain, present, line), also: [] };
}

/** Minutes from asking to the decision, or to now where there is none, as the customer waits them. */
export const waited = (held: Held, now: Date): number =>
  Math.max(0, Math.round(((held.decidedAt ?? now).getTime() - Date.parse(held.request.askedAt)) / 60_000));

/** Seconds from the first look to the decision; null where nobody looked at the screen, or the decision is still to come. */
export function secondsOf({ decidedAt, request }: Held): number | null {
  if (decidedAt === null || request.seenAt === null) return null;
  return Math.max(0, Math.round((decidedAt.getTime() - Date.parse(request.seenAt)) / 1000));
}

/** What an event of an authorisation tells, and to whom: those who may open it. */
export function eventOf(held: Held, name: string, extra: Record<string, unknown> = {}) {
  const { id, rulingId, state, request } = held;
  const line = [
    ...held.chain.flatMap((rung) => [rung.personId, principalOf(rung)]),
    ...held.steps.flatMap((step) => step.agreed.map((one) => one.personId)),
  ];
  const people = [request.askedBy.id, request.to.personId, request.to.standsInForId, held.decidedBy, ...line].filter(
    (one) => one !== null,
  );
  const audience = ['centre', ...new Set(people.map((one) => `person:${one}`))];
  const data = { authorizationId: id, rulingId, caseId: request.caseId, state, number: request.number, ...extra };
  return { name, caseId: request.caseId, subjectId: id, audience, data };
}

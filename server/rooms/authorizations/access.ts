import type { Actor } from '../../platform/actor.ts';
import { type Refusal, refuse } from '../../platform/refusal.ts';
import type { Ask, Facts } from '../attributions/contract.ts';
import type { ChainLink } from '../organization/contract.ts';
import type { Request } from '../requests/contract.ts';
import type { Authorization } from './contract.ts';
import type { StepState } from './steps/contract.ts';
import { openStep, principalIn } from './steps/access.ts';

export type Rung = Authorization['chain'][number];

/** One authorisation as it is kept. `ask` is what may be granted: after accepted changes, the changed one. */
export type AuthorizationFacts = Pick<Authorization, 'state' | 'reason' | 'evidence' | 'chain' | 'question' | 'reply'> & {
  id: string;
  /** A chain of its own, as it was ruled, with who has agreed; empty where the line of report decides. */
  steps: StepState[];
  rulingId: string;
  hash: string;
  ask: Ask;
  facts: Facts;
  askedMinor: number | null;
  rulingReasons: { es: string[]; en: string[] };
  promisedAt: Date | null;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedFor: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
  changedMinor: number | null;
  warrantId: string | null;
  validUntil: Date | null;
  redeemedAt: Date | null;
};

export type Held = AuthorizationFacts & { request: Request };

/** The superior whose limit a rung stands for: the one away, when a deputy sits there. */
export const principalOf = (rung: Pick<Rung, 'personId' | 'standsInFor'>): string => rung.standsInFor?.personId ?? rung.personId;

/** The superior whose turn it is, whoever stands in. */
export const presentOf = (request: Request): string | null => request.to.standsInForId ?? request.to.personId;

/** Where the present superior stands in the frozen line; past its end when it has climbed beyond. */
export function levelIn(held: Held): number {
  const present = held.chain.findIndex((rung) => principalOf(rung) === presentOf(held.request));
  return present < 0 ? held.chain.length : present;
}

const seatOf = (actor: Actor, held: Held): number =>
  actor.kind === 'person' ? held.chain.findIndex((rung) => principalOf(rung) === actor.id) : -1;

/** Those who may see the request, and the superiors it can climb to or has passed. Nobody else finds it. */
export function found(
  actor: Actor,
  facts: AuthorizationFacts | null,
  known: { request: Request; maySee: boolean } | null,
): Held | Refusal {
  const none = refuse('not_found', 'authorizations.notFound');
  if (!facts || !known) return none;
  const held = { ...facts, request: known.request };
  return known.maySee || seatOf(actor, held) >= 0 || (actor.kind === 'person' && actor.id === facts.decidedBy) ? held : none;
}

export function mayAskLeave(actor: Actor): Refusal | null {
  return actor.kind === 'person' || actor.kind === 'assistant' ? null : refuse('forbidden', 'authorizations.mayNotAsk');
}

/**
 * Whose turn it is, in the app or by the link sent for it, or a superior further up the same line, unless the policy names who decides;
 * never the asker, never a machine.
 * Whether their limit covers it the policy says, when the leave is minted.
 */
export function mayDecide(actor: Actor, held: Held): Refusal | null {
  const { request } = held;
  if (actor.id === request.askedBy.id) return refuse('forbidden', 'authorizations.self');
  if (actor.kind !== 'person' && actor.kind !== 'link') return refuse('forbidden', 'authorizations.notYours');
  const isAbove = held.steps.length === 0 && request.waitingFor === 'answer' && seatOf(actor, held) > levelIn(held);
  if (request.isOpen && (request.mine || isAbove)) return null;
  if (!request.isOpen) return refuse('conflict', 'authorizations.alreadyDecided');
  if (request.waitingFor === 'asker') return refuse('conflict', 'authorizations.waitsForAsker');
  return seatOf(actor, held) >= 0
    ? refuse('forbidden', held.steps.length > 0 ? 'authorizations.notYourTurn' : 'authorizations.climbed')
    : refuse('forbidden', 'authorizations.notYours');
}

/** On whose limits somebody decides: their own when they stand in the line at that height or above, else those of whom they stand in for. */
export function seatFor(actor: Actor, held: Held, line: readonly ChainLink[]): { deciderId: string; principalId: string } {
  if (held.steps.length > 0) {
    const step = held.steps[openStep(held.steps)];
    return { deciderId: actor.id, principalId: principalIn(step, actor.id, held.request.to) };
  }
  const at = (personId: string | null) => line.findIndex((link) => link.holder.personId === personId);
  const present = presentOf(held.request);
  const isOwn = at(actor.id) >= 0 && at(actor.id) >= at(present);
  return { deciderId: actor.id, principalId: isOwn ? actor.id : (present ?? actor.id) };
}

/** The asker's side: whoever asked, or a colleague of the centre; never somebody of those who decide. */
export function mayActAsAsker(actor: Actor, held: Held): Refusal | null {
  const { request } = held;
  const isAsker = actor.id === request.askedBy.id;
  const decides = [request.to.personId, held.decidedBy].includes(actor.id) || seatOf(actor, held) >= 0;
  const isColleague = (actor.kind === 'person' || actor.kind === 'assistant') && actor.scope === 'all' && !decides;
  return (isAsker && actor.kind !== 'customer') || isColleague ? null : refuse('forbidden', 'authorizations.notAsker');
}

/** A grant is used by the room that carries it out, in the name of its people or of the house; never by a link or a customer. */
export function mayRedeem(actor: Actor): Refusal | null {
  return actor.kind === 'customer' || actor.kind === 'link' ? refuse('forbidden', 'authorizations.notYours') : null;
}

/** That something brought was opened is said by whoever sees the request themselves. */
export function mayOpenEvidence(actor: Actor): Refusal | null {
  return actor.kind === 'person' ? null : refuse('forbidden', 'authorizations.notYours');
}

export function systemOnly(actor: Actor): Refusal | null {
  return actor.kind === 'system' ? null : refuse('forbidden', 'authorizations.systemOnly');
}

/** Passing on is part of a verdict, or the house's; nobody does it by hand. */
export function mayPassOn(actor: Actor, act: string): Refusal | null {
  return actor.kind === 'system' || act !== 'authorizations.passOn' ? null : refuse('forbidden', 'authorizations.systemOnly');
}

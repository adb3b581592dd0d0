import type { Actor } from '../../platform/actor.ts';
import { type Refusal, refuse } from '../../platform/refusal.ts';

const mayNot = (): Refusal => refuse('forbidden', 'attributions.mayNot');
/** Those who lead others may ask what another person could do. */
const LEADS = ['COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER', 'CRM_COORD', 'AUTHORITY', 'ADMIN'];

const isStaff = (actor: Actor): boolean => actor.kind === 'person' || actor.kind === 'assistant';

/** For whom a ruling is asked: oneself, another by whoever leads, anybody by the house. Answers the holder's id. */
export function mayRule(actor: Actor, holderId: string | undefined): string | Refusal {
  if (actor.kind === 'system') return holderId ?? mayNot();
  if (!isStaff(actor)) return mayNot();
  if (holderId === undefined || holderId === actor.id) return actor.id;
  return LEADS.includes(actor.role ?? '') ? holderId : mayNot();
}

/** A ruling that is kept is asked upon: by oneself only, or by the house for somebody. */
export function mayKeep(actor: Actor, holderId: string | undefined): string | Refusal {
  if (actor.kind === 'system') return holderId ?? mayNot();
  return isStaff(actor) && (holderId === undefined || holderId === actor.id) ? actor.id : mayNot();
}

/** Leave of one's own is used by whoever it was ruled for. */
export function mayMintOwn(actor: Actor, holderId: string): true | Refusal {
  return actor.kind === 'system' || (isStaff(actor) && actor.id === holderId) ? true : mayNot();
}

/** What a department agreed to may be carried out by any colleague who has the case by now; that they have it, the caller has asked. */
export const mayMintConsulted = (actor: Actor): true | Refusal => (actor.kind === 'system' || isStaff(actor) ? true : mayNot());

/** Only who decides: at a screen, by the link that was sent to them, or told by the house. Nobody for themselves, nor on their own limits. */
export function mayMintAuthorised(actor: Actor, deciderId: string, principalId: string, requesterId: string): true | Refusal {
  if (deciderId === requesterId || principalId === requesterId) return refuse('forbidden', 'attributions.selfAuthorisation');
  const isDecider = actor.id === deciderId && (isStaff(actor) || actor.kind === 'link');
  return actor.kind === 'system' || isDecider ? true : mayNot();
}

/** Warrants are taken, used and released as part of another room's act, or by the house; never by hand. */
export function mayWithin(actor: Actor, act: string, own: string): true | Refusal {
  return actor.kind === 'system' || (actor.kind !== 'customer' && act !== own) ? true : mayNot();
}

/** What a customer's message or answer tells comes within another room's act, whoever it is that acts there: the customer as well. */
export const mayTellAftermath = (actor: Actor, act: string): true | Refusal =>
  actor.kind === 'system' || act !== 'attributions.tellAftermath' ? true : mayNot();

/** Kinds of action are the policy's words: whoever may draft it. */
export function mayDefineKinds(actor: Actor): true | Refusal {
  return actor.kind === 'system' || ['CENTRE_MANAGER', 'AUTHORITY', 'ADMIN'].includes(actor.role ?? '') ? true : mayNot();
}

import type { Actor } from '../../../platform/actor.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';

const DRAFTERS = ['CENTRE_MANAGER', 'AUTHORITY', 'ADMIN'];

const mayNot = (): Refusal => refuse('forbidden', 'attributions.mayNot');

/** Everybody of the centre may read what everybody may grant; who is lent or asked from outside sees only their own rulings. */
export function mayReadPolicy(actor: Actor): true | Refusal {
  return actor.kind === 'system' || actor.scope === 'all' || actor.role === 'ADMIN' ? true : mayNot();
}

/** Who may draft. A program never changes what programs may do. */
export function mayDraft(actor: Actor): true | Refusal {
  return actor.kind === 'system' || (actor.kind === 'person' && DRAFTERS.includes(actor.role ?? '')) ? true : mayNot();
}

/**
 * Who may put a draft in force: none of those who had a hand in it. The authority may; the centre manager within the own attributions,
 * so `covered` tells whether they cover everything that the draft widens.
 */
export function mayActivate(actor: Actor, editors: readonly string[], covered: boolean): true | Refusal {
  if (actor.kind !== 'person' || !['AUTHORITY', 'CENTRE_MANAGER'].includes(actor.role ?? '')) return mayNot();
  if (editors.includes(actor.id)) return refuse('forbidden', 'attributions.ownDraft');
  return actor.role === 'AUTHORITY' || covered ? true : refuse('forbidden', 'attributions.widensBeyondYou');
}

/** A centre's first policy is nobody's decision: the house writes it, or whoever sets the centre up. */
export const mayFoundPolicy = (actor: Actor): true | Refusal => (actor.kind === 'system' ? true : mayDraft(actor));

import type { Actor } from '../../../platform/actor.ts';
import { refuse, type Refusal } from '../../../platform/refusal.ts';

/** A review is the outcome of another act, or told by the house; nobody writes one by hand. */
export function mayAddReview(actor: Actor, act: string): true | Refusal {
  const within = (actor.kind === 'person' || actor.kind === 'assistant') && act !== 'organization.addReview';
  return actor.kind === 'system' || within ? true : refuse('forbidden', 'organization.mayNot');
}

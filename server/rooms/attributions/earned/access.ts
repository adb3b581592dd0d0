import type { Actor } from '../../../platform/actor.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';

const mayNot = (): Refusal => refuse('forbidden', 'attributions.mayNot');

/** What one has used and earned is one's own, and that of those one leads; nobody else's. */
export const mayReadOwn = (actor: Actor): true | Refusal =>
  actor.kind === 'person' || actor.kind === 'assistant' ? true : mayNot();

/** Somebody's earned rows: their own, those of whoever is below, anybody's for those who keep the people of the centre. */
export function mayReadEarnedOf(actor: Actor, personId: string, below: readonly string[]): true | Refusal {
  const keeps = actor.role === 'ADMIN' || actor.role === 'CENTRE_MANAGER';
  return actor.id === personId || keeps || below.includes(personId) ? true : mayNot();
}

/** What people have earned follows from other acts; only the house settles it. */
export const maySettle = (actor: Actor): true | Refusal => (actor.kind === 'system' ? true : mayNot());

import type { Actor } from '../../platform/actor.ts';
import { refuse, type Refusal } from '../../platform/refusal.ts';

export const mayNot = (): Refusal => refuse('forbidden', 'organization.mayNot');

/** Telling somebody is part of another act, or the house's own; nobody sends notifications by hand. */
export function mayNotify(actor: Actor, act: string): true | Refusal {
  return actor.kind === 'system' || act !== 'organization.notify' ? true : mayNot();
}

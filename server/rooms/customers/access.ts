import type { Actor } from '../../platform/actor.ts';
import { refuse, type Refusal } from '../../platform/refusal.ts';

const mayNot = (): Refusal => refuse('forbidden', 'customers.mayNot');

/** Recognising is part of taking a message in: whoever may take one in, the house, or the customer at the door. */
export function mayRecognise(actor: Actor): true | Refusal {
  return actor.scope === 'none' || actor.kind === 'link' ? mayNot() : true;
}

/** A customer's sheet by itself is for those who may look for any case; others see the customer inside what was put to them. */
export function mayRead(actor: Actor): true | Refusal {
  return actor.scope === 'all' ? true : mayNot();
}

export function mayChange(actor: Actor): true | Refusal {
  return actor.scope === 'all' && actor.role !== 'AUTHORITY' ? true : mayNot();
}

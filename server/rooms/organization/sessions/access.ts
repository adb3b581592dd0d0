import type { Actor } from '../../../platform/actor.ts';
import { refuse, type Refusal } from '../../../platform/refusal.ts';

const mayNot = (): Refusal => refuse('forbidden', 'organization.mayNot');

/** One answer for an unknown address, a wrong password and a person who left: guessing tells nothing. */
export function maySignIn(passwordRight: boolean, active: boolean): true | Refusal {
  return passwordRight && active ? true : refuse('unauthorized', 'organization.wrongSignIn');
}

/** Password and second step are changed by the person at the screen, not by a key that acts for them. */
export function mayChangeOwnSignIn(actor: Actor): true | Refusal {
  return actor.kind === 'person' && actor.keyScopes === null ? true : mayNot();
}

const administers = (actor: Actor) => actor.role === 'ADMIN' || actor.role === 'CENTRE_MANAGER';

export function mayReadKeys(actor: Actor): true | Refusal {
  return administers(actor) ? true : mayNot();
}

export type KeyHolder = { id: string; role: string; assistant: boolean; active: boolean };

/** A key acts as its person, so it is made for programs and assistants, or for oneself: never to act as somebody else who decides. */
export function mayAddKey(actor: Actor, holder: KeyHolder): true | Refusal {
  if (!administers(actor) || actor.keyScopes !== null) return mayNot();
  if (!holder.active) return refuse('conflict', 'organization.personInactive', { field: 'personId' });
  const program = holder.role === 'INTEGRATION' || holder.assistant;
  return program || holder.id === actor.id ? true : refuse('forbidden', 'organization.keyForSomebodyElse', { field: 'personId' });
}

export function mayRevokeKey(actor: Actor): true | Refusal {
  return administers(actor) ? true : mayNot();
}

/** Anybody ends their own session. */
export function maySignOut(actor: Actor): true | Refusal {
  return actor.kind === 'person' || actor.kind === 'assistant' ? true : mayNot();
}

export function maySweep(actor: Actor): true | Refusal {
  return actor.kind === 'system' ? true : mayNot();
}

import type { Actor } from '../../platform/actor.ts';
import { type Refusal, refuse } from '../../platform/refusal.ts';

/** A tool is used by an assistant or a person through a key of their own that holds the scope of the public action behind it. */
export function mayUse(actor: Actor, scope: string): true | Refusal {
  if (actor.kind !== 'assistant' && actor.kind !== 'person') return refuse('forbidden', 'assistants.mayNot');
  if (actor.keyScopes === null || actor.keyScopes.includes(scope)) return true;
  return refuse('forbidden', 'platform.keyLacksScope', { params: { scope } });
}

/** Its own use is counted for whoever used it. */
export function mayBeCounted(actor: Actor): true | Refusal {
  return actor.kind === 'assistant' || actor.kind === 'person' ? true : refuse('forbidden', 'assistants.mayNot');
}

/** Those who keep people keep assistants. */
export function mayKeep(actor: Actor): true | Refusal {
  const administers = actor.role === 'ADMIN' || actor.role === 'CENTRE_MANAGER';
  return actor.kind === 'person' && administers ? true : refuse('forbidden', 'assistants.mayNot');
}

/** Somebody answers for it: a person who is here, never another program. */
export function mayAnswerFor(person: { active: boolean; assistant: boolean; role: string } | null): true | Refusal {
  const fits = person?.active === true && !person.assistant && person.role !== 'INTEGRATION' && person.role !== 'ADMIN';
  return fits ? true : refuse('invalid', 'assistants.mustBeAPerson', { field: 'superiorId' });
}

import type { Actor } from '../../../platform/actor.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';

const FIRST_LEVEL = new Set(['AGENT', 'AGENT_EXT', 'COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER', 'CRM_COORD', 'INTEGRATION']);
const no = (): Refusal => refuse('forbidden', 'post.mayNot');

/** Letters as they came and as they left: those of the whole centre, so whoever may open all of it. Others see theirs in their cases. */
export const mayReadAll = (actor: Actor): true | Refusal => (actor.kind === 'system' || actor.scope === 'all' ? true : no());

/** Whoever speaks with customers puts in what came on paper; who sees only some cases, into one of those. */
export const mayPutIn = (actor: Actor, into: string | null): true | Refusal => {
  const works = actor.kind === 'system' || (actor.kind === 'person' && FIRST_LEVEL.has(actor.role ?? ''));
  return works && (actor.scope === 'all' || into !== null) ? true : no();
};

/** Whoever takes letters to the post, and gets back what could not be handed over. */
export const mayPost = (actor: Actor): true | Refusal =>
  actor.kind === 'system' || (actor.kind === 'person' && actor.scope === 'all' && FIRST_LEVEL.has(actor.role ?? ''))
    ? true
    : no();

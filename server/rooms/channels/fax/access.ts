import type { Actor } from '../../../platform/actor.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';

const ADMINISTER = new Set(['ADMIN', 'CENTRE_MANAGER']);
const FIRST_LEVEL = new Set(['AGENT', 'AGENT_EXT', 'COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER', 'CRM_COORD', 'INTEGRATION']);
const no = (): Refusal => refuse('forbidden', 'fax.mayNot');

/** Lines and their tokens. */
export const mayAdminister = (actor: Actor): true | Refusal =>
  actor.kind === 'system' || ADMINISTER.has(actor.role ?? '') ? true : no();

/** Whoever may open the whole centre sees how its lines do, and whoever administers it. */
export const maySeeLines = (actor: Actor): true | Refusal => (mayReadAll(actor) === true ? true : mayAdminister(actor));

/** Faxes as they came and as they left: those of the whole centre, so whoever may open all of it. Others see theirs in their cases. */
export const mayReadAll = (actor: Actor): true | Refusal => (actor.kind === 'system' || actor.scope === 'all' ? true : no());

/** Whoever speaks with customers puts in what came on paper; who sees only some cases, into one of those. */
export const mayPutIn = (actor: Actor, into: string | null): true | Refusal => {
  const works = actor.kind === 'system' || (actor.kind === 'person' && FIRST_LEVEL.has(actor.role ?? ''));
  return works && (actor.scope === 'all' || into !== null) ? true : no();
};

export const maySendAgain = (actor: Actor): true | Refusal =>
  actor.kind === 'system' || (actor.kind === 'person' && actor.scope === 'all' && FIRST_LEVEL.has(actor.role ?? ''))
    ? true
    : no();

/** What became of a fax is told by the server that has it, whose token stands for the house. */
export const mayTell = (actor: Actor): true | Refusal => (actor.kind === 'system' ? true : no());

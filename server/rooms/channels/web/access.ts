import type { Actor } from '../../../platform/actor.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';

/** What a page without an account has the house do, once it has looked at the paper or the signature. */
export const systemOnly = (actor: Actor): true | Refusal =>
  actor.kind === 'system' ? true : refuse('forbidden', 'web.linkNeeded');

/** The customer of this case, who came by its signed link, and nobody else: not even who works on it declares in their name. */
export const mayAsCustomer = (actor: Actor, caseId: string): true | Refusal =>
  actor.kind === 'customer' && actor.id === caseId ? true : refuse('forbidden', 'web.linkNeeded');

/** Whoever looks at what a customer wants of their data is a person; the case asks whether it is theirs to work on. */
export const mayDecide = (actor: Actor): true | Refusal =>
  actor.kind === 'person' ? true : refuse('forbidden', 'web.correction.person');

import type { Actor } from '../../../platform/actor.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';

const ADMINISTER = new Set(['ADMIN', 'CENTRE_MANAGER']);
const FIRST_LEVEL = new Set(['AGENT', 'AGENT_EXT', 'COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER', 'CRM_COORD', 'INTEGRATION']);
const ORGANISES = new Set(['COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER', 'INTEGRATION']);

/** Who is told what becomes of lines. */
export const keepsLines = (role: string): boolean => ADMINISTER.has(role);

/** Lines, their tokens, and who sits where. */
export const mayAdminister = (actor: Actor): true | Refusal =>
  actor.kind === 'system' || ADMINISTER.has(actor.role ?? '') || refuse('forbidden', 'phone.mayNot');

/** Exchanges speak through the house; nobody makes calls up by hand. */
export const mayHear = (actor: Actor): true | Refusal => actor.kind === 'system' || refuse('forbidden', 'phone.mayNot');

const worksHere = (actor: Actor) => actor.kind === 'system' || FIRST_LEVEL.has(actor.role ?? '');

/** Who may write in a call they may see: whoever spoke, nobody having spoken anybody of the first level, and who organises their work. */
export function mayWrite(actor: Actor, call: { agentId: string | null }): true | Refusal {
  const theirs = call.agentId === null || call.agentId === actor.id;
  const may = worksHere(actor) && (theirs || actor.kind === 'system' || ORGANISES.has(actor.role ?? ''));
  return may || refuse('forbidden', 'phone.notYourCall');
}

/** A recording is listened to by people: a voice is personal data, and nobody's to be fetched by a program. */
export const mayListen = (actor: Actor): true | Refusal => actor.kind === 'person' || refuse('forbidden', 'phone.mayNot');

/** Call-backs are the first level's work, whoever promised them. */
export const mayCallBack = (actor: Actor): true | Refusal => worksHere(actor) || refuse('forbidden', 'phone.mayNot');

/** A call without a case, such as an anonymous one, is for those who see all of the centre. */
export const maySeeCaseless = (actor: Actor): boolean => actor.kind === 'system' || actor.scope === 'all';

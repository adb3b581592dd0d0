import type { Actor } from '../../../platform/actor.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';

const FIRST_LEVEL = new Set(['AGENT', 'AGENT_EXT', 'COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER', 'CRM_COORD']);
const LEADS = new Set(['COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER']);
const SETS = new Set(['ADMIN', 'CENTRE_MANAGER']);
const unknown = (): Refusal => refuse('not_found', 'chat.unknown');

/** Whether what the visitor's page carries is the secret of this conversation; compared in constant time. The same answer for one that never was. */
export function mayVisit(tokenHash: string | null, givenHash: string): true | Refusal {
  const kept = tokenHash ?? '0'.repeat(givenHash.length);
  let differ = kept.length ^ givenHash.length;
  for (let i = 0; i < givenHash.length; i++) differ |= kept.charCodeAt(i) ^ givenHash.charCodeAt(i);
  return differ === 0 && tokenHash !== null ? true : unknown();
}

/** People of the first level talk; a program answers through the case, and takes nothing. */
export function maySit(actor: Actor): true | Refusal {
  return actor.kind === 'person' && FIRST_LEVEL.has(actor.role ?? '') ? true : refuse('forbidden', 'chat.mayNot');
}

type Facts = { state: string; agentId: string | null };
const alive = (state: string): boolean => state === 'assistant' || state === 'waiting' || state === 'talking';

/** Takes a conversation that waits; one that a colleague has only who leads. `sees`: they may open its case. */
export function mayTake(actor: Actor, chat: Facts, sees: boolean): true | Refusal {
  if (!sees) return unknown();
  const sits = maySit(actor);
  if (sits !== true) return sits;
  if (!alive(chat.state)) return refuse('conflict', 'chat.over');
  const others = chat.agentId !== null && chat.agentId !== actor.id;
  return others && !LEADS.has(actor.role ?? '') ? refuse('conflict', 'chat.taken') : true;
}

/** Writes in it or ends it: whoever answers, who leads, the house. */
export function mayAnswer(actor: Actor, chat: Facts, sees: boolean): true | Refusal {
  if (actor.kind === 'system') return true;
  if (!sees) return unknown();
  if (!alive(chat.state)) return refuse('conflict', 'chat.over');
  const theirs = chat.agentId === actor.id || LEADS.has(actor.role ?? '');
  return actor.kind === 'person' && theirs ? true : refuse('forbidden', 'chat.mayNot');
}

export function maySet(actor: Actor): true | Refusal {
  return actor.kind === 'system' || SETS.has(actor.role ?? '') ? true : refuse('forbidden', 'chat.mayNot');
}

/** Who hears of a conversation live: its visitor, and whoever may open the case. */
export const audienceOfChat = (chatId: string, sharedWith: readonly string[]): string[] => [
  ...audienceOfDesk(sharedWith),
  `chat:${chatId}`,
];
export const audienceOfDesk = (sharedWith: readonly string[]): string[] => ['centre', ...sharedWith.map((id) => `unit:${id}`)];

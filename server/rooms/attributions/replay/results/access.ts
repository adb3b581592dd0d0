import type { Actor } from '../../../../platform/actor.ts';
import { type Refusal, refuse } from '../../../../platform/refusal.ts';

/** Those who draft, and those who lead others: whoever may judge whether a limit is too narrow. */
const ASK = ['COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER', 'CRM_COORD', 'AUTHORITY', 'ADMIN'];

const mayNot = (): Refusal => refuse('forbidden', 'attributions.mayNot');

/** Who may have the past ruled again. */
export function mayReplay(actor: Actor): true | Refusal {
  return actor.kind === 'system' || (actor.kind === 'person' && ASK.includes(actor.role ?? '')) ? true : mayNot();
}

/** Who may open the requests behind a figure: whoever may open their cases. An administrator sees figures only. */
export function mayOpenPast(actor: Actor): true | Refusal {
  return actor.kind === 'system' || (actor.scope === 'all' && mayReplay(actor) === true) ? true : mayNot();
}

/** Only the house works on a replay. */
export const systemOnly = (actor: Actor): true | Refusal => (actor.kind === 'system' ? true : mayNot());

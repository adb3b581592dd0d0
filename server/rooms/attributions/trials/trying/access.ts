import type { Actor } from '../../../../platform/actor.ts';
import { type Refusal, refuse } from '../../../../platform/refusal.ts';

const mayNot = (): Refusal => refuse('forbidden', 'attributions.mayNot');
/** Those who lead others. Agents are not told who is in which half, nor how it goes: it would change what they do. */
const LEADS = ['COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER', 'CRM_COORD', 'AUTHORITY', 'ADMIN'];

export const mayReadTrials = (actor: Actor): true | Refusal =>
  actor.kind === 'system' || (actor.kind === 'person' && LEADS.includes(actor.role ?? '')) ? true : mayNot();

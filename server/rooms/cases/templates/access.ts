import type { Actor } from '../../../platform/actor.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';

const WRITERS = new Set(['COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER', 'CRM_COORD', 'ADMIN']);

/** Templates and signatures speak for the whole centre: who coordinates it writes them. */
export const mayPutTemplate = (actor: Actor): true | Refusal =>
  actor.kind === 'system' || (actor.kind === 'person' && WRITERS.has(actor.role ?? ''))
    ? true
    : refuse('forbidden', 'cases.mayNotTemplates');

import type { Actor } from '../../platform/actor.ts';
import { type Refusal, refuse } from '../../platform/refusal.ts';

const READERS = new Set(['COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER', 'CRM_COORD', 'AUTHORITY', 'INTEGRATION']);

/** The scheme shows the whole organisation: who organises its work reads it; nobody of a subcontractor does. */
export const mayRead = (actor: Actor): true | Refusal =>
  (READERS.has(actor.role ?? '') && actor.scope === 'all' && actor.vendorId === null) || refuse('forbidden', 'scheme.mayNot');

export const systemOnly = (actor: Actor): true | Refusal => actor.kind === 'system' || refuse('forbidden', 'scheme.mayNot');

import type { Actor } from '../../platform/actor.ts';
import { type Refusal, refuse } from '../../platform/refusal.ts';

const READERS = new Set(['COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER', 'CRM_COORD', 'AUTHORITY', 'INTEGRATION']);

/** Reports compare people: only who organises their work reads them. */
export const mayRead = (actor: Actor): true | Refusal => READERS.has(actor.role ?? '') || refuse('forbidden', 'reports.mayNot');

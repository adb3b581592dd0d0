import type { Actor } from '../../../platform/actor.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';

/** What work costs is the centre's affair: those who run it say so. */
export const maySetRates = (actor: Actor): true | Refusal =>
  (actor.kind === 'person' && ['ADMIN', 'CENTRE_MANAGER'].includes(actor.role ?? '')) ||
  refuse('forbidden', 'attributions.mayNot');

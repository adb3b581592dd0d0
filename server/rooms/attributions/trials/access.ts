import type { Actor } from '../../../platform/actor.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';

const mayNot = (): Refusal => refuse('forbidden', 'attributions.mayNot');
/** To stop is to narrow: whoever may put a policy in force at all, and whoever started it. */
export const mayStop = (actor: Actor, startedBy: string): true | Refusal =>
  actor.kind === 'person' && (['AUTHORITY', 'CENTRE_MANAGER'].includes(actor.role ?? '') || actor.id === startedBy)
    ? true
    : mayNot();

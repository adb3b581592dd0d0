import type { Actor } from '../../../platform/actor.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';

const ORGANISERS = new Set(['COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER']);
const CENTRE = new Set(['COORDINATOR', 'CENTRE_MANAGER', 'ADMIN']);

/** Who wrote it; and who organises the work, when the writer is away. */
export function mayTakeBack(actor: Actor, held: { personId: string }): true | Refusal {
  const mine = actor.id === held.personId;
  return mine || (actor.kind === 'person' && ORGANISERS.has(actor.role ?? '')) ? true : refuse('forbidden', 'cases.mayNot');
}

/** How long the whole centre may take back what it wrote. */
export const mayPutCentreHabit = (actor: Actor): true | Refusal =>
  actor.kind === 'system' || CENTRE.has(actor.role ?? '') ? true : refuse('forbidden', 'cases.mayNot');

import type { Actor } from '../../../../platform/actor.ts';
import { type Refusal, refuse } from '../../../../platform/refusal.ts';

/** Only the one it was given to, as a person; never who granted or authorised it. */
export function mayAnswerAudit(
  actor: Actor,
  { auditorId, barred }: { auditorId: string; barred: readonly string[] },
): true | Refusal {
  return actor.kind === 'person' && actor.id === auditorId && !barred.includes(actor.id)
    ? true
    : refuse('forbidden', 'attributions.mayNot');
}

import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { events } from '../../contract.ts';
import { mayEndDuty } from '../access.ts';
import { dutyRoutes } from '../contract.ts';
import { deleteDuty } from '../sql.ts';
import { dutyById } from '../views.ts';

/** Somebody is on duty no longer. */
export const removeDuty = action('organization.removeDuty', dutyRoutes.removeDuty.params, async (tx, { dutyId }) => {
  must(mayEndDuty(tx.actor));
  const duty = await dutyById(tx, dutyId);
  if (!duty) throw refused('not_found', 'organization.dutyUnknown');
  await deleteDuty(tx, dutyId);
  const { personId } = duty;
  tx.record({
    name: events.dutyChanged,
    subjectId: dutyId,
    audience: ['centre', `person:${personId}`],
    data: { dutyId, personId, ended: true },
  });
  return { ok: true };
});

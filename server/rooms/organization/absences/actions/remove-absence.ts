import { action } from '../../../../platform/act.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { events, routes } from '../../contract.ts';
import { mayChangeAbsence } from '../access.ts';
import { endAbsence } from '../sql.ts';
import { absenceById, absentPerson } from '../views.ts';

/** Somebody is back, or will not be away after all. */
export const removeAbsence = action('organization.removeAbsence', routes.removeAbsence.params, async (tx, { absenceId }) => {
  const absence = await absenceById(tx, absenceId);
  const person = absence && (await absentPerson(tx, absence.personId));
  if (!person) throw refused('not_found', 'organization.absenceUnknown');
  must(mayChangeAbsence(tx.actor, person));
  await endAbsence(tx, absenceId);
  const { personId, deputyId } = absence;
  const audience = ['centre', `person:${personId}`, ...(deputyId ? [`person:${deputyId}`] : [])];
  tx.record({
    name: events.absenceChanged,
    subjectId: absenceId,
    audience,
    data: { absenceId, personId, deputyId, ended: true },
  });
  return { ok: true };
});

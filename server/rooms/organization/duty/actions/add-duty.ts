import { action } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { absentPerson } from '../../absences/views.ts';
import { notify } from '../../actions/notify.ts';
import { events, ROLES, type Role } from '../../contract.ts';
import { unitById } from '../../views.ts';
import { mayChangeDuty } from '../access.ts';
import { zNewDuty } from '../contract.ts';
import { judgeDuty } from '../decide.ts';
import { insertDuty } from '../sql.ts';
import { dutyById, highestOf } from '../views.ts';

/** Somebody is on duty for a role or a unit: out of hours they decide in its place, on the limits of whoever they stand in for. */
export const addDuty = action('organization.addDuty', zNewDuty, async (tx, input) => {
  const person = await absentPerson(tx, input.personId);
  if (!person) throw refused('not_found', 'organization.personUnknown', { field: 'personId' });
  must(judgeDuty(input, person));
  const { role = null, unitId = null, toDate = null } = input;
  if (role !== null && !Object.hasOwn(ROLES, role)) throw refused('invalid', 'organization.roleUnknown', { field: 'role' });
  const unit = unitId ? await unitById(tx, unitId) : null;
  if (unitId && !unit) throw refused('not_found', 'organization.unitUnknown', { field: 'unitId' });
  const covered = role === null ? await highestOf(tx, unitId ?? '') : [role as Role];
  const highest = covered.toSorted((a, b) => ROLES[b].level - ROLES[a].level)[0] ?? null;
  must(mayChangeDuty(tx.actor, input.personId, highest));
  const id = newId();
  await insertDuty(tx, { ...input, id, role, unitId, toDate });
  const { personId } = input;
  tx.record({
    name: events.dutyChanged,
    subjectId: id,
    audience: ['centre', `person:${personId}`],
    data: { dutyId: id, ...input },
  });
  await notify(tx, { personIds: [personId], word: 'organization.told.duty', params: { from: input.from, to: input.to } });
  const duty = await dutyById(tx, id);
  if (!duty) throw new Error(`no duty ${id}`);
  return duty;
});

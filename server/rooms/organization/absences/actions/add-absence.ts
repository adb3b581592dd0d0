import { action, type Tx } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { notify } from '../../actions/notify.ts';
import { events, routes } from '../../contract.ts';
import { centreOf } from '../../views.ts';
import { mayChangeAbsence } from '../access.ts';
import { judgeAbsence } from '../decide.ts';
import { insertAbsence } from '../sql.ts';
import { absenceById, absentPerson } from '../views.ts';

/** The days of an absence as they are said, in the centre's zone: the same numerals in every language. */
async function daysOf(tx: Tx, { startsAt, endsAt }: { startsAt: Date; endsAt: Date }): Promise<{ from: string; to: string }> {
  const { timeZone } = await centreOf(tx);
  const said = new Intl.DateTimeFormat('es-ES', {
    day: 'numeric',
    month: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  });
  return { from: said.format(startsAt), to: said.format(endsAt) };
}

/** Somebody will be away, and who stands in meanwhile: the deputy uses the absent one's limits, not the rank. */
export const addAbsence = action(
  'organization.addAbsence',
  routes.addAbsence.body,
  async (tx, { personId, deputyId, startsAt, endsAt }) => {
    const person = await absentPerson(tx, personId);
    if (!person) throw refused('not_found', 'organization.personUnknown', { field: 'personId' });
    must(mayChangeAbsence(tx.actor, person));
    const deputy = deputyId ? await absentPerson(tx, deputyId) : null;
    if (deputyId && !deputy) throw refused('not_found', 'organization.personUnknown', { field: 'deputyId' });
    const wanted = { personId, startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
    must(judgeAbsence(wanted, deputy, tx.now));
    const id = newId();
    await insertAbsence(tx, { ...wanted, id, deputyId });
    const audience = ['centre', `person:${personId}`, ...(deputyId ? [`person:${deputyId}`] : [])];
    tx.record({
      name: events.absenceChanged,
      subjectId: id,
      audience,
      data: { absenceId: id, personId, deputyId, startsAt, endsAt },
    });
    if (deputyId && deputyId !== tx.actor.id) {
      const params = { name: person.name, ...(await daysOf(tx, wanted)) };
      await notify(tx, { personIds: [deputyId], word: 'organization.told.deputy', params });
    }
    const absence = await absenceById(tx, id);
    if (!absence) throw new Error(`no absence ${id}`);
    return absence;
  },
);

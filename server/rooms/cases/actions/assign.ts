import { action } from '../../../platform/act.ts';
import { refused } from '../../../platform/refusal.ts';
import { notify } from '../../organization/actions/notify.ts';
import { personById } from '../../organization/views.ts';
import { audienceOfCase } from '../access.ts';
import { events } from '../contract.ts';
import { routes } from '../desk/contract.ts';
import { changeCase, shareCase } from '../sql.ts';
import { type CaseView, openCase } from '../views.ts';
import { queuesOf } from '../queues/views.ts';
import { holdCase } from './hold-case.ts';
import { step } from './step.ts';

const input = routes.assign.body.extend(routes.assign.params.shape);

/** Gives a case to a person, to nobody, or to another queue. A vendor's queue shares it with the vendor. */
export const assign = action('cases.assign', input, async (tx, { caseId, personId, queueId }): Promise<CaseView> => {
  const held = await holdCase(tx, { caseId, what: 'assign' });
  const person = personId ? await personById(tx, personId) : null;
  if (personId && !person?.active) throw refused('invalid', 'cases.personUnknown', { field: 'personId' });
  const queue = queueId ? (await queuesOf(tx)).find((q) => q.id === queueId) : null;
  if (queueId && !queue) throw refused('invalid', 'cases.queueUnknown', { field: 'queueId' });
  for (const unitId of [queue?.unitId, person?.vendorId]) if (unitId) await shareCase(tx, caseId, unitId);
  await changeCase(tx, caseId, {
    owner_id: personId,
    owner_name: person?.name ?? null,
    ...(queueId ? { queue_id: queueId } : {}),
  });
  tx.record({
    name: events.assigned,
    caseId,
    subjectId: personId,
    audience: audienceOfCase(held.sharedWith),
    data: { caseId, key: held.key, personId, queueId: queueId ?? null },
  });
  await step(tx, { caseId, key: held.key, word: person ? 'assigned' : 'unassigned', params: { name: person?.name ?? '' } });
  if (personId && personId !== tx.actor.id)
    await notify(tx, {
      personIds: [personId],
      word: 'cases.assignedToYou',
      params: { key: held.key, subject: held.subject },
      caseId,
    });
  return openCase(tx, caseId);
});

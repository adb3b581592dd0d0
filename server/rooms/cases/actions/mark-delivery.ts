import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { audienceOfCase } from '../access.ts';
import { events } from '../contract.ts';
import { changeCase, insertSurvey, lockCase, setDelivery } from '../sql.ts';
import { sharedWith } from '../views.ts';
import { step } from './step.ts';

/**
 * What became of a message that left: the doors tell. Once the resolution has gone out, the case is notified, and only then the survey is due:
 * no survey goes out before the resolution was told (Ley 10/2025, 18). System only: the doors' rooms call it.
 */
export const markDelivery = action(
  'cases.markDelivery',
  z.object({
    messageId: z.uuid(),
    state: z.enum(['sent', 'delivered', 'outbox', 'failed']),
    note: z.string().nullable().default(null),
    purpose: z.enum(['reply', 'resolution', 'status']),
  }),
  async (tx, { messageId, state, note, purpose }): Promise<void> => {
    const changed = await setDelivery(tx, messageId, state, note);
    if (!changed) return;
    const held = await lockCase(tx, changed.case_id);
    if (!held) return;
    const audience = audienceOfCase(await sharedWith(tx, held.id));
    const data = { caseId: held.id, key: held.key };
    const word = changed.direction === 'out' ? 'notDelivered' : 'notDeliveredToParty';
    if (state === 'failed') await step(tx, { ...data, word, params: { why: note ?? '' } });
    else tx.record({ name: events.touched, caseId: held.id, audience, data });
    if (purpose !== 'resolution' || state === 'failed' || held.state !== 'resolved') return;
    await changeCase(tx, held.id, { state: 'notified', notified_at: tx.now });
    tx.record({ name: events.notified, caseId: held.id, audience, data });
    const surveyId = newId();
    if (await insertSurvey(tx, surveyId, held.id))
      tx.record({ name: events.surveyDue, caseId: held.id, subjectId: surveyId, audience, data: { ...data, surveyId } });
  },
);

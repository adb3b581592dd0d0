import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { audienceOfCase } from '../access.ts';
import { showNextDue, stopClocks } from '../clocks/sql.ts';
import { events } from '../contract.ts';
import { snippetOf } from '../decide.ts';
import { changeCase, insertMessage, lockCase, retellMessage } from '../sql.ts';
import { sharedWith } from '../views.ts';

const input = z.object({
  caseId: z.uuid(),
  /** The call's own id: its message is told anew under it. */
  callId: z.uuid(),
  direction: z.enum(['in', 'out']),
  at: z.iso.datetime(),
  address: z.string().nullable(),
  text: z.string(),
  /** Who spoke with the customer; null while nobody has. */
  by: z.object({ id: z.uuid(), name: z.string() }).nullable(),
});

/**
 * A call as a line of the thread, told anew as it goes on. Whoever answered it has the case, unless somebody has it already, and the customer has had
 * their first answer. System only: the phone's room calls it.
 */
export const tellCall = action('cases.tellCall', input, async (tx, call): Promise<void> => {
  const { caseId, callId, direction, text, by } = call;
  const held = await lockCase(tx, caseId);
  if (!held) return;
  if (!(await retellMessage(tx, 'phone', callId, text))) {
    const author = direction === 'in' ? { kind: 'customer', name: held.customer_name } : { kind: 'person', name: by?.name ?? '' };
    await insertMessage(tx, {
      ...{ id: newId(), caseId, at: new Date(call.at), direction, channel: 'phone', text, ref: callId },
      ...{ authorKind: author.kind, authorId: direction === 'out' ? (by?.id ?? null) : null, authorName: author.name },
      ...{ address: call.address, details: { callId }, ...(direction === 'out' ? { delivery: 'sent' } : {}) },
    });
  }
  const takes = by !== null && held.owner_id === null;
  await changeCase(tx, caseId, {
    ...(direction === 'in' ? { snippet: snippetOf(text) } : {}),
    ...(takes ? { owner_id: by.id, owner_name: by.name } : {}),
    ...(by && held.state === 'new' ? { state: 'in_progress' } : {}),
    ...(by && !held.first_answer_at ? { first_answer_at: tx.now } : {}),
  });
  if (by && !held.first_answer_at) {
    await stopClocks(tx, caseId, 'internal', 'first_answer');
    await showNextDue(tx, caseId);
  }
  const audience = audienceOfCase(await sharedWith(tx, caseId));
  const data = { caseId, key: held.key };
  if (takes)
    tx.record({ name: events.assigned, caseId, subjectId: by.id, audience, data: { ...data, personId: by.id, queueId: null } });
  else tx.record({ name: events.touched, caseId, audience, data });
});

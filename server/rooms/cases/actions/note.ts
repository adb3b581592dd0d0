import { action } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { audienceOfCase } from '../access.ts';
import { events } from '../contract.ts';
import { routes } from '../desk/contract.ts';
import { changeCase, insertMessage } from '../sql.ts';
import { dropDraft } from '../desk/sql.ts';
import { type CaseView, openCase } from '../views.ts';
import { holdCase } from './hold-case.ts';

const input = routes.note.body.extend(routes.note.params.shape);

/** A note that the customer never sees. */
export const note = action('cases.note', input, async (tx, { caseId, text }): Promise<CaseView> => {
  const held = await holdCase(tx, { caseId, what: 'act' });
  const id = newId();
  await insertMessage(tx, {
    id,
    caseId,
    at: tx.now,
    direction: 'note',
    channel: held.channel,
    authorKind: tx.actor.kind === 'assistant' ? 'assistant' : 'person',
    authorId: tx.actor.id,
    authorName: tx.actor.name,
    text,
  });
  await changeCase(tx, caseId, {});
  await dropDraft(tx, caseId, 'note');
  tx.record({
    name: events.noteAdded,
    caseId,
    subjectId: id,
    audience: audienceOfCase(held.sharedWith),
    data: { caseId, key: held.key, messageId: id },
  });
  return openCase(tx, caseId);
});

import { action } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { note } from '../../../cases/actions/note.ts';
import { mayUse } from '../../access.ts';
import { inputs, tools } from '../contract.ts';
import { essence } from '../decide.ts';
import { caseNamed } from '../views.ts';

/** A note inside, that the customer never sees. */
export const addNote = action('assistants.addNote', inputs.add_note, async (tx, input) => {
  must(mayUse(tx.actor, tools.add_note.scope));
  const view = await note(tx, { caseId: await caseNamed(tx, input.case), text: input.text });
  return { asked: essence(input), done: { case: view.id, key: view.key } };
});

import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { routes } from '../desk/contract.ts';
import { dropDraft } from '../desk/sql.ts';
import { usualDoor } from '../doors/views.ts';
import { wordAnswer } from '../replies/actions/word-answer.ts';
import { holdReply } from '../replies/actions/hold-reply.ts';
import { leavesAt, mayLeaveBy } from '../replies/decide.ts';
import { undoSecondsOf } from '../replies/views.ts';
import { askFirst } from '../templates/views.ts';
import { type CaseView, openCase } from '../views.ts';
import { holdCase } from './hold-case.ts';
import { holdFiles } from './hold-files.ts';
import { sendReply } from './send-reply.ts';

const input = routes.reply.body.extend(routes.reply.params.shape);

/** Answers the customer, at once or at its moment. */
export const reply = action('cases.reply', input, async (tx, { caseId, version, ...given }): Promise<CaseView> => {
  const { attachments, promisedAt, cc } = given;
  const held = await holdCase(tx, { caseId, what: 'reply', ...(version === undefined ? {} : { version }) });
  if (promisedAt && new Date(promisedAt) <= tx.now) throw refused('invalid', 'cases.promiseInThePast', { field: 'promisedAt' });
  await holdFiles(tx, { files: attachments, field: 'attachments' });
  const door = given.door ?? (await usualDoor(tx, held));
  must(mayLeaveBy(door));
  const said = await wordAnswer(tx, given);
  if (given.ask) must(await askFirst(tx, said.text, held.language));
  const letter = { ...said, door, cc, attachments, promisedAt };
  // In a conversation nobody waits for what could still be taken back.
  const undo = given.when === 'habit' && door.channel !== 'chat' ? await undoSecondsOf(tx) : 0;
  const sendAt = must(leavesAt(given.when, undo, tx.now));
  if (sendAt) await holdReply(tx, { caseId, key: held.key, verb: 'reply', sendAt, letter: { ...letter, resolution: null } });
  else await sendReply(tx, { caseId, ...letter });
  await dropDraft(tx, caseId, 'reply');
  return openCase(tx, caseId);
});

import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { say } from '../../../platform/words.ts';
import { routes } from '../desk/contract.ts';
import { dropDraft } from '../desk/sql.ts';
import { usualDoor } from '../doors/views.ts';
import { holdReply } from '../replies/actions/hold-reply.ts';
import { wordAnswer } from '../replies/actions/word-answer.ts';
import { escaped, leavesAt, mayLeaveBy } from '../replies/decide.ts';
import { undoSecondsOf } from '../replies/views.ts';
import { askFirst } from '../templates/views.ts';
import { type CaseView, openCase } from '../views.ts';
import { holdCase } from './hold-case.ts';
import { holdFiles } from './hold-files.ts';
import { holdSettled } from './hold-settled.ts';
import { sendResolution } from './send-resolution.ts';

const input = routes.resolve.body.extend(routes.resolve.params.shape);

/**
 * Resolves a case and tells the customer in the same step, at once or at its moment. Every point must have its answer; nothing asked of others
 * may be open; who is denied anything is told where else to turn (Ley 10/2025, 13.1 and 13.7).
 */
export const resolve = action(
  'cases.resolve',
  input,
  async (tx, { caseId, version, resolution, ...given }): Promise<CaseView> => {
    const { attachments, cc } = given;
    const held = await holdCase(tx, { caseId, what: 'resolve', ...(version === undefined ? {} : { version }) });
    await holdSettled(tx, { caseId, waits: held.waits });
    await holdFiles(tx, { files: attachments, field: 'attachments' });
    const door = given.door ?? (await usualDoor(tx, held));
    must(mayLeaveBy(door));
    const own = await wordAnswer(tx, given);
    if (given.ask) must(await askFirst(tx, own.text, held.language));
    const other =
      resolution === 'denied' || resolution === 'partial' ? say(held.language === 'en' ? 'en' : 'es', 'cases.otherWays') : '';
    const said = other
      ? await wordAnswer(tx, {
          text: `${own.text}\n\n${other}`,
          html: given.html ? `${given.html}<p>${escaped(other)}</p>` : null,
        })
      : own;
    const letter = { ...said, door, cc, attachments };
    const sendAt = must(leavesAt(given.when, given.when === 'habit' ? await undoSecondsOf(tx) : 0, tx.now));
    if (sendAt)
      await holdReply(tx, {
        caseId,
        key: held.key,
        verb: 'resolve',
        sendAt,
        letter: { ...letter, resolution, promisedAt: null },
      });
    else await sendResolution(tx, { caseId, ...letter, resolution });
    await dropDraft(tx, caseId, 'reply');
    return openCase(tx, caseId);
  },
);

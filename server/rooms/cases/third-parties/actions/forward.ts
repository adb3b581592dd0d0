import { randomBytes } from 'node:crypto';
import { action } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { say, sayTime } from '../../../../platform/words.ts';
import { centreOf } from '../../../organization/views.ts';
import { holdCase } from '../../actions/hold-case.ts';
import { holdFiles } from '../../actions/hold-files.ts';
import { audienceOfCase } from '../../access.ts';
import { events } from '../../contract.ts';
import { dropDraft } from '../../desk/sql.ts';
import { doorsOf } from '../../doors/views.ts';
import { changeCase, insertMessage } from '../../sql.ts';
import { type CaseView, openCase } from '../../views.ts';
import { partyRoutes } from '../contract.ts';
import { codeFrom, goingAlong, mayForward } from '../decide.ts';
import { putParty } from '../sql.ts';

const input = partyRoutes.forward.body.extend(partyRoutes.forward.params.shape);

/**
 * Asks somebody outside about a case. It is kept as a note that names them, so that the customer never sees it, no clock hears of it and it
 * counts as no contact; the door of mail carries it.
 */
export const forward = action('cases.forward', input, async (tx, { caseId, ...given }): Promise<CaseView> => {
  must(mayForward(tx.actor));
  const held = await holdCase(tx, { caseId, what: 'act' });
  const address = given.to.toLowerCase();
  const theirs = (await doorsOf(tx, caseId)).some((door) => door.address.toLowerCase() === address);
  if (theirs || held.customer_address?.toLowerCase() === address)
    throw refused('invalid', 'cases.partyNotForeign', { field: 'to' });
  await holdFiles(tx, { files: given.attachments, field: 'attachments' });
  const { messages } = await openCase(tx, caseId);
  const along = messages.filter(({ id }) => given.messageIds.includes(id));
  if (along.length !== new Set(given.messageIds).size) throw refused('invalid', 'cases.messageUnknown', { field: 'messageIds' });
  const { timeZone, locale } = await centreOf(tx);
  const language = locale === 'en' ? 'en' : 'es';
  const quoted = goingAlong(
    along.map((one) => ({
      at: sayTime(language, new Date(one.at), timeZone),
      author: one.author.name,
      text: `${one.text}\n\n${one.quoted}`,
    })),
    (at, author) => say(language, 'cases.forwarded.on', { at, author }),
  );
  const party = await putParty(tx, { id: newId(), caseId, code: codeFrom(randomBytes(8)), address, name: given.name });
  const messageId = newId();
  await insertMessage(tx, {
    id: messageId,
    caseId,
    at: tx.now,
    direction: 'note',
    channel: 'email',
    authorKind: 'person',
    authorId: tx.actor.id,
    authorName: tx.actor.name,
    text: given.text,
    quoted,
    attachments: given.attachments,
    delivery: 'queued',
    address,
    details: { party: { way: 'out', address, name: given.name } },
  });
  await changeCase(tx, caseId, {});
  await dropDraft(tx, caseId, 'forward');
  tx.record({
    name: events.forwarded,
    caseId,
    subjectId: messageId,
    audience: audienceOfCase(held.sharedWith),
    data: { caseId, key: held.key, messageId, partyId: party.id, address },
  });
  return openCase(tx, caseId);
});

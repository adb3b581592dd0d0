import { action } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { refused } from '../../../../platform/refusal.ts';
import { notify } from '../../../organization/actions/notify.ts';
import { audienceOfCase } from '../../access.ts';
import { events } from '../../contract.ts';
import { changeCase, insertMessage, lockCase } from '../../sql.ts';
import { sharedWith } from '../../views.ts';
import { zHearParty } from '../contract.ts';
import { partyById } from '../views.ts';

/**
 * What a third party answers comes back into the case, as theirs: it opens nothing again, stops no clock, is no word of the customer. Whoever has
 * the case is told. The same mail twice is one message. System only: the door of mail calls it.
 */
export const hearParty = action(
  'cases.hearParty',
  zHearParty,
  async (tx, given): Promise<{ caseId: string; messageId: string | null }> => {
    const party = await partyById(tx, given.partyId);
    const row = party ? await lockCase(tx, party.caseId) : null;
    if (!party || !row) throw refused('not_found', 'cases.notFound');
    const messageId = newId();
    const name = given.from.name || party.name || given.from.address || party.address;
    const address = given.from.address ?? party.address;
    const isNew = await insertMessage(tx, {
      id: messageId,
      caseId: row.id,
      at: tx.now,
      direction: 'note',
      channel: 'email',
      authorKind: 'party',
      authorId: null,
      authorName: name,
      text: given.text,
      quoted: given.quoted,
      attachments: given.attachments,
      rawSha256: given.rawSha256,
      ref: given.ref,
      address,
      details: { ...given.details, party: { way: 'in', address, name } },
    });
    if (!isNew) return { caseId: row.id, messageId: null };
    await changeCase(tx, row.id, {});
    const audience = audienceOfCase(await sharedWith(tx, row.id));
    tx.record({
      name: events.partyAnswered,
      caseId: row.id,
      subjectId: messageId,
      audience,
      data: { caseId: row.id, key: row.key, messageId, partyId: party.id },
    });
    if (row.owner_id)
      await notify(tx, {
        personIds: [row.owner_id],
        word: 'cases.partyAnswered',
        params: { key: row.key, name },
        caseId: row.id,
      });
    return { caseId: row.id, messageId };
  },
);

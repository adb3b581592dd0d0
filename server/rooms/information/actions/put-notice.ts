import { action } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { allUnits } from '../../organization/views.ts';
import { mayLead, mayWrite } from '../access.ts';
import { events, zPutNotice } from '../contract.ts';
import { termsOf } from '../decide.ts';
import { insertNotice, lockNotice, nextNumber, updateDraft } from '../sql.ts';
import { noticeById } from '../views.ts';

/** Writes a draft, or changes the one of that id. What is published does not change: it is withdrawn or superseded. */
export const putNotice = action('information.putNotice', zPutNotice, async (tx, { id: draftId, ...wanted }) => {
  must(mayWrite(tx.actor));
  const held = draftId ? await lockNotice(tx, draftId) : null;
  if (draftId && (!held || !(await noticeById(tx, draftId)))) throw refused('not_found', 'information.notFound');
  if (held) must(mayLead(tx.actor, held));
  if (held && held.state !== 'draft') throw refused('conflict', 'information.alreadyPublished');
  const terms = must(termsOf(wanted, tx.now));
  const known = new Set((await allUnits(tx)).map((u) => u.id));
  if (wanted.unitIds.some((id) => !known.has(id))) throw refused('invalid', 'information.unitUnknown', { field: 'unitIds' });
  const id = held?.id ?? newId();
  if (held) await updateDraft(tx, { ...wanted, ...terms, id });
  else {
    const owner = { ownerId: tx.actor.id, ownerUnitId: tx.actor.unitId ?? tx.actor.id };
    await insertNotice(tx, { ...wanted, ...terms, ...owner, id, number: await nextNumber(tx), supersedesId: null });
  }
  const notice = await noticeById(tx, id);
  if (!notice) throw new Error(`no notice ${id}`);
  tx.record({
    name: events.drafted,
    subjectId: id,
    audience: [`person:${tx.actor.id}`],
    data: { noticeId: id, number: notice.number },
  });
  return notice;
});

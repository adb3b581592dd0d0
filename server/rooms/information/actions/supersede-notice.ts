import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { allUnits } from '../../organization/views.ts';
import { mayLead } from '../access.ts';
import { events, routes } from '../contract.ts';
import { termsOf } from '../decide.ts';
import { insertNotice, lockNotice, nextNumber } from '../sql.ts';
import { noticeById } from '../views.ts';

/** Drafts the notice that takes another's place. The other holds until this one is published and its instant has come. */
export const supersedeNotice = action(
  'information.supersedeNotice',
  routes.supersedeNotice.body.extend({ noticeId: z.uuid() }),
  async (tx, { noticeId, ...wanted }) => {
    const held = await lockNotice(tx, noticeId);
    const before = held && (await noticeById(tx, noticeId));
    if (!held || !before) throw refused('not_found', 'information.notFound');
    must(mayLead(tx.actor, held));
    if (held.state !== 'published')
      throw refused('conflict', held.state === 'draft' ? 'information.notPublished' : 'information.notInForce');
    if (before.supersededBy)
      throw refused('conflict', 'information.alreadySuperseded', { params: { number: before.supersededBy.number } });
    const terms = must(termsOf(wanted, tx.now));
    const known = new Set((await allUnits(tx)).map((u) => u.id));
    if (wanted.unitIds.some((id) => !known.has(id))) throw refused('invalid', 'information.unitUnknown', { field: 'unitIds' });
    const id = newId();
    const owner = { ownerId: tx.actor.id, ownerUnitId: tx.actor.unitId ?? tx.actor.id };
    await insertNotice(tx, { ...wanted, ...terms, ...owner, id, number: await nextNumber(tx), supersedesId: noticeId });
    const notice = await noticeById(tx, id);
    if (!notice) throw new Error(`no notice ${id}`);
    tx.record({
      name: events.drafted,
      subjectId: id,
      audience: [`person:${tx.actor.id}`],
      data: { noticeId: id, number: notice.number, supersedesId: noticeId },
    });
    return notice;
  },
);

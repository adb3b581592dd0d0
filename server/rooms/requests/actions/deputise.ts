import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { notify } from '../../organization/actions/notify.ts';
import { systemOnly } from '../access.ts';
import { events } from '../contract.ts';
import { beside, eventOf, passedOn, toAddressee } from '../decide.ts';
import { lockRequest, revokeLinks, saveRequest } from '../sql.ts';
import { addresseeFor } from '../views.ts';

/** Hands a request to whoever should hold it now: a deputy, another deputy, or the person who is back. Its clock runs on. */
export const deputise = action('requests.deputise', z.object({ requestId: z.uuid() }), async (tx, { requestId }) => {
  must(systemOnly(tx.actor));
  const held = await lockRequest(tx, requestId);
  if (!held?.isOpen || !held.personId) return { moved: false };
  const to = await addresseeFor(tx, { unitId: held.unitId, personId: held.standsInFor ?? held.personId }, held.askedBy);
  if (to.personId === held.personId) return { moved: false };
  const also = beside(held.also, to.personId, held.askedBy);
  const passed = passedOn(held, to.personId).filter((id) => !also.includes(id));
  const next = { ...held, ...to, also, passed, seenAt: null };
  await saveRequest(tx, next);
  await revokeLinks(tx, held.id, next);
  tx.record(eventOf(next, events.asked, { why: 'deputy' }));
  if (next.waitingFor === 'answer')
    await notify(tx, toAddressee({ ...next, also: [] }, next.standsInFor ? 'requests.told.deputy' : 'requests.told.back'));
  return { moved: true };
});

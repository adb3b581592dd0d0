import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { notify } from '../../organization/actions/notify.ts';
import { mayRemind } from '../access.ts';
import { events } from '../contract.ts';
import { eventOf, remindByHand, toAddressee } from '../decide.ts';
import { lockRequest, saveRequest } from '../sql.ts';
import { requestView } from '../views.ts';

/** The asker reminds the addressee, by hand. */
export const remind = action('requests.remind', z.object({ requestId: z.uuid() }), async (tx, { requestId }) => {
  const held = await lockRequest(tx, requestId);
  if (!held) throw refused('not_found', 'requests.notFound');
  must(mayRemind(tx.actor, held));
  const next = { ...held, ...must(remindByHand(held, tx.now)) };
  await saveRequest(tx, next);
  tx.record(eventOf(next, events.reminded, { by: 'asker', waitingFor: 'answer' }));
  await notify(tx, toAddressee(next, 'requests.told.reminded'));
  return requestView(tx, next);
});

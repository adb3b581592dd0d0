import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { maySay } from '../access.ts';
import { events } from '../contract.ts';
import { eventOf } from '../decide.ts';
import { lockRequest, saveRequest } from '../sql.ts';
import { requestView } from '../views.ts';

/** The addressee has seen it: the asker is shown when. The first time counts. */
export const see = action('requests.see', z.object({ requestId: z.uuid() }), async (tx, { requestId }) => {
  const held = await lockRequest(tx, requestId);
  if (!held) throw refused('not_found', 'requests.notFound');
  must(maySay(tx.actor, held));
  if (held.seenAt) return requestView(tx, held);
  const next = { ...held, seenAt: tx.now };
  await saveRequest(tx, next);
  tx.record(eventOf(next, events.seen));
  return requestView(tx, next);
});

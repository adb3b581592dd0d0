import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { notify } from '../../organization/actions/notify.ts';
import { systemOnly } from '../access.ts';
import { events } from '../contract.ts';
import { eventOf, tick as ticked, toAddressee, toAsker } from '../decide.ts';
import { lockDue, saveRequest } from '../sql.ts';

/** What the clock brings to one request: a reminder, or the end of this level's time. A second call finds nothing to do. */
export const tick = action('requests.tick', z.object({ requestId: z.uuid() }), async (tx, { requestId }) => {
  must(systemOnly(tx.actor));
  const held = await lockDue(tx, requestId);
  if (!held) return { does: 'nothing' as const };
  const { does, changes } = ticked(held, tx.now);
  if (does === 'nothing') return { does };
  const next = { ...held, ...changes };
  await saveRequest(tx, next);
  if (does === 'timeUp') {
    tx.record(eventOf(next, events.timeUp));
    return { does };
  }
  tx.record(eventOf(next, events.reminded, { by: 'clock', waitingFor: next.waitingFor }));
  await notify(
    tx,
    does === 'remindAsker' ? toAsker(next, 'requests.told.waitsForYou') : toAddressee(next, 'requests.told.reminded'),
  );
  return { does };
});

import { action } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { maySit } from '../access.ts';
import { events, routes } from '../contract.ts';
import { putSeat } from '../sql.ts';
import { busyOf, peopleThere, seatOf } from '../views.ts';

/** I am there to chat, or not. The screen says it again every minute; whoever's screen is gone is not there. Only news is recorded. */
export const sit = action('chat.sit', routes.sit.body, async (tx, seat) => {
  must(maySit(tx.actor));
  const was = (await peopleThere(tx)).includes(tx.actor.id);
  const before = await seatOf(tx);
  await putSeat(tx, seat);
  if (was !== seat.available || before.capacity !== seat.capacity)
    tx.record({ name: events.seated, subjectId: tx.actor.id, audience: ['centre'], data: { personId: tx.actor.id, ...seat } });
  return { ...seat, busy: await busyOf(tx) };
});

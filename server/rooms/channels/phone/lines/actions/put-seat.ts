import type { z } from 'zod';
import { action } from '../../../../../platform/act.ts';
import { must, refused } from '../../../../../platform/refusal.ts';
import { personById } from '../../../../organization/views.ts';
import { mayAdminister } from '../../access.ts';
import { zSeat } from '../contract.ts';
import { seatName } from '../decide.ts';
import { putSeatRows } from '../sql.ts';

/** How the exchange names a person: extension, number, login. A name that was somebody else's is theirs from now on. */
export const putSeat = action('phone.putSeat', zSeat, async (tx, { personId, names }): Promise<z.output<typeof zSeat>> => {
  must(mayAdminister(tx.actor));
  if (!(await personById(tx, personId))) throw refused('invalid', 'phone.personUnknown', { field: 'personId' });
  const seats = [...new Map(names.map((shown) => [seatName(shown), shown]))].map(([name, shown]) => ({ name, shown }));
  await putSeatRows(tx, personId, seats);
  return { personId, names: seats.map(({ shown }) => shown) };
});

import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { centreOf } from '../../organization/views.ts';
import { systemOnly } from '../access.ts';
import { clearDay, countDay, holdDay } from '../sql.ts';

/** Counts a day anew from its demands. Done twice, or beside another who does it, it says the same. System only: the timed job calls it. */
export const rollDay = action('scheme.rollDay', z.object({ day: z.iso.date() }), async (tx, { day }): Promise<void> => {
  must(systemOnly(tx.actor));
  const { timeZone } = await centreOf(tx);
  await holdDay(tx, day, timeZone);
  await clearDay(tx, day);
  await countDay(tx, day, timeZone);
});

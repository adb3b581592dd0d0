import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must } from '../../../platform/refusal.ts';
import { centreOf } from '../../organization/views.ts';
import { systemOnly } from '../access.ts';
import { markDays as mark } from '../sql.ts';

/** The day of a demand, or the days of those of a case, are counted again: an answer may come weeks later. System only: the reaction to their events calls it. */
export const markDays = action(
  'scheme.markDays',
  z.union([z.object({ id: z.uuid() }), z.object({ caseId: z.uuid() })]),
  async (tx, of): Promise<void> => {
    must(systemOnly(tx.actor));
    const { timeZone } = await centreOf(tx);
    await mark(tx, of, timeZone);
  },
);

import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { calendarOf } from '../../organization/views.ts';
import { zNature } from '../contract.ts';
import { clocksAtOpening } from '../decide.ts';
import { insertClocks, showNextDue } from '../clocks/sql.ts';

/** Starts the law's clock and our own for a case that opens, or opens again, from when the customer came (`at`). System only: no door leads here. */
export const startClocks = action(
  'cases.startClocks',
  z.object({ caseId: z.uuid(), nature: zNature, reason: z.string(), at: z.iso.datetime().optional() }),
  async (tx, { caseId, nature, reason, at }): Promise<void> => {
    const calendar = await calendarOf(tx, {});
    await insertClocks(
      tx,
      caseId,
      clocksAtOpening(calendar, at ? new Date(at) : tx.now, nature, reason).map((clock) => ({ ...clock, id: newId() })),
    );
    await showNextDue(tx, caseId);
  },
);

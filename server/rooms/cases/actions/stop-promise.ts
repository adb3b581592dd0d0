import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { showNextDue, stopClocks } from '../clocks/sql.ts';

/** Stops the clocks of what was promised: it was kept, or is owed no more. System only: other rooms' verbs call it. */
export const stopPromise = action(
  'cases.stopPromise',
  z.object({ caseId: z.uuid(), basis: z.string().regex(/^[a-z_]+$/) }),
  async (tx, { caseId, basis }): Promise<void> => {
    await stopClocks(tx, caseId, 'promise', basis);
    await showNextDue(tx, caseId);
  },
);

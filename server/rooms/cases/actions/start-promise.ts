import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { insertClocks, showNextDue } from '../clocks/sql.ts';

/** Starts the clock of something that was promised to the customer, such as a call; `basis` names what. System only: other rooms' verbs call it. */
export const startPromise = action(
  'cases.startPromise',
  z.object({ caseId: z.uuid(), basis: z.string().regex(/^[a-z_]+$/), dueAt: z.iso.datetime() }),
  async (tx, { caseId, basis, dueAt }): Promise<void> => {
    await insertClocks(tx, caseId, [{ id: newId(), kind: 'promise', basis, startsAt: tx.now, dueAt: new Date(dueAt) }]);
    await showNextDue(tx, caseId);
  },
);

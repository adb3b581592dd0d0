import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { moveThread } from '../sql.ts';

/** Mails whose messages were set apart: what answers them finds the new case. Told twice it does nothing. System only: the reaction to a split calls it. */
export const followSplit = action(
  'email.followSplit',
  z.object({ caseId: z.uuid(), from: z.uuid(), raws: z.array(z.string()) }),
  async (tx, { caseId, from, raws }): Promise<void> => moveThread(tx, raws, { from, into: caseId }),
);

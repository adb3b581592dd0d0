import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { refused } from '../../../platform/refusal.ts';
import { openIssues } from '../sql.ts';

/** Nothing asked of others may be open, and every point has its answer; a single open one takes that of the resolution. System only: resolving asks it. */
export const holdSettled = action(
  'cases.holdSettled',
  z.object({ caseId: z.uuid(), waits: z.array(z.string()) }),
  async (tx, { caseId, waits }): Promise<void> => {
    if (waits.some((wait) => wait !== 'unreadable')) throw refused('precondition_failed', 'cases.stillUnderWay');
    const open = await openIssues(tx, caseId);
    if (open.length > 1) throw refused('precondition_failed', 'cases.issuesOpen', { params: { n: open.length } });
  },
);

import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { may } from '../access.ts';
import { type CaseRow, lockCase } from '../sql.ts';
import { sharedWith } from '../views.ts';

/** A case held for writing, with the units it is shared with. */
export type Held = CaseRow & { sharedWith: string[] };

/**
 * The first step of every verb on a case: held, seen by the caller, open to this kind of change, and not older on the caller's screen
 * than it is. Refuses cases.notFound, cases.mayNot, cases.isClosed, cases.stale.
 */
export const holdCase = action(
  'cases.holdCase',
  z.object({ caseId: z.uuid(), what: z.enum(['reply', 'act', 'assign', 'resolve', 'reopen']), version: z.int().optional() }),
  async (tx, { caseId, what, version }): Promise<Held> => {
    const row = await lockCase(tx, caseId);
    if (!row) throw refused('not_found', 'cases.notFound');
    const shares = await sharedWith(tx, caseId);
    must(may(tx.actor, { isOpen: row.is_open, ownerId: row.owner_id, sharedWith: shares }, what));
    if (version !== undefined && version < row.version) throw refused('conflict', 'cases.stale', { field: 'version' });
    return { ...row, sharedWith: shares };
  },
);

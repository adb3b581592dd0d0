import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { mayWithin } from '../access.ts';
import { updateOutcome } from '../sql.ts';

const input = z.object({
  rulingId: z.uuid(),
  ended: z.enum(['granted', 'changed', 'rejected', 'withdrawn', 'lapsed']),
  /** What was granted in the end, minor units. */
  minor: z.int().nullable().default(null),
  waitedMinutes: z.int().nonnegative(),
  /** Who decided, how long it lay open before them, and whether they looked at what was brought; null where nobody did or knows. */
  decidedBy: z.uuid().nullable().default(null),
  decisionSeconds: z.int().nonnegative().nullable().default(null),
  evidenceOpened: z.boolean().nullable().default(null),
});

/** The rooms that asked upon a ruling tell how it ended: what replay and proposals are reckoned from. */
export const tellOutcome = action('attributions.tellOutcome', input, async (tx, { rulingId, ...told }): Promise<void> => {
  must(mayWithin(tx.actor, tx.act, 'attributions.tellOutcome'));
  if (!(await updateOutcome(tx, rulingId, told))) throw refused('not_found', 'attributions.rulingUnknown', { field: 'rulingId' });
});

import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { mayWithin } from '../access.ts';
import { unused } from '../warrants/decide.ts';
import { lockWarrant, markUsed } from '../warrants/sql.ts';

/** Uses a warrant up: one execution, once. The same execution told again changes nothing. */
export const useWarrant = action(
  'attributions.useWarrant',
  z.object({ warrantId: z.uuid(), executionId: z.uuid() }),
  async (tx, { warrantId, executionId }): Promise<void> => {
    must(mayWithin(tx.actor, tx.act, 'attributions.useWarrant'));
    if (await markUsed(tx, warrantId, executionId)) return;
    const row = await lockWarrant(tx, warrantId);
    if (!row) throw refused('not_found', 'attributions.warrantUnknown', { field: 'warrantId' });
    if (row.usedBy !== executionId || row.releasedAt !== null) must(unused(row));
  },
);

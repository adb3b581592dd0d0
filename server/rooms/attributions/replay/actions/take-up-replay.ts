import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { systemOnly } from '../results/access.ts';
import { beginReplay } from '../sql.ts';

/** Takes up a replay that waits, or that a process left half done; false where there is nothing more to do. */
export const takeUpReplay = action(
  'attributions.takeUpReplay',
  z.object({ replayId: z.uuid() }),
  async (tx, { replayId }): Promise<boolean> => {
    must(systemOnly(tx.actor));
    return beginReplay(tx, replayId);
  },
);

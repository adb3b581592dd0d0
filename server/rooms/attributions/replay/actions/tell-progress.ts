import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { systemOnly } from '../results/access.ts';
import { replayEvents } from '../contract.ts';
import { saveProgress } from '../sql.ts';

/** Says how far a replay is, in thousandths: to whoever asked, since everybody else's screens have nothing to do with it. */
export const tellProgress = action(
  'attributions.tellProgress',
  z.object({ replayId: z.uuid(), progress: z.int().min(0).max(1000) }),
  async (tx, { replayId, progress }): Promise<void> => {
    must(systemOnly(tx.actor));
    const askedBy = await saveProgress(tx, replayId, progress);
    if (!askedBy) return;
    tx.record({
      name: replayEvents.progressed,
      subjectId: replayId,
      audience: [`person:${askedBy}`],
      data: { replayId, progress },
    });
  },
);

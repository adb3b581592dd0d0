import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { systemOnly } from '../../results/access.ts';
import { replayEvents } from '../contract.ts';
import { saveProgress } from '../sql.ts';

/** Says how far a replay is, in thousandths. */
export const tellProgress = action(
  'attributions.tellProgress',
  z.object({ replayId: z.uuid(), progress: z.int().min(0).max(1000) }),
  async (tx, { replayId, progress }): Promise<void> => {
    must(systemOnly(tx.actor));
    await saveProgress(tx, replayId, progress);
    tx.record({ name: replayEvents.progressed, subjectId: replayId, audience: ['centre'], data: { replayId, progress } });
  },
);

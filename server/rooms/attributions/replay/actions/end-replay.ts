import { z } from 'zod';
import { action } from '../../../../platform/act.ts';
import { must } from '../../../../platform/refusal.ts';
import { replayRow } from '../results/views.ts';
import { systemOnly } from '../results/access.ts';
import { type Reckoned, replayEvents } from '../contract.ts';
import { finishReplay } from '../sql.ts';

const input = z.object({
  replayId: z.uuid(),
  end: z.union([z.object({ result: z.custom<Reckoned>() }), z.object({ problem: z.string() })]),
});

/** Keeps what came of a replay, or the word for why nothing did. */
export const endReplay = action('attributions.endReplay', input, async (tx, { replayId, end }): Promise<void> => {
  must(systemOnly(tx.actor));
  const { versionId, askedBy } = await replayRow(tx, replayId);
  await finishReplay(tx, replayId, end);
  tx.record({ name: replayEvents.done, subjectId: replayId, audience: [`person:${askedBy}`], data: { replayId, versionId } });
});

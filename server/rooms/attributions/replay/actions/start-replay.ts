import { action } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/ids.ts';
import { must, refused } from '../../../../platform/refusal.ts';
import { digestOf, replayRow, replayView, sameReplay, versionToReplay } from '../results/views.ts';
import { rowsOf } from '../../ruling/views.ts';
import { mayReplay } from '../results/access.ts';
import { type Replay, replayEvents, replayRoutes } from '../contract.ts';
import { differing } from '../reckoning/decide.ts';
import { insertReplay } from '../sql.ts';

/** Has the requests of a period ruled again, by the open draft or by another version; it runs in the background. The same question is not worked on twice. */
export const startReplay = action(
  'attributions.startReplay',
  replayRoutes.startReplay.body,
  async (tx, asked): Promise<Replay> => {
    must(mayReplay(tx.actor));
    if (asked.to < asked.from) throw refused('invalid', 'attributions.periodReversed', { field: 'to' });
    const { id: versionId, againstId } = await versionToReplay(tx, asked.version);
    const after = await rowsOf(tx, versionId);
    const question = { versionId, againstId, fromDay: asked.from, toDay: asked.to, digest: digestOf(after) };
    const same = await sameReplay(tx, question);
    if (same) return replayView(tx, same, true);
    const id = newId();
    const rows = differing(await rowsOf(tx, againstId), after);
    await insertReplay(tx, { id, ...question, beforeRows: rows.before, afterRows: rows.after });
    tx.record({
      name: replayEvents.asked,
      subjectId: id,
      audience: [`person:${tx.actor.id}`],
      data: { replayId: id, versionId },
    });
    return replayView(tx, await replayRow(tx, id), false);
  },
);

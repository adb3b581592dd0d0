import { look } from '../../../platform/act.ts';
import type { Session } from '../../../platform/context.ts';
import type { Reaction } from '../../../platform/reactions.ts';
import { replayedFor } from './rerun/views.ts';
import { replayRow, spanOf } from './results/views.ts';
import { endReplay } from './actions/end-replay.ts';
import { takeUpReplay } from './actions/take-up-replay.ts';
import { tellProgress } from './actions/tell-progress.ts';
import { replayEvents, type Reckoned } from './contract.ts';

/** So often it is told how far a replay is, at most. */
const TELL_MS = 500;

/** Rules the past again; how far it is, is told beside it. */
async function run(session: Session, replayId: string): Promise<Reckoned> {
  let told = performance.now();
  const onProgress = async (progress: number): Promise<void> => {
    if (performance.now() - told < TELL_MS) return;
    told = performance.now();
    await tellProgress(session, { replayId, progress });
  };
  const rerun = await look(session, async (tx) => {
    const { beforeRows: before, afterRows: after, againstId, ...row } = await replayRow(tx, replayId);
    return { before, after, againstId, span: await spanOf(tx, { from: row.fromDay, to: row.toDay }) };
  });
  return (await replayedFor(session, rerun, onProgress)).result;
}

/** Works on what was asked. Told twice, it begins again or finds it done. */
export const reactions: Reaction[] = [
  {
    name: 'attributions.runReplay',
    on: [replayEvents.asked],
    run: async (session, { subjectId }) => {
      const replayId = subjectId ?? '';
      if (!(await takeUpReplay(session, { replayId }))) return;
      try {
        await endReplay(session, { replayId, end: { result: await run(session, replayId) } });
      } catch (error) {
        session.ctx.log.error({ err: error, replayId }, 'replay');
        await endReplay(session, { replayId, end: { problem: 'attributions.replay.failed' } });
      }
    },
  },
];

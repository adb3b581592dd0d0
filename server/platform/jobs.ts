import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { run, type Runner, type TaskList, type WorkerEvents, Logger as WorkerLogger } from 'graphile-worker';
import type { Logger } from 'pino';
import type pg from 'pg';
import { systemActor } from './actor.ts';
import type { Ctx, Session } from './context.ts';
import { newId } from './ids.ts';
import type { Reaction } from './reactions.ts';
import type { RecordedEvent } from './record.ts';

const CONCURRENCY = 4;
const BEAT_MS = 5000;
const REPLACE_MS = 1000;
/** A process silent for so long is taken for dead, and its jobs are set free: graphile-worker alone would wait four hours. */
const DEAD_AFTER = '20 seconds';

export const houseSession = (ctx: Ctx, orgId: string): Session => ({ ctx, actor: systemActor(orgId) });

/** Runs reactions as jobs with retries and growing delays, and sets free what a dead process held. */
export async function startJobs(ctx: Ctx, pool: pg.Pool, reactions: readonly Reaction[]): Promise<{ stop(): Promise<void> }> {
  const processId = newId();
  const crew = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => crew.add(workerPool.id));
  events.on('pool:release', ({ workerPool }) => crew.delete(workerPool.id));
  const begin = () =>
    run({
      pgPool: pool,
      taskList: tasksOf(ctx, reactions),
      concurrency: CONCURRENCY,
      pollInterval: 1000,
      noHandleSignals: true,
      logger: quiet(ctx.log),
      events,
      // Ends of jobs are written in batches, if of one: written singly, one that fails is a rejection that nobody hears, and ends the process.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    });
  const crewed = keepCrewed(ctx.log, await begin(), begin);
  const beat = async () => {
    await pool.query(
      'insert into app_process (id, workers, seen_at) values ($1, $2, now()) on conflict (id) do update set workers = $2, seen_at = now()',
      [processId, [...crew]],
    );
    await pool.query(FREE_THE_DEAD, [DEAD_AFTER]);
    await pool.query(`delete from app_process where seen_at < now() - interval '1 day'`);
  };
  await beat();
  const timer = setInterval(() => void beat().catch((error: unknown) => ctx.log.error({ err: error }, 'heartbeat')), BEAT_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await crewed.stop();
      await pool.query('delete from app_process where id = $1', [processId]);
    },
  };
}

/** The crew gives up when the database goes away under it: then another one takes over as soon as it is back. */
function keepCrewed(log: Logger, first: Runner, begin: () => Promise<Runner>): { stop(): Promise<void> } {
  let stopped = false;
  let crew: Runner | null = first;
  const watch = async () => {
    while (!stopped) {
      try {
        crew ??= await begin();
        if (stopped) await crew.stop();
        await crew.promise;
      } catch (error) {
        log.error({ err: error }, 'jobs');
      }
      if (stopped) return;
      crew = null;
      await sleep(REPLACE_MS);
    }
  };
  const watching = watch();
  return {
    stop: async () => {
      stopped = true;
      await crew?.stop().catch((error: unknown) => log.debug({ err: error }, 'jobs had stopped'));
      await watching;
    },
  };
}

/** Jobs are locked in the name of a crew (graphile-worker's pool). */
const FREE_THE_DEAD = `select graphile_worker.force_unlock_workers(array(
  select distinct locked_by from graphile_worker._private_jobs where locked_by is not null
  except select unnest(workers) from app_process where seen_at > now() - $1::interval))`;

function tasksOf(ctx: Ctx, reactions: readonly Reaction[]): TaskList {
  const task = (reaction: Reaction) => async (payload: unknown) => {
    const event = payload as RecordedEvent;
    await reaction.run(houseSession(ctx, event.orgId), event);
  };
  return Object.fromEntries(reactions.map((reaction) => [reaction.name, task(reaction)]));
}

function quiet(log: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log.warn({ from: 'jobs' }, message);
  });
}

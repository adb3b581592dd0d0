import { EventEmitter } from 'node:events';
import { run, type TaskList, type WorkerEvents, Logger as WorkerLogger } from 'graphile-worker';
import type { Logger } from 'pino';
import type pg from 'pg';
import { systemActor } from './actor.ts';
import type { Ctx, Session } from './context.ts';
import { newId } from './ids.ts';
import type { Reaction } from './reactions.ts';
import type { RecordedEvent } from './record.ts';

const CONCURRENCY = 4;
const BEAT_MS = 5000;
/** A process silent for so long is taken for dead, and its jobs are set free: graphile-worker alone would wait four hours. */
const DEAD_AFTER = '20 seconds';

export const houseSession = (ctx: Ctx, orgId: string): Session => ({ ctx, actor: systemActor(orgId) });

/** Runs reactions as jobs with retries and growing delays, and sets free what a dead process held. */
export async function startJobs(ctx: Ctx, pool: pg.Pool, reactions: readonly Reaction[]): Promise<{ stop(): Promise<void> }> {
  const processId = newId();
  const workers = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  events.on('worker:create', ({ worker }) => workers.add(worker.workerId));
  const runner = await run({
    pgPool: pool,
    taskList: tasksOf(ctx, reactions),
    concurrency: CONCURRENCY,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: quiet(ctx.log),
    events,
  });
  const beat = async () => {
    await pool.query(
      'insert into app_process (id, workers, seen_at) values ($1, $2, now()) on conflict (id) do update set workers = $2, seen_at = now()',
      [processId, [...workers]],
    );
    await pool.query(FREE_THE_DEAD, [DEAD_AFTER]);
    await pool.query(`delete from app_process where seen_at < now() - interval '1 day'`);
  };
  await beat();
  const timer = setInterval(() => void beat().catch((error: unknown) => ctx.log.error({ err: error }, 'heartbeat')), BEAT_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await runner.stop();
      await pool.query('delete from app_process where id = $1', [processId]);
    },
  };
}

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

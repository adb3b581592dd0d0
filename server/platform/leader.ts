import pg from 'pg';
import type { Ctx } from './context.ts';
import { houseSession } from './jobs.ts';
import type { StandingWork, TimedJob } from './reactions.ts';

const LOCK = 7_201_965;
const RETRY_MS = 2000;

/** Calls `lead` in one process at a time; when the leader dies its connection goes, and another process takes over. */
export function seekLead(
  connectionString: string,
  lead: () => { stop(): Promise<void> },
  onError: (error: Error) => void,
): { stop(): Promise<void> } {
  let stopped = false;
  let rest: () => void = () => {};
  const turn = async () => {
    const client = new pg.Client({ connectionString, keepAlive: true });
    client.on('error', onError);
    await client.connect();
    try {
      const { rows } = await client.query<{ won: boolean }>('select pg_try_advisory_lock($1) as won', [LOCK]);
      if (!rows[0]?.won) return;
      const gone = new Promise<void>((resolve) => client.once('end', () => resolve()));
      const leading = lead();
      await Promise.race([gone, new Promise<void>((resolve) => (rest = resolve))]);
      await leading.stop();
    } finally {
      await client.end().catch(onError);
    }
  };
  const loop = async () => {
    while (!stopped) {
      await turn().catch(onError);
      if (!stopped) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, RETRY_MS);
          rest = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    }
  };
  const running = loop();
  return {
    stop: async () => {
      stopped = true;
      rest();
      await running;
    },
  };
}

const everyOrg = async (owner: pg.Pool): Promise<string[]> =>
  (await owner.query<{ org_id: string }>('select org_id from organization')).rows.map((row) => row.org_id);

/** Begins all that stands for as long as this process leads. */
export function beginStanding(ctx: Ctx, owner: pg.Pool, works: readonly StandingWork[]): { stop(): Promise<void> } {
  const lent = { orgIds: () => everyOrg(owner), sessionFor: (orgId: string) => houseSession(ctx, orgId) };
  const begun = works.map((work) => work.begin(lent));
  return { stop: async () => void (await Promise.all(begun.map((one) => one.stop()))) };
}

/** Runs each timed job at its pace, never two turns of one at once. A failed turn is logged and tried again at the next. */
export function startTimers(ctx: Ctx, owner: pg.Pool, jobs: readonly TimedJob[]): { stop(): Promise<void> } {
  const running = new Set<Promise<void>>();
  const timers = jobs.map((job) => {
    let busy = false;
    const turn = async () => {
      if (busy) return;
      busy = true;
      try {
        await job.run({ orgIds: await everyOrg(owner), sessionFor: (orgId) => houseSession(ctx, orgId) });
      } catch (error) {
        ctx.log.error({ err: error, job: job.name }, 'timed job');
      } finally {
        busy = false;
      }
    };
    return setInterval(() => {
      const one = turn().finally(() => running.delete(one));
      running.add(one);
    }, job.everySeconds * 1000);
  });
  return {
    stop: async () => {
      timers.forEach(clearInterval);
      await Promise.all(running);
    },
  };
}

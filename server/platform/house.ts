import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { audienceOf } from './actor.ts';
import { callerOf, type Identify, mayPass } from './caller.ts';
import type { Clock } from './clock.ts';
import type { Ctx } from './context.ts';
import { hangDoorbell } from './doorbell.ts';
import { whenRung } from './follow.ts';
import { openHttp } from './http.ts';
import { forgetKeys } from './idempotency.ts';
import { startJobs } from './jobs.ts';
import type { Keys } from './keys.ts';
import { beginStanding, seekLead, startTimers } from './leader.ts';
import { openLive } from './live.ts';
import { openLog } from './log.ts';
import { openMetrics } from './metrics.ts';
import type { Mount } from './mount.ts';
import { servePages } from './pages.ts';
import type { Reaction, StandingWork, TimedJob } from './reactions.ts';
import { relayOnce } from './relay.ts';
import type { Door } from './route.ts';
import { sealOnce, verifySeals } from './seal.ts';
import { openDb, openOwnerPool, openPool } from './sql.ts';

const POOL = 16;
const OWNER_POOL = 8;
const SEAL_SECONDS = 60;
const FORGET_SECONDS = 6 * 3600;

export type Ground = { connectionString: string; keys: Keys; clock: Clock; baseUrl: string; logLevel: string };
export type Rooms = {
  doors: readonly Door[];
  /** What is no table of routes; none where it is left out. */
  mounts?: readonly Mount[];
  reactions: readonly Reaction[];
  timedJobs: readonly TimedJob[];
  standing: readonly StandingWork[];
  identify: (ctx: Ctx) => Identify;
  /** Addresses beside our own that the desk's pages may connect to, asked for with every page; none where it is left out. */
  reaches?: (ctx: Ctx) => Promise<readonly string[]>;
};

/** The opened database with what every room is lent; nothing listens and nothing runs yet. */
export type Foundation = {
  ctx: Ctx;
  pool: pg.Pool;
  owner: pg.Pool;
  close(): Promise<void>;
  onError(error: Error): void;
  doorbell: Awaited<ReturnType<typeof hangDoorbell>>;
};

export async function layFoundation(ground: Ground): Promise<Foundation> {
  const log = openLog(ground.logLevel);
  const onError = (error: Error) => log.error({ err: error }, 'database');
  const pool = openPool(ground.connectionString, POOL, onError);
  const owner = openOwnerPool(ground.connectionString, OWNER_POOL, onError);
  const doorbell = await hangDoorbell(ground.connectionString, onError);
  const ctx: Ctx = {
    db: openDb(pool),
    clock: ground.clock,
    keys: ground.keys,
    log,
    baseUrl: ground.baseUrl,
    ring: doorbell.ring,
  };
  const close = async () => {
    await doorbell.close();
    await pool.end();
    await owner.end();
  };
  return { ctx, pool, owner, close, onError, doorbell };
}

/** A running house: HTTP ready to listen, live updates, jobs, and, in one process at a time, relay, timers and seals. */
export type House = { app: FastifyInstance; ctx: Ctx; close(): Promise<void> };

export async function openHouse(
  base: Foundation,
  rooms: Rooms,
  options: { connectionString: string; dist: string; trustProxy: boolean | number | string[] },
): Promise<House> {
  const { ctx, pool, owner, doorbell, onError } = base;
  let ready = true;
  const identify = rooms.identify(ctx);
  const live = await openLive(owner, doorbell, onError);
  const app = await openHttp({ ctx, doors: rooms.doors, identify, trustProxy: options.trustProxy });
  app.get('/api/v1/live', { schema: { hide: true } }, async (request, reply) => {
    const actor = mayPass(await callerOf(identify, request), { scope: 'cases:read', method: 'GET' }, request);
    await live.serve(request, reply, { orgId: actor.orgId, hears: audienceOf(actor) });
  });
  app.get(
    '/api/v1/record/check',
    { schema: { summary: 'Recomputes the seals of the record', tags: ['record'] } },
    async (request) => {
      const actor = mayPass(await callerOf(identify, request), { scope: 'record:read', method: 'GET' }, request);
      return verifySeals(owner, actor.orgId);
    },
  );
  for (const mount of rooms.mounts ?? []) await mount(app, { ctx, identify, live, dist: options.dist });
  openMetrics(app, { pool, owner, desks: live.desks, ready: () => ready });
  await servePages(app, options.dist, async () => (await rooms.reaches?.(ctx)) ?? []);
  const jobs = await startJobs(ctx, owner, rooms.reactions);
  const sealing: TimedJob = {
    name: 'platform.seal',
    everySeconds: SEAL_SECONDS,
    run: async ({ orgIds }) => {
      for (const orgId of orgIds) await sealOnce(owner, orgId);
    },
  };
  const forgetting: TimedJob = {
    name: 'platform.forgetKeys',
    everySeconds: FORGET_SECONDS,
    run: async () => void (await forgetKeys(owner, ctx.clock.now())),
  };
  const lead = seekLead(
    options.connectionString,
    () => {
      const relay = whenRung(doorbell, () => relayOnce(owner, rooms.reactions), onError);
      const timers = startTimers(ctx, owner, [...rooms.timedJobs, sealing, forgetting]);
      const standing = beginStanding(ctx, owner, rooms.standing);
      return { stop: async () => void (await Promise.all([relay.stop(), timers.stop(), standing.stop()])) };
    },
    onError,
  );
  return {
    app,
    ctx,
    close: async () => {
      ready = false;
      await live.stop();
      await app.close();
      await lead.stop();
      await jobs.stop();
      await base.close();
    },
  };
}

import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

type Watched = { pool: pg.Pool; owner: pg.Pool; desks(): number; ready(): boolean };

/** `/healthz` (the process runs), `/readyz` (it may be sent work), `/metrics` (Prometheus). */
export function openMetrics(app: FastifyInstance, watched: Watched): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'http_request_seconds',
    help: 'Time to answer',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  const gauge = (name: string, help: string, read: () => number | Promise<number>) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect: async function () {
        this.set(await read());
      },
    });
  gauge('live_desks', 'Desks connected to live updates', watched.desks);
  gauge('pool_waiting', 'Requests waiting for a connection', () => watched.pool.waitingCount);
  gauge('jobs_waiting', 'Jobs that should have run by now', async () => {
    const { rows } = await watched.owner.query<{ n: number }>(
      'select count(*)::int as n from graphile_worker._private_jobs where run_at < now() and locked_at is null and attempts < max_attempts',
    );
    return rows[0]?.n ?? 0;
  });
  gauge('record_lag_seconds', 'Age of the oldest event that reactions have not been told of', async () => {
    const { rows } = await watched.owner.query<{ lag: number | null }>(
      `select extract(epoch from now() - min(e.at))::float8 as lag from relay_cursor c join event e on (e.xid, e.id) > (c.xid, c.id) where c.name = 'reactions'`,
    );
    return rows[0]?.lag ?? 0;
  });
  app.addHook('onResponse', async (request, reply) => {
    seconds.observe(
      { method: request.method, route: request.routeOptions.url ?? 'page', status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
  });
  app.get('/healthz', { schema: { hide: true } }, async () => ({ ok: true }));
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const up =
      watched.ready() &&
      (await watched.pool.query('select 1').then(
        () => true,
        () => false,
      ));
    return reply.status(up ? 200 : 503).send({ ok: up });
  });
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}

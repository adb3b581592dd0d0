import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/postgres.ts';
import { type Doorbell, hangDoorbell } from './doorbell.ts';
import { newId } from './ids.ts';
import { type Live, openLive } from './live.ts';
import { openOwnerPool } from './sql.ts';

const ORG = newId();
const OTHER = newId();
const MEGABYTES = 20;

let url: string;
let pool: pg.Pool;
let doorbell: Doorbell;
let live: Live;
let app: FastifyInstance;
const troubles: Error[] = [];
const trouble = (error: Error) => void troubles.push(error);

beforeAll(async () => {
  url = await testDatabase();
  pool = openOwnerPool(url, 8, trouble);
  doorbell = await hangDoorbell(url, trouble);
  live = await openLive(pool, doorbell, trouble);
  app = fastify({ forceCloseConnections: true });
  app.get('/live/:token', (request, reply) => {
    const { token } = request.params as { token: string };
    return live.serve(request, reply, { orgId: ORG, hears: [token] });
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await live.stop();
  await app.close();
  await doorbell.close();
  await pool.end();
});

/** Records so many events in one breath, numbered in their names; `padding` makes them heavy. */
async function happen(count: number, about: { audience?: string; orgId?: string; padding?: number } = {}): Promise<void> {
  await pool.query(
    `insert into event (org_id, id, at, name, act, actor, audience, data)
     select $1, gen_random_uuid(), now(), 'n' || n || repeat('.', $2), 'test', '{"kind":"system","id":"","name":""}', $3, '{}' from generate_series(1, $4) n`,
    [about.orgId ?? ORG, about.padding ?? 0, [about.audience ?? 'centre'], count],
  );
  doorbell.ring();
}

type Listener = { heard: string[]; resets: number; lastId: string; response: IncomingMessage; leave(): void };

async function listen(lastId = '', token = 'centre'): Promise<Listener> {
  const { port } = app.server.address() as AddressInfo;
  const headers = lastId ? { 'last-event-id': lastId } : {};
  const asked = get({ agent: false, host: '127.0.0.1', port, path: `/live/${token}`, headers });
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const mine: Listener = { heard: [], resets: 0, lastId, response, leave: () => asked.destroy() };
  asked.on('error', () => undefined);
  response.on('error', () => undefined);
  return mine;
}

/** Reads like a browser: a frame counts when it is whole. */
function read(listener: Listener): Listener {
  let half = '';
  listener.response.setEncoding('utf8').on('data', (chunk: string) => {
    const frames = (half + chunk).split('\n\n');
    half = frames.pop() ?? '';
    for (const frame of frames) {
      listener.lastId = /^id: (.*)$/m.exec(frame)?.[1] ?? listener.lastId;
      if (frame.startsWith('event: reset')) listener.resets++;
      const name = /"name":"(n\d+)/.exec(frame)?.[1];
      if (name) listener.heard.push(name);
    }
  });
  return listener;
}

async function until(ask: () => boolean): Promise<void> {
  await expect.poll(ask, { timeout: 20_000, interval: 30 }).toBe(true);
}
const numbers = (count: number) => Array.from({ length: count }, (_, n) => `n${n + 1}`);
const sorted = (names: string[]) => [...new Set(names)].toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)));

test('a desk that does not read holds nobody up, is let go, and is told all of it when it comes back', async () => {
  const asleep = await listen();
  const awake = read(await listen());
  await until(() => live.desks() === 2);
  // More than the system keeps for a reader on its own.
  await happen(MEGABYTES * 50, { padding: 20_000 });
  await until(() => awake.heard.length >= MEGABYTES * 50);
  await until(() => live.desks() === 1);

  const back = read(asleep);
  await until(() => back.response.destroyed);
  expect(back.heard.length).toBeLessThan(MEGABYTES * 50);
  const again = read(await listen(back.lastId));
  await until(() => again.heard.length + back.heard.length >= MEGABYTES * 50);
  expect(sorted([...back.heard, ...again.heard])).toEqual(numbers(MEGABYTES * 50));
  expect(awake.heard.length).toBe(MEGABYTES * 50);
  again.leave();
  awake.leave();
  await until(() => live.desks() === 0);
});

test('what came while the line was down is told once it is up again, also by a process that was not there', async () => {
  const first = read(await listen());
  await happen(3);
  await until(() => first.heard.length === 3);
  first.leave();
  await until(() => live.desks() === 0);
  await happen(40);
  const second = read(await listen(first.lastId));
  await until(() => second.heard.length === 40);
  second.leave();

  const other = await openLive(pool, doorbell, trouble);
  const mine = live;
  live = other;
  const third = read(await listen(first.lastId));
  await until(() => third.heard.length === 40);
  expect(third.resets).toBe(0);
  await happen(600);
  await until(() => third.heard.length === 640);
  third.leave();
  await other.stop();

  live = await openLive(pool, doorbell, trouble);
  const fourth = read(await listen(first.lastId));
  await until(() => fourth.resets === 1);
  expect(fourth.heard).toEqual([]);
  fourth.leave();
  await live.stop();
  live = mine;
});

test('a desk is told of what it may open, when it happens and when it comes back', async () => {
  const agent = read(await listen('', 'person:one'));
  const centre = read(await listen());
  await happen(2, { audience: 'person:one' });
  await happen(3, { audience: 'person:two' });
  await happen(4, { audience: 'person:one', orgId: OTHER });
  await happen(5);
  await until(() => centre.heard.length === 5 && agent.heard.length === 2);
  const since = agent.lastId;
  agent.leave();
  await happen(6, { audience: 'person:one' });
  await happen(7, { audience: 'person:two' });
  const again = read(await listen(since, 'person:one'));
  await until(() => again.heard.length === 6);
  await happen(1, { audience: 'person:one' });
  await until(() => again.heard.length === 7);
  expect(centre.heard).toHaveLength(5);
  centre.leave();
  again.leave();
  expect(troubles).toEqual([]);
});

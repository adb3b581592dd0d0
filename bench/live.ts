// An event to a thousand connected desks, written by another process: how long until each has it, whether any was lost where desks dropped
// their line and came back, and whether desks that do not read cost the others anything; against the same bytes written raw to a thousand sockets.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type ClientRequest, get } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import pg from 'pg';
import { foundCentre } from '../corpus/centre/found.ts';
import { newId } from '../server/platform/ids.ts';
import { throwAwayHouse } from '../test/throw-away.ts';
import { type Aim, atMost, tell } from './figures.ts';

const PORT = 4992;
const RAW_PORT = 4993;
const SIGN_INS = 20;
const PASSWORD = 'una frase larga de verdad';

type Plan = { desks: number; seconds: number; rate: number; dropped: number; stalled: number };
type Heard = { deliveries: number; lost: number; p50: number; p95: number; p99: number };

/** What the server's own thread holds, in bytes, after what is unused was thrown away. */
function heap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const isolated = (role: string, data: object): Worker => new Worker(new URL(import.meta.url), { workerData: { role, ...data } });
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const sequenceOf = (n: number): string => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

if (isMainThread) await measure();
else {
  const { role } = workerData as { role: 'desks' | 'writer' | 'raw' };
  await { desks, writer, raw }[role]();
}

/** What each desk heard, and when. An event is known by its number; twice is once. Delays are those of desks that stayed. */
function hearing(plan: Plan) {
  const events = plan.seconds * plan.rate;
  const heard = Array.from({ length: plan.desks }, () => new Uint8Array(events));
  const delays: number[] = [];
  return {
    hear(desk: number, text: string): void {
      const now = Date.now();
      for (const [, number = '', at = ''] of text.matchAll(
        /"subjectId":"00000000-0000-7000-8000-([0-9a-f]{12})","at":"([^"]+)"/g,
      )) {
        const n = Number.parseInt(number, 16);
        if (heard[desk]?.[n] !== 0) continue;
        heard[desk][n] = 1;
        if (desk >= plan.dropped) delays.push(now - Date.parse(at));
      }
    },
    told(): Heard {
      delays.sort((a, b) => a - b);
      const at = (share: number) => delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? 0;
      const deliveries = heard.reduce((sum, one) => sum + one.reduce((mine, n) => mine + n, 0), 0);
      return { deliveries, lost: plan.desks * events - deliveries, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
    },
  };
}

/** The desks, in a thread of their own as they are machines of their own. Some drop their line in the middle; some never read. */
async function desks(): Promise<void> {
  const { plan, cookies } = workerData as { plan: Plan; cookies: string[] | null };
  const ears = hearing(plan);
  const lines = new Map<number, { destroy(): void }>();
  let open = 0;
  const listen = (desk: number, lastId: string | null): void => {
    let id = lastId;
    let half = '';
    const take = (chunk: string) => {
      // A frame may be cut anywhere: what is not whole waits for the rest.
      const whole = (half + chunk).lastIndexOf('\n\n') + 2;
      const text = (half + chunk).slice(0, whole);
      half = (half + chunk).slice(whole);
      const last = text.lastIndexOf('id: ');
      if (last >= 0) id = text.slice(last + 4, text.indexOf('\n', last));
      ears.hear(desk, text);
    };
    const line = cookies ? streamOf(cookies[desk % cookies.length] ?? '', id, take, () => open++) : socketOf(take, () => open++);
    lines.set(desk, {
      destroy: () => {
        line.destroy();
        setTimeout(() => listen(desk, id), 1000);
      },
    });
  };
  for (let desk = 0; desk < plan.desks; desk++) {
    listen(desk, null);
    if (desk % 50 === 49) await sleep(30);
  }
  while (open < plan.desks) await sleep(50);
  const asleep = cookies ? Array.from({ length: plan.stalled }, (_, n) => asleepAt(cookies[n % cookies.length] ?? '')) : [];
  await Promise.all(asleep.map((one) => once(one, 'response')));
  parentPort?.postMessage('listening');
  for await (const [word] of onMessages()) {
    if (word === 'drop') for (let desk = 0; desk < plan.dropped; desk++) lines.get(desk)?.destroy();
    if (word === 'tell') parentPort?.postMessage(ears.told());
  }
}

async function* onMessages(): AsyncGenerator<[string]> {
  const port = parentPort;
  if (!port) return;
  for (;;) yield (await once(port, 'message')) as [string];
}

function headersOf(cookie: string, id: string | null) {
  return { cookie, ...(id ? { 'last-event-id': id } : {}) };
}

function streamOf(cookie: string, id: string | null, take: (text: string) => void, opened: () => void): ClientRequest {
  const headers = headersOf(cookie, id);
  const asked = get({ agent: false, host: '127.0.0.1', port: PORT, path: '/api/v1/live', headers }, (answer) => {
    if (answer.statusCode !== 200) throw new Error(`HTTP ${answer.statusCode}`);
    answer
      .setEncoding('utf8')
      .on('data', take)
      .on('error', () => undefined);
    opened();
  });
  return asked.on('error', () => undefined);
}

function asleepAt(cookie: string): ClientRequest {
  const headers = headersOf(cookie, null);
  return get({ agent: false, host: '127.0.0.1', port: PORT, path: '/api/v1/live', headers }, (answer) => answer.pause());
}

function socketOf(take: (text: string) => void, opened: () => void): Socket {
  return connect(RAW_PORT, '127.0.0.1', opened).setEncoding('utf8').on('data', take);
}

/** Another process of ours: it records events, and rings. */
async function writer(): Promise<void> {
  const { plan, connectionString, orgId } = workerData as { plan: Plan; connectionString: string; orgId: string };
  const pool = new pg.Pool({ connectionString, max: 8 });
  const actor = JSON.stringify({ kind: 'system', id: sequenceOf(0), name: 'Banco' });
  await pacing(plan, async (n) => {
    await pool.query(
      `insert into event (org_id, id, at, name, act, actor, case_id, subject_id, audience, data)
       values ($1, $2, now(), 'cases.noted', 'bench.live', $3, $4, $5, '{centre}', '{}')`,
      [orgId, newId(), actor, randomUUID(), sequenceOf(n)],
    );
    await pool.query('notify mostrador_event');
  });
  await pool.end();
  parentPort?.postMessage('written');
}

/** The same bytes to as many sockets, each event as it comes, by a program that does nothing else. */
async function raw(): Promise<void> {
  const { plan } = workerData as { plan: Plan };
  const sockets = new Set<Socket>();
  createServer((socket) => void sockets.add(socket.setNoDelay(true))).listen(RAW_PORT, '127.0.0.1');
  parentPort?.postMessage('open');
  for await (const _ of onMessages()) {
    await pacing(plan, async (n) => {
      const data = JSON.stringify({
        name: 'cases.noted',
        caseId: sequenceOf(n),
        subjectId: sequenceOf(n),
        at: new Date().toISOString(),
      });
      const frame = Buffer.from(`id: 123456.${sequenceOf(n)}\nevent: change\ndata: ${data}\n\n`);
      for (const socket of sockets) socket.write(frame);
    });
    parentPort?.postMessage('written');
  }
}

/** So many turns a second, on their own times however long one takes. */
async function pacing(plan: Plan, turn: (n: number) => Promise<void>): Promise<void> {
  const begun = performance.now();
  const turns: Promise<void>[] = [];
  for (let n = 0; n < plan.seconds * plan.rate; n++) {
    await sleep(Math.max(0, begun + (n * 1000) / plan.rate - performance.now()));
    turns.push(turn(n));
  }
  await Promise.all(turns);
}

async function heardBy(
  plan: Plan,
  cookies: string[] | null,
  write: () => Promise<unknown>,
): Promise<Heard & { weighed: number }> {
  const worker = isolated('desks', { plan, cookies });
  await once(worker, 'message');
  const written = write();
  await sleep((plan.seconds * 1000) / 2);
  worker.postMessage('drop');
  await written;
  await sleep(4000);
  worker.postMessage('tell');
  const [heard] = (await once(worker, 'message')) as [Heard];
  const weighed = heap();
  await worker.terminate();
  return { ...heard, weighed };
}

async function cookieOf(base: string, email: string): Promise<string> {
  const body = JSON.stringify({ email, password: PASSWORD });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${base}/api/v1/session`, { method: 'POST', headers, body });
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

async function measure(): Promise<void> {
  const text = (standard: string) => ({ type: 'string', default: standard }) as const;
  const { values } = parseArgs({
    options: { desks: text('1000'), seconds: text('20'), rate: text('100'), dropped: text('100'), stalled: text('10') },
  });
  const count = (name: keyof typeof values) => Number(values[name]);
  const plan: Plan = {
    ...{ desks: count('desks'), seconds: count('seconds'), rate: count('rate') },
    ...{ dropped: count('dropped'), stalled: count('stalled') },
  };
  const house = await throwAwayHouse('bench_live', { port: PORT });
  try {
    const { add } = await foundCentre(house.url, { name: 'Banco', timeZone: 'Europe/Madrid', currency: 'EUR' });
    const cookies: string[] = [];
    for (let n = 0; n < SIGN_INS; n++) {
      await add(`Agente${n}`, 'AGENT');
      cookies.push(await cookieOf(house.url, `agente${n}@centre.example`));
    }
    const client = new pg.Client({ connectionString: house.connectionString });
    await client.connect();
    const { rows } = await client.query<{ org_id: string }>('select org_id from organization');
    await client.end();
    console.log(`${plan.desks} desks, ${plan.rate} events a second for ${plan.seconds} s`);
    const before = heap();
    const { weighed, ...told } = await heardBy(plan, cookies, () =>
      once(isolated('writer', { plan, connectionString: house.connectionString, orgId: rows[0]?.org_id }), 'message'),
    );
    const grown = (weighed - before) / 1024 / 1024;
    const server = isolated('raw', { plan });
    await once(server, 'message');
    console.log('the same bytes, raw');
    const { weighed: _, ...bare } = await heardBy({ ...plan, dropped: 0 }, null, () => {
      server.postMessage('write');
      return once(server, 'message');
    });
    await server.terminate();
    const aims: Aim[] = [
      atMost('from the moment an event is recorded to the desk, p95, ms', told.p95, 250),
      atMost('events lost over all desks, those that came back among them', told.lost, 0),
      atMost('p95 against the same bytes written raw, times', told.p95 / Math.max(1, bare.p95), 30),
      atMost('heap held for these desks, with those that never read, MB', grown, 100),
    ];
    tell(
      'live',
      [
        { what: 'live', ...told },
        { what: 'raw sockets', ...bare },
      ],
      aims,
    );
  } finally {
    await house.close();
  }
  process.exit(process.exitCode ?? 0);
}

// A new case through the HTTP API, by a key: recognised, classified, queued, clocks started, recorded; against three plain inserts.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import pg from 'pg';
import { foundCentre } from '../corpus/centre/found.ts';
import { throwAwayHouse } from '../test/throw-away.ts';
import { atLeast, atMost, during, tell, type Times } from './figures.ts';

const PORT = 4991;
const RAW = ['raw_case', 'raw_message', 'raw_event'];
const agent = new Agent({ keepAlive: true });

/** One case over HTTP, by a client that does as little as one can: what is measured is the server. */
function intake(token: string): Promise<void> {
  const id = randomUUID();
  const body = JSON.stringify({
    ...{ channel: 'api', ref: id, from: { address: `${id}@correo.example`, name: 'Cliente' } },
    ...{ subject: '¿Dónde está mi pedido?', text: 'Hola, mi pedido 87341 sigue sin llegar. ¿Cuándo llega?' },
  });
  const headers = {
    ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
  };
  return new Promise((resolve, reject) => {
    const asked = request({ agent, port: PORT, host: '127.0.0.1', path: '/api/v1/cases', method: 'POST', headers }, (answer) => {
      answer.resume().on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`HTTP ${answer.statusCode}`))));
    });
    asked.on('error', reject).end(body);
  });
}

if (isMainThread) await measure();
else {
  const { token, seconds, clients } = workerData as { token: string; seconds: number; clients: number };
  parentPort?.postMessage(await during(seconds, clients, () => intake(token)));
}

/** The clients are a thread of their own, as they are machines of their own. */
function clientsOf(token: string, seconds: number, clients: number): Promise<Times> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { token, seconds, clients } });
  return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
}

async function rawInserts(connectionString: string) {
  const pool = new pg.Pool({ connectionString, max: 8 });
  pool.on('error', () => undefined);
  for (const table of RAW) await pool.query(`create table ${table} (org_id uuid, id uuid, body jsonb, primary key (org_id, id))`);
  const org = randomUUID();
  const insert = async () => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      for (const table of RAW)
        await client.query(`insert into ${table} values ($1, $2, $3)`, [org, randomUUID(), '{"text":"Hola"}']);
      await client.query('commit');
    } finally {
      client.release();
    }
  };
  return { insert, close: () => pool.end() };
}

async function measure(): Promise<void> {
  const { values } = parseArgs({
    options: { seconds: { type: 'string', default: '6' }, rounds: { type: 'string', default: '3' } },
  });
  const seconds = Number(values.seconds);
  const house = await throwAwayHouse('bench-intake', { port: PORT });
  try {
    const { add, keyToken } = await foundCentre(house.url, { name: 'Banco', timeZone: 'Europe/Madrid', currency: 'EUR' });
    const program = await add('Programa', 'INTEGRATION');
    const token = await keyToken(program.id, ['cases:write']);
    const raw = await rawInserts(house.connectionString);
    // A centre has its queues a moment after it was founded.
    for (let tries = 0; tries < 20; tries++) await intake(token).catch(() => new Promise((resolve) => setTimeout(resolve, 300)));
    await clientsOf(token, 2, 8);
    const measured: ({ what: string; clients: number } & Times)[] = [];
    for (let round = 1; round <= Number(values.rounds); round++) {
      console.log(`round ${round} of ${values.rounds}`);
      for (const clients of [1, 8]) {
        measured.push({ what: 'three inserts', clients, ...(await during(seconds, clients, raw.insert)) });
        measured.push({ what: 'intake', clients, ...(await clientsOf(token, seconds, clients)) });
        // Receipts are written meanwhile; what is left of them is no load of the next line.
        await new Promise((resolve) => setTimeout(resolve, 2000));
      }
    }
    await raw.close();
    const best = (what: string, clients: number) =>
      Math.max(...measured.filter((m) => m.what === what && m.clients === clients).map((m) => m.perSecond));
    const p95 = Math.min(...measured.filter((m) => m.what === 'intake' && m.clients === 8).map((m) => m.p95));
    tell('intake', measured, [
      atLeast('intake against three inserts, 1 client', best('intake', 1) / best('three inserts', 1), 0.5),
      atLeast('intake against three inserts, 8 clients', best('intake', 8) / best('three inserts', 8), 0.5),
      atMost('p95 at 8 clients, ms', p95, 25),
    ]);
  } finally {
    await house.close();
  }
}

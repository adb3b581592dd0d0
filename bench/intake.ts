// A new case through the HTTP API, by a key: recognised, classified, queued, clocks started, recorded; against three plain inserts.
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { foundCentre } from '../corpus/centre/found.ts';
import { throwAwayHouse } from '../test/throw-away.ts';
import { atLeast, atMost, during, tell } from './figures.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '6' }, rounds: { type: 'string', default: '3' } },
});
const seconds = Number(values.seconds);
const house = await throwAwayHouse('bench-intake', { port: 4991 });
try {
  const centre = await foundCentre(house.url, { name: 'Banco', timeZone: 'Europe/Madrid', currency: 'EUR' });
  const program = await centre.add('Programa', 'INTEGRATION');
  const key = await centre.key(program.id, ['cases:write']);
  const pool = new pg.Pool({ connectionString: house.connectionString, max: 8 });
  pool.on('error', () => undefined);
  await pool.query('create table raw_case (org_id uuid, id uuid, body jsonb, primary key (org_id, id))');
  await pool.query('create table raw_message (like raw_case including all)');
  await pool.query('create table raw_event (like raw_case including all)');
  const org = randomUUID();
  const raw = async () => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      for (const table of ['raw_case', 'raw_message', 'raw_event'])
        await client.query(`insert into ${table} values ($1, $2, $3)`, [org, randomUUID(), '{"text":"Hola"}']);
      await client.query('commit');
    } finally {
      client.release();
    }
  };
  const intake = () => {
    const id = randomUUID();
    return key.post('/cases', {
      channel: 'api',
      ref: id,
      from: { address: `${id}@correo.example`, name: 'Cliente' },
      subject: '¿Dónde está mi pedido?',
      text: 'Hola, mi pedido 87341 sigue sin llegar. ¿Cuándo llega?',
    });
  };
  for (let i = 0; i < 8; i++) await intake().catch(async () => new Promise((resolve) => setTimeout(resolve, 300)));
  await during(2, 8, intake);
  const measured: ({ what: string; clients: number } & Awaited<ReturnType<typeof during>>)[] = [];
  for (let round = 1; round <= Number(values.rounds); round++) {
    console.log(`round ${round} of ${values.rounds}`);
    for (const clients of [1, 8]) {
      measured.push({ what: 'three inserts', clients, ...(await during(seconds, clients, raw)) });
      measured.push({ what: 'intake', clients, ...(await during(seconds, clients, intake)) });
    }
  }
  await pool.end();
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

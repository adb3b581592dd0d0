// What an agent's grant costs: ruling, reservation, warrant and recorded execution in one transaction, on one hot budget and on many.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { pino } from 'pino';
import { act, type Tx } from '../server/platform/act.ts';
import type { Actor } from '../server/platform/actor.ts';
import type { Ctx, Session } from '../server/platform/context.ts';
import { ensurePostgres } from '../server/platform/embedded-postgres.ts';
import { newId } from '../server/platform/ids.ts';
import { makeKeys } from '../server/platform/keys.ts';
import { migrate } from '../server/platform/migrate.ts';
import { Refused } from '../server/platform/refusal.ts';
import { openDb, openPool } from '../server/platform/sql.ts';
import { learn } from '../server/platform/words.ts';
import { keepRuling } from '../server/rooms/attributions/actions/keep-ruling.ts';
import { mintOwn } from '../server/rooms/attributions/actions/mint-own.ts';
import { useWarrant as usedUp } from '../server/rooms/attributions/actions/use-warrant.ts';
import type { Limit } from '../server/rooms/attributions/contract.ts';
import { insertExecution } from '../server/rooms/stores/executions/sql.ts';
import { words } from '../server/words/attributions.ts';

learn([words]);

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '64' },
    connections: { type: 'string', default: '16' },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '5' },
  },
});
const clients = Number(values.clients);
const AMOUNT = 700;
const DRAIN = 500;

/** A database of its own: on the server that DATABASE_URL names, or on one of our own that waits for the disk as a real one does. */
async function openDatabase(): Promise<{ url: string; close: () => Promise<void> }> {
  const name = `bench_act_${process.pid}`;
  const given = process.env.DATABASE_URL;
  if (given) {
    const admin = async (statement: string) => {
      const client = new pg.Client(given);
      await client.connect();
      await client.query(statement);
      await client.end();
    };
    await admin(`create database ${name}`);
    const url = new URL(given);
    url.pathname = `/${name}`;
    return { url: url.href, close: () => admin(`drop database ${name} with (force)`) };
  }
  const home = mkdtempSync(path.join(tmpdir(), 'mostrador-bench-'));
  const server = await ensurePostgres({ home, database: name });
  return {
    url: server.connectionString(name),
    close: async () => {
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

type Centre = { orgId: string; storeId: string; agents: string[] };

/** One centre with a shop, an agent for each client, one more, and two kinds of action: with a limit nobody reaches, and with one that runs out. */
async function fill(owner: pg.Pool): Promise<Centre> {
  const [orgId, unitId, storeId, versionId] = [newId(), newId(), newId(), newId()];
  const agents = Array.from({ length: clients + 1 }, newId);
  const insert = (table: string, row: Record<string, unknown>) => {
    const keys = Object.keys(row);
    return owner.query(
      `insert into ${table} (org_id, ${keys.join(', ')}) values ($1, ${keys.map((_, at) => `$${at + 2}`).join(', ')})`,
      [orgId, ...Object.values(row)],
    );
  };
  const now = new Date();
  await insert('organization', { name: 'Bench', slug: 'bench', key_prefix: 'B1', hours: '{}', created_at: now });
  await insert('unit', { id: unitId, code: 'TEAM', kind: 'team', name_es: 'Equipo', name_en: 'Team' });
  for (const [at, id] of agents.entries())
    await insert('person', { id, name: `Agent ${at}`, email: `${at}@bench`, role: 'AGENT', unit_id: unitId, created_at: now });
  await insert('store', { id: storeId, code: 'SHOP', name: 'Shop', connector: 'push' });
  await insert('policy_version', { id: versionId, number: 1, state: 'draft', created_by: agents[0], created_at: now });
  const money = (per: Limit['per'], max: number): Limit => ({ per, unit: 'money', max });
  const limits = {
    REFUND: [money('request', 2_500), money('customer30d', 7_500), money('month', 1_000_000_000)],
    DRAINED: [money('request', 2_500), money('month', DRAIN * AMOUNT)],
  };
  for (const [code, own] of Object.entries(limits)) {
    await insert('action_kind', {
      code,
      section: 'money',
      name_es: code,
      name_en: code,
      exposure: 'money',
      moves_money: true,
      reversible: false,
      op: 'refund',
      params: '[]',
      position: 1,
    });
    await insert('attribution', {
      id: newId(),
      version_id: versionId,
      action: code,
      holder_kind: 'role',
      holder_ref: 'AGENT',
      circuit: 'own',
      limits: JSON.stringify(own),
    });
  }
  await owner.query(`update policy_version set state = 'active', active_from = $2 where org_id = $1`, [orgId, now]);
  await owner.query(
    'create table raw_a (org_id uuid, id uuid, at timestamptz, body jsonb, primary key (org_id, id)); create table raw_b (like raw_a including all); grant all on raw_a, raw_b to mostrador_app',
  );
  return { orgId, storeId, agents };
}

/** Ruled, reserved, warranted and planned for the shop, with the record of it: what `cases.takeAction` does between its own lines. */
async function grant(tx: Tx, storeId: string, action: string): Promise<void> {
  const amount = { minor: AMOUNT, currency: 'EUR' };
  const ask = {
    action,
    params: { reason: 'late' },
    amount,
    count: 1,
    caseId: newId(),
    storeId,
    orderRef: newId(),
    customerId: newId(),
    facts: { orderState: 'delivered', channel: 'email', paidMinor: 9_900 },
  };
  const { id } = await keepRuling(tx, { ask });
  const warrant = await mintOwn(tx, { rulingId: id ?? '', ask });
  const executionId = newId();
  await insertExecution(tx, {
    id: executionId,
    storeId,
    orderId: null,
    caseId: ask.caseId,
    warrantId: warrant.id,
    action,
    op: 'refund',
    input: ask.params,
    movesMoney: true,
    amount,
    before: {},
  });
  await usedUp(tx, { warrantId: warrant.id, executionId });
  tx.record({
    name: 'stores.executionPlanned',
    caseId: ask.caseId,
    subjectId: executionId,
    audience: ['centre'],
    data: { executionId, warrantId: warrant.id, action },
  });
}

type Figures = { what: string; perSecond: number; p50ms: number; p95ms: number };

/** All clients at once, each one act after the other, for so long. */
async function load(what: string, one: (client: number) => Promise<void>): Promise<Figures> {
  const times: number[] = [];
  const begun = performance.now();
  const until = begun + Number(values.seconds) * 1_000;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < until) {
        const start = performance.now();
        await one(client);
        times.push(performance.now() - start);
      }
    }),
  );
  const elapsed = (performance.now() - begun) / 1_000;
  times.sort((a, b) => a - b);
  const at = (share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(1));
  return { what, perSecond: Math.round(times.length / elapsed), p50ms: at(0.5), p95ms: at(0.95) };
}

async function raw(pool: pg.Pool, orgId: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (const table of ['raw_a', 'raw_b'])
      await client.query(`insert into ${table} values ($1, $2, $3, $4)`, [orgId, newId(), new Date(), '{"reason":"late"}']);
    await client.query('commit');
  } finally {
    client.release();
  }
}

/** At the end the database is dropped under connections that are closing. */
const onError = (error: Error) => {
  if (!('code' in error) || error.code !== '57P01') console.error(error);
};
const database = await openDatabase();
try {
  await migrate(database.url);
  const owner = new pg.Pool({ connectionString: database.url, max: 2 });
  owner.on('error', onError);
  const { orgId, storeId, agents } = await fill(owner);
  const pool = openPool(database.url, Number(values.connections), onError);
  const ctx: Ctx = {
    db: openDb(pool),
    clock: { now: () => new Date() },
    keys: makeKeys(Buffer.alloc(32)),
    log: pino({ level: 'silent' }),
    baseUrl: '',
    ring() {},
  };
  const session = (id: string | undefined): Session => {
    const actor: Actor = {
      kind: 'person',
      orgId,
      id: id ?? '',
      name: 'Agent',
      role: 'AGENT',
      unitId: null,
      unitIds: [],
      vendorId: null,
      scope: 'all',
      locale: 'es',
      keyScopes: null,
    };
    return { ctx, actor };
  };
  const granted = (agent: string | undefined, action: string) =>
    act(session(agent), 'cases.takeAction', (tx) => grant(tx, storeId, action));

  console.log('filling, and letting PostgreSQL learn how much there is');
  await load('', (client) => granted(agents[client], 'REFUND'));
  await owner.query('vacuum analyze');
  const figures: Figures[] = [];
  for (let round = 1; round <= Number(values.rounds); round++) {
    console.log(`round ${round} of ${values.rounds}: raw, one hot budget, a budget each; ${values.seconds} s each`);
    figures.push(await load('raw: two inserts', () => raw(pool, orgId)));
    figures.push(await load('grant: one hot budget', () => granted(agents[clients], 'REFUND')));
    figures.push(await load('grant: a budget each', (client) => granted(agents[client], 'REFUND')));
  }
  let [drained, refused] = [0, 0];
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let n = 0; n < (2 * DRAIN) / clients; n++) {
        try {
          await granted(agents[clients], 'DRAINED');
          drained++;
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          refused++;
        }
      }
    }),
  );
  const { rows } = await owner.query<{ key: string; used: string; ceiling: string; counted: string }>(
    `select b.key, b.used, b.ceiling, (select sum(minor) from usage_entry e where e.org_id = b.org_id and e.released_at is null
      and b.key like e.holder_id || '|' || e.action || '|%') as counted from budget b where b.org_id = $1`,
    [orgId],
  );
  const wrong = rows.filter((row) => Number(row.used) !== Number(row.counted) || Number(row.used) > Number(row.ceiling));
  const best = (what: string) => Math.max(...figures.filter((one) => one.what.startsWith(what)).map((one) => one.perSecond));
  const [hot, ratio] = [best('grant: one'), Number((best('grant: a budget') / best('raw')).toFixed(2))];
  const hotRatio = Number((hot / best('raw')).toFixed(2));
  console.table(figures);
  console.log(`one hot budget: ${hot}/s (at least 300), ${hotRatio} × raw; a budget each: ${ratio} × raw (at least 0.4).`);
  console.log(
    `${DRAIN} grants fitted a limit; of ${drained + refused} asked at once by ${clients} clients ${drained} were granted. ${rows.length} budgets compared with their entries, ${wrong.length} differ or exceed.`,
  );
  const holds = hot >= 300 && ratio >= 0.4 && drained === DRAIN && wrong.length === 0;
  console.log(JSON.stringify({ bench: 'act', clients, figures, hot, hotRatio, ratio, drained, wrong: wrong.length, holds }));
  await pool.end();
  await owner.end();
} finally {
  await database.close();
}

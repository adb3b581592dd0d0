import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillShop } from './catalogue.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { type Reply, ask, demand } from './graphql.ts';
import { CACHE, FIXTURE, alone, installVendure } from './install.ts';
import { type NewOrder, type PlacedOrder, type ShopOrder, type ShopRefund, placeOrder, readOrder } from './orders.ts';

const ADMIN = { identifier: 'superadmin', password: 'solo-para-pruebas' };

/** One line of the payment provider's book. `amount` in minor units; `moved` says whether money really changed hands. */
export type PspEntry = {
  id: string;
  at: string;
  kind: 'charge' | 'authorize' | 'refund';
  order: string;
  amount: number;
  currency: string;
  moved: boolean;
  reason?: string | null;
};

export type Options = {
  /** 18100 to 18149 are the ports set aside for this. */
  port: number;
  /** Where events are posted, signed as Standard Webhooks says; `secret` is `whsec_` and base64. */
  webhook?: { url: string; secret: string };
  /** How long a refund ending in 17 keeps the shop waiting after the money has moved. */
  slowMs?: number;
  say?: (line: string) => void;
};

/** A running shop. Refunds ending in …13 …17 …19 …23 and of 666 behave as psp.cjs says. */
export type Shop = {
  adminUrl: string;
  apiKey: string;
  admin: typeof ADMIN;
  placeOrder(order: NewOrder): Promise<PlacedOrder>;
  order(orderId: string): Promise<ShopOrder>;
  refunds(orderId: string): Promise<ShopRefund[]>;
  /** What the payment provider did, whatever the shop believes; only entries by which money moved. */
  pspMoves(): Promise<PspEntry[]>;
  pspBook(): Promise<PspEntry[]>;
  /** The Admin API as the superadministrator. */
  ask<T>(query: string, variables?: object): Promise<Reply<T>>;
  /** kill -9, database and money stay. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
};

type Server = { child: ChildProcess; ended: Promise<void> };

async function startServer(cluster: Cluster, { port, webhook, slowMs }: Options, fill: boolean): Promise<Server> {
  const log = join(cluster.home, 'vendure.log');
  const env = {
    ...process.env,
    SHOP_PORT: String(port),
    SHOP_ADMIN: ADMIN.identifier,
    SHOP_PASSWORD: ADMIN.password,
    PSP_BOOK: join(cluster.home, 'psp.jsonl'),
    PSP_SLOW_MS: String(slowMs ?? 4000),
    DB_HOST: cluster.host,
    DB_PORT: String(cluster.port),
    DB_USER: cluster.user,
    DB_NAME: 'postgres',
    DB_PID: String(cluster.pid),
    SHOP_HOME: cluster.home,
    DB_SYNCHRONIZE: fill ? '1' : '0',
    WEBHOOK_URL: webhook?.url ?? '',
    WEBHOOK_SECRET: webhook?.secret ?? '',
  };
  const stderr = openSync(log, 'a');
  const child = spawn(process.execPath, [join(FIXTURE, 'server.cjs')], { cwd: FIXTURE, env, stdio: ['pipe', 'pipe', stderr] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => String(chunk).includes('READY') && resolve());
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the shop ended with ${code}:\n${readFileSync(log, 'utf8').slice(-3000)}`)));
  });
  return { child, ended };
}

async function end(server: Server, signal: NodeJS.Signals): Promise<void> {
  server.child.kill(signal);
  const patience = setTimeout(() => server.child.kill('SIGKILL'), 5000); // a refund that hangs would hold it for ever
  await server.ended;
  clearTimeout(patience);
}

async function login(adminUrl: string): Promise<Record<string, string>> {
  const mutation =
    'mutation($u:String!,$p:String!){login(username:$u,password:$p){__typename ...on ErrorResult{errorCode message}}}';
  const { token } = await demand(adminUrl, {}, mutation, { u: ADMIN.identifier, p: ADMIN.password });
  return { authorization: `Bearer ${token}` };
}

const adminUrlOf = (port: number) => `http://127.0.0.1:${port}/admin-api`;

/** A filled shop's database, made once for these very files and kept. */
async function snapshot(options: Options, say: (line: string) => void): Promise<string> {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${JSON.stringify(ADMIN)}`);
  for (const file of ['server.cjs', 'psp.cjs', 'webhooks.cjs', 'catalogue.ts', 'cluster.ts', 'package-lock.json']) {
    hash.update(readFileSync(join(FIXTURE, file)));
  }
  const name = `snapshot-${hash.digest('hex').slice(0, 16)}`;
  const path = join(CACHE, name);
  if (existsSync(path)) return path;
  await alone('snapshot', async () => {
    if (existsSync(path)) return;
    say('Vendure fixture: filling the shop, once');
    const cluster = await startCluster();
    try {
      const server = await startServer(cluster, { port: options.port }, true);
      const adminUrl = adminUrlOf(options.port);
      const { apiKey } = await fillShop(adminUrl, await login(adminUrl));
      await end(server, 'SIGTERM');
      await cluster.stop();
      const half = join(CACHE, `half-${process.pid}`);
      rmSync(half, { recursive: true, force: true });
      mkdirSync(half, { recursive: true });
      cpSync(join(cluster.home, 'data'), join(half, 'data'), { recursive: true });
      writeFileSync(join(half, 'shop.json'), JSON.stringify({ apiKey }));
      for (const old of readdirSync(CACHE))
        if (old.startsWith('snapshot-')) rmSync(join(CACHE, old), { recursive: true, force: true });
      renameSync(half, path);
    } finally {
      await cluster.stop();
      rmSync(cluster.home, { recursive: true, force: true });
    }
  });
  return path;
}

/** Starts a fresh shop with the catalogue and no orders, in a process and a database of its own. */
export async function startVendure(options: Options): Promise<Shop> {
  const say = options.say ?? ((line: string) => console.log(line));
  await installVendure(say);
  const kept = await snapshot(options, say);
  const { apiKey } = JSON.parse(readFileSync(join(kept, 'shop.json'), 'utf8')) as { apiKey: string };
  const cluster = await startCluster(join(kept, 'data'));
  const close = async () => {
    await cluster.stop();
    rmSync(cluster.home, { recursive: true, force: true });
  };
  const adminUrl = adminUrlOf(options.port);
  const doors = { adminUrl, shopUrl: `http://127.0.0.1:${options.port}/shop-api`, adminHeaders: {} as Record<string, string> };
  let server: Server;
  try {
    server = await startServer(cluster, options, false);
    doors.adminHeaders = await login(adminUrl);
  } catch (error) {
    await close();
    throw error;
  }
  const pspBook = async () => {
    const book = join(cluster.home, 'psp.jsonl');
    const lines = existsSync(book) ? readFileSync(book, 'utf8').trim().split('\n') : [];
    return lines.map((line) => JSON.parse(line) as PspEntry);
  };
  const order = (orderId: string) => readOrder(doors, orderId);
  return {
    adminUrl,
    apiKey,
    admin: ADMIN,
    placeOrder: (input) => placeOrder(doors, input),
    order,
    refunds: async (orderId) => (await order(orderId)).payments.flatMap((payment) => payment.refunds),
    pspMoves: async () => (await pspBook()).filter((entry) => entry.moved),
    pspBook,
    ask: (query, variables) => ask(adminUrl, doors.adminHeaders, query, variables),
    kill: () => end(server, 'SIGKILL'),
    restart: async () => {
      server = await startServer(cluster, options, false);
    },
    stop: async () => {
      await end(server, 'SIGTERM');
      await close();
    },
  };
}

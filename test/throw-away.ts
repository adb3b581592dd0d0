import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type Application, compose, type Plan } from '../server/compose.ts';
import { ensurePostgres } from '../server/platform/embedded-postgres.ts';

/** Runs one statement where a database can be made or dropped. */
async function once(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export type ThrowAwayDatabase = { connectionString: string; close(): Promise<void> };

/** An empty database of its own: on the server that DATABASE_URL names, else in a PostgreSQL of its own; gone when closed. */
export async function throwAwayDatabase(name: string): Promise<ThrowAwayDatabase> {
  const database = `${name}_${process.pid}_${Date.now().toString(36)}`;
  const given = process.env.DATABASE_URL;
  if (given) {
    await once(given, `create database ${database}`);
    const url = new URL(given);
    url.pathname = `/${database}`;
    return { connectionString: url.href, close: () => once(given, `drop database ${database} with (force)`) };
  }
  const home = mkdtempSync(path.join(tmpdir(), `${name}-`));
  const server = await ensurePostgres({ home, database });
  return {
    connectionString: server.connectionString(),
    close: async () => {
      await server.stop();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The whole application for a while, listening on the loopback; `url` is where. Nothing of it is left when it is closed. */
export async function throwAwayHouse(
  name: string,
  plan: Partial<Plan> & { port: number },
): Promise<Application & ThrowAwayDatabase & { url: string; smtpPort: number | null }> {
  const database = await throwAwayDatabase(name);
  const address = `http://127.0.0.1:${plan.port}`;
  const app = await compose(
    {
      ...{ baseUrl: address, host: '127.0.0.1', smtpHost: '127.0.0.1', smtpPort: null, mailLimitMb: 25 },
      ...{ logLevel: 'error', trustProxy: false, fill: 'empty', secretKey: 'a key that lives as long as this house' },
      ...plan,
    },
    database.connectionString,
  );
  const { smtpPort } = await app.listen();
  return {
    ...app,
    url: address,
    smtpPort,
    connectionString: database.connectionString,
    close: async () => {
      await app.close();
      await database.close();
    },
  };
}

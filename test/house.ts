import { compose, type Application, type Plan } from '../server/compose.ts';
import { testDatabase } from './postgres.ts';

/** Any free port; the address is known once it listens. */
const PLAN: Plan = {
  baseUrl: 'http://127.0.0.1:0',
  host: '127.0.0.1',
  port: 0,
  smtpHost: '127.0.0.1',
  smtpPort: null,
  mailLimitMb: 5,
  logLevel: 'silent',
  trustProxy: false,
  fill: 'empty',
  secretKey: 'a key for tests that is long enough',
};

/** The whole application on a database of its own: rooms, relay, jobs, HTTP without listening. Close it when done. */
export async function testHouse(plan: Partial<Plan> = {}): Promise<Application & { connectionString: string }> {
  const connectionString = await testDatabase();
  return { ...(await compose({ ...PLAN, ...plan }, connectionString)), connectionString };
}

/** Waits until something holds, asking again every few moments; says what did not come to pass. */
export async function until<T>(what: string, ask: () => Promise<T | null | undefined | false>, seconds = 20): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await ask();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

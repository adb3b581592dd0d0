import pg from 'pg';
import { whyOf } from '../../scripts/words.mjs';
import { type Settings, StartRefused } from './settings.ts';

/** Makes sure that the database that was named answers and is new enough; throws `StartRefused` saying what is wrong. */
export async function checkDatabase({ databaseUrl, language }: Settings): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl ?? '', connectionTimeoutMillis: 10_000 });
  client.on('error', () => {}); // told by the query that fails
  try {
    await client.connect();
    const { rows } = await client.query<{ number: string; version: string }>(
      `select current_setting('server_version_num') as number, current_setting('server_version') as version`,
    );
    if (Number(rows[0]?.number) < 150_000) throw new StartRefused('databaseTooOld', { version: rows[0]?.version ?? '?' });
  } catch (error) {
    if (error instanceof StartRefused) throw error;
    throw new StartRefused('databaseUnreachable', { why: whyOf(language, error) });
  } finally {
    await Promise.allSettled([client.end()]); // it may never have been connected
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StartRefused } from './settings.ts';

const lockKey = 20_261_122;

/** Held by the one application process of a data directory until its database ends. */
export type HomeLock = {
  /** For when the database is being stopped, so that nobody takes over one that is about to end. */
  leave(): Promise<void>;
};

/**
 * Takes the directory for this process by a lock in its database: the system lets go of it at the moment the process ends,
 * however it ends. When the database was restarted under us the lock is taken again; if another process was quicker, `lost`
 * is called. Throws `StartRefused` naming the process that holds it.
 */
export async function lockHome(connectionString: string, home: string, lost: (refusal: StartRefused) => void): Promise<HomeLock> {
  let leaving = false;
  const take = async (): Promise<pg.Client> => {
    for (let tries = 0; ; tries++) {
      const client = new pg.Client({ connectionString, application_name: `mostrador ${process.pid}`, keepAlive: true });
      client.on('error', () => {}); // its end is what counts, see below
      await client.connect();
      const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [lockKey]);
      if (rows[0]?.taken) {
        client.once('end', () => void retake());
        return client;
      }
      const pid = await holder(client);
      await client.end();
      // The lock of a process killed a moment ago goes within milliseconds.
      if (tries >= 10) throw new StartRefused('homeInUse', { home, pid });
      await sleep(100);
    }
  };
  const retake = async (): Promise<void> => {
    while (!leaving) {
      await sleep(500);
      try {
        held = await take();
        return;
      } catch (error) {
        if (error instanceof StartRefused) return lost(error);
      }
    }
  };
  let held = await take();
  return {
    async leave() {
      leaving = true;
      await held.end();
    },
  };
}

async function holder(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_stat_activity a
       join pg_locks l on l.pid = a.pid and l.locktype = 'advisory' and l.granted and l.objid = $1
      where l.database = (select oid from pg_database where datname = current_database())`,
    [lockKey],
  );
  return rows[0]?.name.replace(/^mostrador /, '') ?? '?';
}

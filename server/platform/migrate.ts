import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { programRoot } from './settings.ts';

const LOCK = 7_201_964;

/** Plain SQL, in the order of their names. */
const folder = path.join(programRoot, 'migrations');

/** Applies what is missing, in order, each file in a transaction. A file changed after it was applied is refused: migrations go forward only. */
export async function migrate(connectionString: string): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      'create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    );
    const known = await client.query<{ name: string; checksum: string }>('select name, checksum from migration');
    const checksums = new Map(known.rows.map((r) => [r.name, r.checksum]));
    const applied: string[] = [];
    for (const name of (await readdir(folder)).filter((f) => f.endsWith('.sql')).sort()) {
      const text = await readFile(path.join(folder, name), 'utf8');
      const checksum = createHash('sha256').update(text).digest('hex');
      const before = checksums.get(name);
      if (before === checksum) continue;
      if (before) throw new Error(`migration ${name} was changed after it was applied`);
      await apply(client, name, text, checksum);
      applied.push(name);
    }
    return { applied };
  } finally {
    await client.end();
  }
}

async function apply(client: pg.Client, name: string, text: string, checksum: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${name}: ${(error as Error).message}`, { cause: error });
  }
}

/** Empties every table but the list of migrations: for a filling that was cut short, and nothing else. */
export async function emptyAll(owner: pg.Pool): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'migration'`,
  );
  await owner.query(`truncate ${rows.map((r) => r.name).join(', ')}`);
}

import { createHash } from 'node:crypto';
import type pg from 'pg';

type Row = {
  org_id: string;
  id: string;
  xid: string;
  at: string;
  name: string;
  act: string;
  actor: string;
  case_id: string | null;
  subject_id: string | null;
  audience: string;
  data: string;
};
type Last = { number: number; last_xid: string; last_id: string; digest: string };

const COLUMNS =
  'org_id, id, xid::text as xid, at::text as at, name, act, actor::text as actor, case_id, subject_id, audience::text as audience, data::text as data';
const NONE: Last = { number: 0, last_xid: '0', last_id: '00000000-0000-0000-0000-000000000000', digest: '' };
const BATCH = 5000;

function digestOf(previous: string, events: Row[]): string {
  const hash = createHash('sha256').update(previous);
  for (const event of events) hash.update(`\n${JSON.stringify(event)}`);
  return hash.digest('hex');
}

/** Seals what an organisation recorded since its last seal: each digest covers its events and the digest before. Answers how many were sealed. */
export async function sealOnce(pool: pg.Pool, orgId: string): Promise<number> {
  const last = await lastSeal(pool, orgId);
  const { rows } = await pool.query<Row>(
    `select ${COLUMNS} from event where org_id = $1 and (xid, id) > ($2::xid8, $3::uuid)
     and xid < pg_snapshot_xmin(pg_current_snapshot()) order by xid, id limit ${BATCH}`,
    [orgId, last.last_xid, last.last_id],
  );
  const end = rows.at(-1);
  if (!end) return 0;
  await pool.query(
    `insert into seal (org_id, number, last_xid, last_id, events, previous, digest, sealed_at)
     values ($1, $2, $3::xid8, $4, $5, $6, $7, now()) on conflict do nothing`,
    [orgId, last.number + 1, end.xid, end.id, rows.length, last.digest, digestOf(last.digest, rows)],
  );
  return rows.length;
}

async function lastSeal(pool: pg.Pool, orgId: string): Promise<Last> {
  const { rows } = await pool.query<Last>(
    'select number, last_xid::text as last_xid, last_id, digest from seal where org_id = $1 order by number desc limit 1',
    [orgId],
  );
  return rows[0] ?? NONE;
}

/** Recomputes every seal of an organisation. `brokenAt` is the first whose events or predecessor are not what was sealed. */
export async function verifySeals(
  pool: pg.Pool,
  orgId: string,
): Promise<{ seals: number; events: number; brokenAt: number | null }> {
  const { rows: seals } = await pool.query<Last & { events: number; previous: string }>(
    'select number, last_xid::text as last_xid, last_id, events, previous, digest from seal where org_id = $1 order by number',
    [orgId],
  );
  let before = NONE;
  let events = 0;
  for (const seal of seals) {
    const { rows } = await pool.query<Row>(
      `select ${COLUMNS} from event where org_id = $1 and (xid, id) > ($2::xid8, $3::uuid) and (xid, id) <= ($4::xid8, $5::uuid) order by xid, id`,
      [orgId, before.last_xid, before.last_id, seal.last_xid, seal.last_id],
    );
    if (seal.previous !== before.digest || seal.digest !== digestOf(before.digest, rows))
      return { seals: seals.length, events, brokenAt: seal.number };
    events += rows.length;
    before = seal;
  }
  return { seals: seals.length, events, brokenAt: null };
}

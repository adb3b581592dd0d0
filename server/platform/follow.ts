import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Doorbell } from './doorbell.ts';
import type { RecordedEvent } from './record.ts';

export type Cursor = { xid: string; id: string };
/** Most events read at once: where so many came, there may be more. */
export const BATCH = 500;
const FALLBACK_MS = 1000;
/** Turns come no closer than so: where much is written, bells that ring meanwhile are one turn. */
const BETWEEN_MS = 10;

type Row = Omit<RecordedEvent, 'orgId' | 'caseId' | 'subjectId' | 'at' | 'cursor'> & {
  org_id: string;
  case_id: string | null;
  subject_id: string | null;
  at: Date;
  xid: string;
};

/** Written as `xid.id`, the order of commits; a browser hands it back to resume. */
export const writeCursor = (c: Cursor): string => `${c.xid}.${c.id}`;
export function readCursor(text: string): Cursor | null {
  const found = /^(\d{1,20})\.([0-9a-f-]{36})$/.exec(text);
  return found?.[1] && found[2] ? { xid: found[1], id: found[2] } : null;
}

/** Where the record ends now: everything committed is before it. */
export async function endOfRecord(pool: pg.Pool): Promise<Cursor> {
  const { rows } = await pool.query<{ xid: string }>(
    'select (pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1)::text as xid',
  );
  return { xid: rows[0]?.xid ?? '0', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
}

/**
 * Events after a cursor in the order of their commits. Sequence order is not commit order, so only events older than every open
 * transaction are read: a slow transaction delays, it never loses.
 */
export async function eventsAfter(
  pool: pg.Pool | pg.PoolClient,
  cursor: Cursor,
  orgId: string | null = null,
): Promise<RecordedEvent[]> {
  const { rows } = await pool.query<Row>(
    `select org_id, id, xid::text as xid, at, name, act, actor, case_id, subject_id, audience, data from event
     where (xid, id) > ($1::xid8, $2::uuid) and xid < pg_snapshot_xmin(pg_current_snapshot()) and ($3::uuid is null or org_id = $3)
     order by xid, id limit ${BATCH}`,
    [cursor.xid, cursor.id, orgId],
  );
  return rows.map((r) => ({
    orgId: r.org_id,
    id: r.id,
    at: r.at.toISOString(),
    name: r.name,
    act: r.act,
    actor: r.actor,
    caseId: r.case_id,
    subjectId: r.subject_id,
    audience: r.audience,
    data: r.data,
    cursor: writeCursor({ xid: r.xid, id: r.id }),
  }));
}

/** Runs `turn` whenever the bell rings, and every second; one turn at a time, again at once while `turn` says there is more. */
export function whenRung(
  doorbell: Doorbell,
  turn: () => Promise<boolean>,
  onError: (error: Error) => void,
): { stop(): Promise<void> } {
  let stopped = false;
  let rung = true;
  let wake: () => void = () => {};
  const off = doorbell.onRing(() => {
    rung = true;
    wake();
  });
  const loop = async () => {
    while (!stopped) {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, FALLBACK_MS);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      if (stopped) return;
      rung = false;
      try {
        const more = await turn();
        await sleep(BETWEEN_MS);
        rung = more || rung;
      } catch (error) {
        onError(error as Error);
        await new Promise((resolve) => setTimeout(resolve, FALLBACK_MS));
      }
    }
  };
  const running = loop();
  return {
    stop: async () => {
      stopped = true;
      off();
      wake();
      await running;
    },
  };
}

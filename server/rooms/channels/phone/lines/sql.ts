import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';
import type { Json } from '../../../../platform/json.ts';
import type { LineKind } from './contract.ts';

export type LineRow = {
  id: string;
  kind: LineKind;
  name: string;
  number: string;
  queue: string;
  enabled: boolean;
  rejects: string[];
  settings: Record<string, Json>;
  secrets: string | null;
  last_event_at: Date | null;
  problem: string | null;
  quiet_since: Date | null;
};

export async function putLineRow(tx: Tx, line: Omit<LineRow, 'last_event_at' | 'problem' | 'quiet_since'>): Promise<void> {
  await sql`insert into phone_line (org_id, id, kind, name, number, queue, enabled, rejects, settings, secrets, created_at)
    values (${tx.orgId}, ${line.id}, ${line.kind}, ${line.name}, ${line.number}, ${line.queue}, ${line.enabled}, ${line.rejects}, ${JSON.stringify(line.settings)}::jsonb, ${line.secrets}, ${tx.now})
    on conflict (org_id, id) do update set kind = excluded.kind, name = excluded.name, number = excluded.number, queue = excluded.queue, enabled = excluded.enabled,
      rejects = excluded.rejects, settings = excluded.settings, secrets = excluded.secrets`.execute(tx.sql);
}

/** One token a line: another one ends it. */
export async function putToken(tx: Tx, lineId: string, hash: string | null): Promise<void> {
  await sql`delete from phone_token where org_id = ${tx.orgId} and line_id = ${lineId}`.execute(tx.sql);
  if (hash !== null)
    await sql`insert into phone_token (hash, org_id, line_id) values (${hash}, ${tx.orgId}, ${lineId})`.execute(tx.sql);
}

/** What the standing connection of a line says of itself; null: all is well. False where it said so already. */
export async function noteProblem(tx: Tx, lineId: string, problem: string | null): Promise<boolean> {
  const { rows } = await sql`update phone_line set problem = ${problem}
    where org_id = ${tx.orgId} and id = ${lineId} and problem is distinct from ${problem} returning id`.execute(tx.sql);
  return rows.length > 0;
}

/** Names a person by these; a name that somebody else has goes over to them. */
export async function putSeatRows(tx: Tx, personId: string, names: readonly { name: string; shown: string }[]): Promise<void> {
  await sql`delete from phone_seat where org_id = ${tx.orgId} and person_id = ${personId}`.execute(tx.sql);
  for (const { name, shown } of names)
    await sql`insert into phone_seat (org_id, name, person_id, shown) values (${tx.orgId}, ${name}, ${personId}, ${shown})
      on conflict (org_id, name) do update set person_id = excluded.person_id, shown = excluded.shown`.execute(tx.sql);
}

/** Whether a line is quiet, and since when; false where that was known. */
export async function noteQuiet(tx: Tx, lineId: string, since: Date | null): Promise<boolean> {
  const { rows } = await sql`update phone_line set quiet_since = ${since}
    where org_id = ${tx.orgId} and id = ${lineId} and (quiet_since is null) <> (${since}::timestamptz is null) returning id`.execute(
    tx.sql,
  );
  return rows.length > 0;
}

/** Where the browsers of a line connect to, for the pages' content policy; null: nowhere. */
export async function putAddress(tx: Tx, lineId: string, address: string | null): Promise<void> {
  await sql`delete from phone_exchange_address where org_id = ${tx.orgId} and line_id = ${lineId}`.execute(tx.sql);
  if (address !== null)
    await sql`insert into phone_exchange_address (org_id, line_id, address) values (${tx.orgId}, ${lineId}, ${address})`.execute(
      tx.sql,
    );
}

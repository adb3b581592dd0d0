import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';

export type LineRow = {
  id: string;
  name: string;
  kind: 'server' | 'gateway';
  number: string;
  settings: { host?: string; sender?: string; domain?: string; believesUnproved?: boolean };
  quiet_days: number;
  is_active: boolean;
  last_in_at: Date | null;
  created_at: Date;
};
export async function putLineRow(tx: Tx, line: Omit<LineRow, 'last_in_at' | 'created_at'>): Promise<void> {
  await sql`insert into fax_line (org_id, id, name, kind, number, settings, quiet_days, is_active, created_at)
    values (${tx.orgId}, ${line.id}, ${line.name}, ${line.kind}, ${line.number}, ${JSON.stringify(line.settings)}::jsonb, ${line.quiet_days}, ${line.is_active}, ${tx.now})
    on conflict (org_id, id) do update set name = excluded.name, kind = excluded.kind, number = excluded.number, settings = excluded.settings,
      quiet_days = excluded.quiet_days, is_active = excluded.is_active`.execute(tx.sql);
}

export async function setToken(tx: Tx, lineId: string, hash: string | null): Promise<boolean> {
  const { rows } =
    await sql`update fax_line set token_hash = ${hash} where org_id = ${tx.orgId} and id = ${lineId} returning id`.execute(
      tx.sql,
    );
  return rows.length > 0;
}

export const noteArrival = async (tx: Tx, lineId: string): Promise<void> => {
  await sql`update fax_line set last_in_at = ${tx.now} where org_id = ${tx.orgId} and id = ${lineId}`.execute(tx.sql);
};

export type FaxFacts = {
  name: string;
  type: string;
  size: number;
  callerId: string;
  callerName: string;
  error: string;
  device: string;
  /** As the fax server counted them; null where it did not say. */
  pages: number | null;
  caseId: string | null;
};
export type RawRow = {
  id: string;
  line_id: string | null;
  commid: string;
  sha256: string;
  facts: FaxFacts;
  received_at: Date;
  state: string;
};

/** False when these very bytes came before under the same id. */
export async function insertRaw(tx: Tx, raw: Omit<RawRow, 'received_at' | 'state'>): Promise<boolean> {
  const { rows } = await sql`insert into raw_fax (org_id, id, line_id, commid, sha256, facts, received_at, state)
    values (${tx.orgId}, ${raw.id}, ${raw.line_id}, ${raw.commid}, ${raw.sha256}, ${JSON.stringify(raw.facts)}::jsonb, ${tx.now}, 'stored')
    on conflict do nothing returning id`.execute(tx.sql);
  return rows.length > 0;
}

export async function rawLike(tx: Tx, lineId: string | null, commid: string, sha256: string): Promise<string | null> {
  const { rows } = await sql<{
    id: string;
  }>`select id from raw_fax where org_id = ${tx.orgId} and line_id is not distinct from ${lineId}
    and commid = ${commid} and sha256 = ${sha256}`.execute(tx.sql);
  return rows[0]?.id ?? null;
}

export async function lockRaw(tx: Tx, id: string): Promise<RawRow | null> {
  const { rows } = await sql<RawRow>`select id, line_id, commid, sha256, facts, received_at, state from raw_fax
    where org_id = ${tx.orgId} and id = ${id} for update`.execute(tx.sql);
  return rows[0] ?? null;
}

export async function settleRaw(
  tx: Tx,
  id: string,
  end: { state: 'understood' | 'unreadable'; caseId: string; number: string | null; pages: number; problem: string | null },
): Promise<void> {
  await sql`update raw_fax set state = ${end.state}, case_id = ${end.caseId}, number = ${end.number}, pages = ${end.pages},
    problem = ${end.problem?.slice(0, 500) ?? null}, understood_at = ${tx.now} where org_id = ${tx.orgId} and id = ${id}`.execute(
    tx.sql,
  );
}

export type OutRow = {
  id: string;
  line_id: string | null;
  case_id: string;
  case_key: string;
  message_id: string;
  purpose: 'reply' | 'resolution' | 'status';
  number: string;
  sha256: string;
  state: string;
  attempts: number;
  job_id: string | null;
};
export async function insertOutgoing(
  tx: Tx,
  fax: Omit<OutRow, 'attempts' | 'job_id'> & { problem: string | null },
): Promise<boolean> {
  const { rows } =
    await sql`insert into outgoing_fax (org_id, id, line_id, case_id, case_key, message_id, purpose, number, sha256, state, problem, created_at, changed_at)
    values (${tx.orgId}, ${fax.id}, ${fax.line_id}, ${fax.case_id}, ${fax.case_key}, ${fax.message_id}, ${fax.purpose}, ${fax.number}, ${fax.sha256}, ${fax.state},
      ${fax.problem}, ${tx.now}, ${tx.now}) on conflict (org_id, message_id) do nothing returning id`.execute(tx.sql);
  return rows.length > 0;
}

const OUT = sql`id, line_id, case_id, case_key, message_id, purpose, number, sha256, state, attempts, job_id`;
export async function lockOutgoing(tx: Tx, id: string): Promise<OutRow | null> {
  const { rows } =
    await sql<OutRow>`select ${OUT} from outgoing_fax where org_id = ${tx.orgId} and id = ${id} for update`.execute(tx.sql);
  return rows[0] ?? null;
}
/** The fax that a message leaves as by a gateway, or null. */
export async function lockOfMessage(tx: Tx, messageId: string): Promise<OutRow | null> {
  const { rows } = await sql<OutRow>`select ${OUT} from outgoing_fax where org_id = ${tx.orgId} and message_id = ${messageId}
    and exists (select from fax_line l where l.org_id = ${tx.orgId} and l.id = line_id and l.kind = 'gateway') for update`.execute(
    tx.sql,
  );
  return rows[0] ?? null;
}
export async function lockJob(tx: Tx, lineId: string, jobId: string): Promise<OutRow | null> {
  const { rows } =
    await sql<OutRow>`select ${OUT} from outgoing_fax where org_id = ${tx.orgId} and line_id = ${lineId} and job_id = ${jobId}
    order by id desc limit 1 for update`.execute(tx.sql);
  return rows[0] ?? null;
}

export async function changeOutgoing(
  tx: Tx,
  id: string,
  to: {
    state: string;
    attempts?: number;
    problem?: string | null;
    nextTryAt?: Date | null;
    jobId?: string | null;
    lineId?: string | null;
  },
): Promise<void> {
  await sql`update outgoing_fax set state = ${to.state}, changed_at = ${tx.now}, attempts = coalesce(${to.attempts ?? null}, attempts),
    problem = ${to.problem ?? null}, next_try_at = ${to.nextTryAt ?? null}, job_id = coalesce(${to.jobId ?? null}, job_id),
    line_id = coalesce(${to.lineId ?? null}, line_id) where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
}

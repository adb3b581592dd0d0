import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';

export type CallBackRow = {
  id: string;
  reason: string;
  number: string;
  case_id: string | null;
  call_id: string | null;
  state: string;
  due_at: Date;
  taken_by: string | null;
  taken_name: string | null;
  attempts: number;
};

const COLUMNS = sql.raw('id, reason, number, case_id, call_id, state, due_at, taken_by, taken_name, attempts');

export async function lockCallBack(tx: Tx, id: string): Promise<CallBackRow | null> {
  const { rows } =
    await sql<CallBackRow>`select ${COLUMNS} from call_back where org_id = ${tx.orgId} and id = ${id} for update`.execute(tx.sql);
  return rows[0] ?? null;
}

type Insert = {
  id: string;
  reason: 'missed' | 'promised' | 'supervisor';
  number: string;
  name: string;
  caseId: string | null;
  callId: string | null;
  since: Date;
  dueAt: Date;
  takenBy: { id: string; name: string } | null;
  note: string;
};

/** False where the same call is owed an answer for the same reason already. */
export async function insertCallBack(tx: Tx, owed: Insert): Promise<boolean> {
  const { rows } =
    await sql`insert into call_back (org_id, id, reason, number, name, case_id, call_id, created_at, created_by, since, due_at, state, taken_by, taken_name, note)
    values (${tx.orgId}, ${owed.id}, ${owed.reason}, ${owed.number}, ${owed.name}, ${owed.caseId}, ${owed.callId}, ${tx.now}, ${tx.actor.name}, ${owed.since}, ${owed.dueAt}, 'open',
      ${owed.takenBy?.id ?? null}, ${owed.takenBy?.name ?? null}, ${owed.note}) on conflict do nothing returning id`.execute(
      tx.sql,
    );
  return rows.length > 0;
}

/** Open ones of a number that began up to an instant, held. */
export async function lockOwed(tx: Tx, number: string, upTo: Date | null): Promise<CallBackRow[]> {
  const { rows } = await sql<CallBackRow>`select ${COLUMNS} from call_back
    where org_id = ${tx.orgId} and number = ${number} and state = 'open' and (${upTo}::timestamptz is null or since <= ${upTo}) order by id for update`.execute(
    tx.sql,
  );
  return rows;
}

/** Open ones that came of this call. */
export async function lockOfCall(tx: Tx, callId: string): Promise<CallBackRow[]> {
  const { rows } = await sql<CallBackRow>`select ${COLUMNS} from call_back
    where org_id = ${tx.orgId} and call_id = ${callId} and reason = 'missed' and state = 'open' for update`.execute(tx.sql);
  return rows;
}

type Change = Partial<{
  state: 'done' | 'dropped';
  taken_by: string;
  taken_name: string;
  attempts: number;
  last_try_at: Date;
  next_try_at: Date | null;
  note: string;
  ended_at: Date;
  ended_by: string;
  ended_call_id: string | null;
  reminded_at: Date;
}>;
export async function changeCallBack(tx: Tx, id: string, change: Change): Promise<void> {
  const sets = Object.entries(change).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  await sql`update call_back set ${sql.join(sets)} where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
}

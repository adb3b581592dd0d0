import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import type { Letter } from '../../documents/contract.ts';

export type LetterFacts = {
  name: string;
  type: string;
  size: number;
  senderName: string;
  address: string;
  customerId: string | null;
  caseId: string | null;
};
export type RawRow = { id: string; sha256: string; facts: LetterFacts; entered_on: string; received_at: Date; state: string };

export async function insertRaw(
  tx: Tx,
  raw: { id: string; sha256: string; facts: LetterFacts; enteredOn: string; by: string },
): Promise<void> {
  await sql`insert into raw_letter (org_id, id, sha256, facts, entered_on, put_in_by, received_at, state)
    values (${tx.orgId}, ${raw.id}, ${raw.sha256}, ${JSON.stringify(raw.facts)}::jsonb, ${raw.enteredOn}, ${raw.by}, ${tx.now}, 'stored')`.execute(
    tx.sql,
  );
}

export async function lockRaw(tx: Tx, id: string): Promise<RawRow | null> {
  const { rows } = await sql<RawRow>`select id, sha256, facts, entered_on::text, received_at, state from raw_letter
    where org_id = ${tx.orgId} and id = ${id} for update`.execute(tx.sql);
  return rows[0] ?? null;
}

export async function settleRaw(
  tx: Tx,
  id: string,
  end: { state: 'understood' | 'unreadable'; caseId: string; pages: number; problem: string | null },
): Promise<void> {
  await sql`update raw_letter set state = ${end.state}, case_id = ${end.caseId}, pages = ${end.pages}, problem = ${end.problem?.slice(0, 500) ?? null},
    understood_at = ${tx.now} where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
}

export type OutRow = {
  id: string;
  case_id: string;
  message_id: string;
  purpose: 'reply' | 'resolution' | 'status';
  state: string;
};
export async function insertOutgoing(
  tx: Tx,
  one: Omit<OutRow, 'state'> & { case_key: string; addressee: string; letter: Letter; sha256: string },
): Promise<boolean> {
  const { rows } =
    await sql`insert into outgoing_letter (org_id, id, case_id, case_key, message_id, purpose, addressee, letter, sha256, state, created_at, changed_at)
    values (${tx.orgId}, ${one.id}, ${one.case_id}, ${one.case_key}, ${one.message_id}, ${one.purpose}, ${one.addressee}, ${JSON.stringify(one.letter)}::jsonb,
      ${one.sha256}, 'to_print', ${tx.now}, ${tx.now}) on conflict (org_id, message_id) do nothing returning id`.execute(tx.sql);
  return rows.length > 0;
}

export async function lockOutgoing(tx: Tx, ids: readonly string[]): Promise<OutRow[]> {
  const { rows } = await sql<OutRow>`select id, case_id, message_id, purpose, state from outgoing_letter
    where org_id = ${tx.orgId} and id = any(${[...ids]}::uuid[]) order by id for update`.execute(tx.sql);
  return rows;
}

export async function changeOutgoing(
  tx: Tx,
  id: string,
  to: { state: 'posted' | 'returned'; postedOn?: string; registered?: string | null; note?: string },
): Promise<void> {
  await sql`update outgoing_letter set state = ${to.state}, posted_on = coalesce(${to.postedOn ?? null}::date, posted_on),
    registered = coalesce(${to.registered ?? null}, registered), note = ${to.note ?? null}, changed_at = ${tx.now}
    where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
}

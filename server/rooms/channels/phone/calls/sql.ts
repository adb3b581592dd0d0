import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';
import type { Folded, Heard } from './decide.ts';
import type { CallEvent } from './contract.ts';

export type CallRow = {
  id: string;
  line_id: string;
  direction: 'in' | 'out';
  state: 'ringing' | 'talking' | 'ended';
  result: string | null;
  number: string | null;
  started_at: Date;
  answered_at: Date | null;
  ended_at: Date | null;
  end_known: boolean;
  queue: string | null;
  agent_id: string | null;
  agent_name: string | null;
  agent_said: string | null;
  is_test: boolean;
  case_id: string | null;
  notes: string;
  outcome: string | null;
  finished_at: Date | null;
  consent: boolean | null;
  recording: string | null;
  key_told_at: Date | null;
  supervisor_asked_at: Date | null;
  supervisor_reached_at: Date | null;
};

const COLUMNS =
  sql.raw(`id, line_id, direction, state, result, number, started_at, answered_at, ended_at, end_known, queue, agent_id, agent_name, agent_said, is_test, case_id, notes, outcome,
  finished_at, consent, recording, key_told_at, supervisor_asked_at, supervisor_reached_at`);

/** Events of one line are understood one after the other, so that a call is not begun twice. */
export async function takeTurn(tx: Tx, lineId: string): Promise<void> {
  await sql`select id from phone_line where org_id = ${tx.orgId} and id = ${lineId} for no key update`.execute(tx.sql);
}

export async function lockCall(tx: Tx, id: string): Promise<CallRow | null> {
  const { rows } = await sql<CallRow>`select ${COLUMNS} from phone_call
    where org_id = ${tx.orgId} and id = ${id} and merged_into is null for update`.execute(tx.sql);
  return rows[0] ?? null;
}

/** Calls that any of these legs belong to, oldest first. */
export async function callsOfRefs(tx: Tx, lineId: string, refs: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct call_id as id from phone_call_ref
    where org_id = ${tx.orgId} and line_id = ${lineId} and ref = any(${[...refs]}::text[]) order by 1`.execute(tx.sql);
  return rows.map(({ id }) => id);
}

export async function insertCall(tx: Tx, call: { id: string; lineId: string; isTest: boolean; at: Date }): Promise<void> {
  await sql`insert into phone_call (org_id, id, line_id, direction, state, started_at, is_test)
    values (${tx.orgId}, ${call.id}, ${call.lineId}, 'in', 'ringing', ${call.at}, ${call.isTest})`.execute(tx.sql);
}

export async function putRefs(tx: Tx, lineId: string, callId: string, refs: readonly string[]): Promise<void> {
  for (const ref of refs)
    await sql`insert into phone_call_ref (org_id, line_id, ref, call_id) values (${tx.orgId}, ${lineId}, ${ref}, ${callId})
      on conflict (org_id, line_id, ref) do update set call_id = excluded.call_id`.execute(tx.sql);
}

/** Two that were taken for calls of their own are legs of one: what was written at the later one goes over to the first. */
export async function mergeCall(tx: Tx, from: string, into: string): Promise<void> {
  await sql`update phone_call_ref set call_id = ${into} where org_id = ${tx.orgId} and call_id = ${from}`.execute(tx.sql);
  await sql`update phone_call c set case_id = coalesce(c.case_id, o.case_id), message_ref = coalesce(c.message_ref, o.message_ref),
      notes = concat_ws(E'\n', nullif(c.notes, ''), nullif(o.notes, '')), outcome = coalesce(c.outcome, o.outcome), finished_at = coalesce(c.finished_at, o.finished_at),
      agent_id = coalesce(c.agent_id, o.agent_id), agent_name = coalesce(c.agent_name, o.agent_name),
      consent = coalesce(c.consent, o.consent), consent_at = coalesce(c.consent_at, o.consent_at), consent_by = coalesce(c.consent_by, o.consent_by),
      recording = coalesce(c.recording, o.recording), key_told_at = coalesce(c.key_told_at, o.key_told_at), key_told_by = coalesce(c.key_told_by, o.key_told_by)
    from phone_call o where c.org_id = ${tx.orgId} and c.id = ${into} and o.org_id = ${tx.orgId} and o.id = ${from}`.execute(
    tx.sql,
  );
  await sql`update phone_call set merged_into = ${into} where org_id = ${tx.orgId} and id = ${from}`.execute(tx.sql);
}

/** Everything that was heard of a call. */
export async function heardOf(tx: Tx, lineId: string, callId: string): Promise<Heard[]> {
  const { rows } = await sql<{ said: CallEvent; at: Date }>`select said, at from call_event
    where org_id = ${tx.orgId} and line_id = ${lineId} and ref in (select ref from phone_call_ref where org_id = ${tx.orgId} and call_id = ${callId})`.execute(
    tx.sql,
  );
  return rows.map(({ said, at }) => ({ ...said, at }));
}

type Saved = Folded & { number: string | null; agent: { id: string; name: string } | null };
/** Keeps what a call has come to. Who spoke stays whoever took it by hand, until the exchange names somebody else than before. */
export async function saveFold(tx: Tx, id: string, call: Saved): Promise<void> {
  const said = call.agentSaid.find((one) => one !== call.ownNumber) ?? null;
  const names = sql`(agent_id is null or agent_said is distinct from ${said}::text)`;
  const { id: agentId, name: agentName } = call.agent ?? { id: null, name: null };
  await sql`update phone_call set direction = ${call.direction}, state = ${call.state}, result = ${call.result}, number = ${call.number}, own_number = ${call.ownNumber},
      queue = ${call.queue}, started_at = ${call.startedAt}, answered_at = ${call.answeredAt}, ended_at = ${call.endedAt}, end_known = ${call.endKnown}, held_seconds = ${call.heldSeconds}, cause = ${call.cause},
      agent_said = ${said}, agent_id = case when ${names} then coalesce(${agentId}::uuid, agent_id) else agent_id end,
      agent_name = case when ${names} then coalesce(${agentName}::text, agent_name) else agent_name end,
      legs = ${JSON.stringify(call.legs)}::jsonb where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
}

type Change = Partial<{
  case_id: string;
  message_ref: string;
  agent_id: string;
  agent_name: string;
  notes: string;
  outcome: string;
  finished_at: Date;
  key_told_at: Date | null;
  key_told_by: string | null;
  consent: boolean | null;
  consent_at: Date | null;
  consent_by: string | null;
  recording: string | null;
  supervisor_asked_at: Date | null;
  supervisor_reached_at: Date | null;
}>;
export async function changeCall(tx: Tx, id: string, change: Change): Promise<void> {
  const sets = Object.entries(change).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  if (sets.length > 0)
    await sql`update phone_call set ${sql.join(sets)} where org_id = ${tx.orgId} and id = ${id}`.execute(tx.sql);
}

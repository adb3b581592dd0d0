import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import { callBacksByIds } from '../../channels/phone/callbacks/views.ts';
import { callsByIds } from '../../channels/phone/calls/views.ts';
import { type Period, spanOf } from '../views.ts';
import type { PHONE_FIGURES } from './contract.ts';
import { agentsOf, type CallFacts, LIMIT_SECONDS, type OwedFacts, telephoneOf } from './decide.ts';

type Figure = (typeof PHONE_FIGURES)[number];
const OWED: readonly Figure[] = ['owed', 'kept', 'late', 'open'];

export async function telephone(tx: Tx, period: Period) {
  const { start, end } = await spanOf(tx, period);
  const { rows: calls } =
    await sql<CallFacts>`select c.direction, c.result, c.wait_seconds as "waitSeconds", c.talk_seconds as "talkSeconds", c.wrap_seconds as "wrapSeconds",
      c.agent_id as "agentId", c.agent_name as "agentName", c.supervisor_asked_at as "supervisorAskedAt", c.supervisor_reached_at as "supervisorReachedAt"
    from call_outcome c where c.org_id = ${tx.orgId} and c.started_at >= ${start} and c.started_at < ${end}`.execute(tx.sql);
  const { rows: owed } = await sql<OwedFacts>`select b.reason, b.state, b.due_at as "dueAt", b.ended_at as "endedAt"
    from call_back_outcome b where b.org_id = ${tx.orgId} and b.created_at >= ${start} and b.created_at < ${end}`.execute(tx.sql);
  return { total: telephoneOf(calls, owed, tx.now), agents: agentsOf(calls) };
}

function conditionOf(tx: Tx, figure: Figure): ReturnType<typeof sql> {
  const offered = sql`(c.direction = 'in' and c.result not in ('rejected', 'forwarded'))`;
  switch (figure) {
    case 'answered':
      return sql`${offered} and c.result = 'answered'`;
    case 'missed':
      return sql`${offered} and c.result <> 'answered'`;
    case 'outgoing':
      return sql`c.direction = 'out'`;
    case 'within':
      return sql`${offered} and c.result = 'answered' and c.wait_seconds <= ${LIMIT_SECONDS}`;
    case 'beyond':
      return sql`${offered} and not (c.result = 'answered' and c.wait_seconds <= ${LIMIT_SECONDS})`;
    case 'handled':
      return sql`c.result = 'answered' and c.wrap_seconds is not null`;
    case 'supervisor':
      return sql`c.supervisor_asked_at is not null`;
    case 'owed':
      return sql`b.state <> 'dropped'`;
    case 'kept':
      return sql`b.state = 'done' and b.ended_at <= b.due_at`;
    case 'late':
      return sql`b.state <> 'dropped' and coalesce(b.ended_at, ${tx.now}) > b.due_at`;
    case 'open':
      return sql`b.state = 'open' and b.due_at >= ${tx.now}`;
    default:
      return offered;
  }
}

/** The calls, or the call-backs, behind a figure: the same condition that counted it. */
export async function telephoneBehind(
  tx: Tx,
  { figure, personId, ...period }: Period & { figure: Figure; personId?: string | undefined },
) {
  const { start, end } = await spanOf(tx, period);
  const where = conditionOf(tx, figure);
  if (OWED.includes(figure)) {
    const { rows } = await sql<{ id: string }>`select b.id from call_back_outcome b
      where b.org_id = ${tx.orgId} and b.created_at >= ${start} and b.created_at < ${end} and ${where}`.execute(tx.sql);
    const ids = rows.map(({ id }) => id);
    return { calls: [], callBacks: await callBacksByIds(tx, ids), total: ids.length };
  }
  const { rows } = await sql<{ id: string }>`select c.id from call_outcome c
    where c.org_id = ${tx.orgId} and c.started_at >= ${start} and c.started_at < ${end} and ${where} and (${personId ?? null}::uuid is null or c.agent_id = ${personId ?? null})
    order by c.started_at desc`.execute(tx.sql);
  const ids = rows.map(({ id }) => id);
  return { calls: await callsByIds(tx, ids), callBacks: [], total: ids.length };
}

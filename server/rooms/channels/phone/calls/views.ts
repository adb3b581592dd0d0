import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';
import { isRefusal, refused } from '../../../../platform/refusal.ts';
import { rowsByIds, seesCase } from '../../../cases/views.ts';
import { maySeeCaseless, mayWrite } from '../access.ts';
import type { Call } from './contract.ts';
import { numberOf } from '../numbers/views.ts';

const PAGE = 50;
const TIMES = [
  'startedAt',
  'answeredAt',
  'endedAt',
  'finishedAt',
  'keyToldAt',
  'consentAt',
  'supervisorAskedAt',
  'supervisorReachedAt',
] as const;
type Times = (typeof TIMES)[number];
type Derived = 'waitSeconds' | 'talkSeconds' | 'wrapSeconds' | 'caseKey' | 'caseSubject' | 'customerName' | 'may';
type Row = Omit<Call, Times | Derived> & Record<Times, Date | null> & { startedAt: Date };

const seconds = (from: Date, to: Date): number => Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1000));

async function callsWhere(tx: Tx, where: ReturnType<typeof sql>, order = sql`p.id desc`): Promise<Call[]> {
  const seen = sql`case when p.case_id is null then ${maySeeCaseless(tx.actor)} else ${seesCase(tx, sql`p.case_id`)} end`;
  const { rows } =
    await sql<Row>`select p.id, p.line_id as "lineId", l.name as "lineName", p.direction, p.state, p.result, p.number, p.own_number as "ownNumber",
      coalesce(p.queue, nullif(l.queue, '')) as queue, p.started_at as "startedAt", p.answered_at as "answeredAt", p.ended_at as "endedAt", p.end_known as "endKnown", p.cause, p.agent_id as "agentId",
      coalesce(p.agent_name, p.agent_said) as "agentName", p.legs, p.case_id as "caseId", p.notes, p.outcome, p.finished_at as "finishedAt", p.key_told_at as "keyToldAt", p.key_told_by as "keyToldBy",
      p.consent, p.consent_at as "consentAt", p.consent_by as "consentBy", p.recording is not null as "hasRecording",
      p.supervisor_asked_at as "supervisorAskedAt", p.supervisor_reached_at as "supervisorReachedAt"
    from phone_call p join phone_line l on l.org_id = p.org_id and l.id = p.line_id
    where p.org_id = ${tx.orgId} and p.merged_into is null and ${where} and ${seen} order by ${order} limit ${PAGE}`.execute(
      tx.sql,
    );
  const caseIds = rows.flatMap(({ caseId }) => caseId ?? []);
  const cases = new Map((await rowsByIds(tx, caseIds, PAGE)).map((one) => [one.id, one]));
  return rows.map((row) => {
    const about = row.caseId ? cases.get(row.caseId) : undefined;
    const times = Object.fromEntries(TIMES.map((time) => [time, row[time]?.toISOString() ?? null]));
    const { startedAt, answeredAt, endedAt, endKnown, finishedAt } = row;
    return {
      ...row,
      ...(times as Record<Times, string>),
      waitSeconds: seconds(startedAt, answeredAt ?? endedAt ?? tx.now),
      talkSeconds: answeredAt && endKnown ? seconds(answeredAt, endedAt ?? tx.now) : null,
      wrapSeconds: finishedAt && endedAt && answeredAt && endKnown ? seconds(endedAt, finishedAt) : null,
      caseKey: about?.key ?? null,
      caseSubject: about?.subject ?? null,
      customerName: about?.customerName ?? '',
      may: !isRefusal(mayWrite(tx.actor, row)),
    };
  });
}

/** A call goes on for no longer than this on the strip, should its end never be heard. */
const LIVE = sql.raw(`p.state <> 'ended' and p.started_at > now() - interval '12 hours'`);

/** What rings and is talked on now, and what the reader has spoken and not finished. */
export const callsNow = (tx: Tx): Promise<Call[]> =>
  callsWhere(
    tx,
    sql`((${LIVE}) or (p.state = 'ended' and p.agent_id = ${tx.actor.id} and p.finished_at is null and p.result = 'answered'
      and p.ended_at > ${tx.now}::timestamptz - interval '12 hours'))`,
    sql`p.started_at, p.id`,
  );

export type CallQuery = {
  caseId?: string | undefined;
  personId?: string | undefined;
  direction?: string | undefined;
  result?: string | undefined;
  number?: string | undefined;
  before?: string | undefined;
};

/** Calls, newest first. */
export const calls = (tx: Tx, { caseId, personId, direction, result, number, before }: CallQuery): Promise<Call[]> =>
  callsWhere(
    tx,
    sql`not p.is_test and (${caseId ?? null}::uuid is null or p.case_id = ${caseId ?? null}) and (${personId ?? null}::uuid is null or p.agent_id = ${personId ?? null})
      and (${direction ?? null}::text is null or p.direction = ${direction ?? null}) and (${result ?? null}::text is null or p.result = ${result ?? null})
      and (${number ?? null}::text is null or p.number = ${numberOf(number ?? null)})
      and (${before ?? null}::uuid is null or (p.started_at, p.id) < (select b.started_at, b.id from phone_call b where b.org_id = ${tx.orgId} and b.id = ${before ?? null}))`,
    sql`p.started_at desc, p.id desc`,
  );

export const callsByIds = (tx: Tx, ids: readonly string[]): Promise<Call[]> =>
  callsWhere(tx, sql`p.id = any(${[...ids]}::uuid[])`, sql`p.started_at desc, p.id desc`);

/** One that this reader may see; refused as unknown otherwise. */
export async function callById(tx: Tx, id: string): Promise<Call> {
  const [found] = await callsWhere(
    tx,
    sql`p.id = coalesce((select merged_into from phone_call where org_id = ${tx.orgId} and id = ${id}), ${id})`,
  );
  if (!found) throw refused('not_found', 'phone.callUnknown');
  return found;
}

/** Whether somebody spoke with this number after an instant: then a call that was missed before is owed nothing. */
export async function spokenAfter(tx: Tx, number: string, at: Date): Promise<boolean> {
  const { rows } = await sql`select id from phone_call where org_id = ${tx.orgId} and number = ${number} and merged_into is null
    and answered_at is not null and answered_at >= ${at} limit 1`.execute(tx.sql);
  return rows.length > 0;
}

/** A call of this number that was missed after an instant. */
export async function missedAfter(
  tx: Tx,
  number: string,
  at: Date,
): Promise<{ id: string; caseId: string | null; endedAt: Date } | null> {
  const { rows } = await sql<{
    id: string;
    caseId: string | null;
    endedAt: Date;
  }>`select id, case_id as "caseId", ended_at as "endedAt" from phone_call
    where org_id = ${tx.orgId} and number = ${number} and merged_into is null and result in ('missed', 'voicemail') and ended_at > ${at}
    order by ended_at limit 1`.execute(tx.sql);
  return rows[0] ?? null;
}

/** What a dead process left: heard and not understood; superiors asked for in vain for three minutes. */
export async function leftBehind(tx: Tx): Promise<{ heard: string[]; supervisors: string[] }> {
  const heard = await sql<{ id: string }>`select id from call_event
    where org_id = ${tx.orgId} and understood_at is null and heard_at < ${tx.now}::timestamptz - interval '20 seconds' order by heard_at limit 200`.execute(
    tx.sql,
  );
  const asked = await sql<{
    id: string;
  }>`select id from phone_call p where p.org_id = ${tx.orgId} and supervisor_asked_at < ${tx.now}::timestamptz - interval '3 minutes'
    and supervisor_asked_at > ${tx.now}::timestamptz - interval '2 days' and supervisor_reached_at is null and number is not null
    and not exists (select from call_back b where b.org_id = p.org_id and b.call_id = p.id and b.reason = 'supervisor') limit 200`.execute(
    tx.sql,
  );
  return { heard: heard.rows.map(({ id }) => id), supervisors: asked.rows.map(({ id }) => id) };
}

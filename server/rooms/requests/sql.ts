import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/act.ts';
import type { RequestFacts } from './access.ts';
import type { RequestKind } from './contract.ts';

/** The columns of a request by their names in code. */
export const columns = sql`r.id, r.kind, r.number, r.case_id as "caseId", r.case_key as "caseKey", r.title, r.minor, r.currency,
  r.asked_by as "askedBy", r.asked_by_name as "askedByName", r.asked_at as "askedAt", r.unit_id as "unitId", r.person_id as "personId",
  r.stands_in_for as "standsInFor", r.to_name_es as "toNameEs", r.to_name_en as "toNameEn", r.stands_in_name as "standsInName",
  r.also, r.passed, r.taken_by as "takenBy", r.taken_by_name as "takenByName", r.level, r.agreed_minutes as "agreedMinutes", r.level_at as "levelAt",
  r.half_at as "halfAt", r.most_at as "mostAt", r.due_at as "dueAt", r.left_minutes as "leftMinutes", r.next_timer as "nextTimer",
  r.next_timer_at as "nextTimerAt", r.reminders, r.reminded_at as "remindedAt", r.seen_at as "seenAt", r.waiting_for as "waitingFor",
  r.is_open as "isOpen", r.closed_at as "closedAt", r.closed_by as "closedBy", r.outcome, r.usual_scope as "usualScope", r.usual_from as "usualFrom"`;

const PREFIX: Record<RequestKind, string> = { consultation: 'CO', authorization: 'AU', supply: 'SU' };

/** The next number of its kind: AU-2291. The row lock keeps them in order. */
export async function nextNumber(tx: Tx, kind: RequestKind): Promise<string> {
  const row = await sql<{ last: number }>`insert into request_number (org_id, kind, last) values (${tx.orgId}, ${kind}, 1)
    on conflict (org_id, kind) do update set last = request_number.last + 1 returning last`.execute(tx.sql);
  return `${PREFIX[kind]}-${row.rows[0]?.last}`;
}

export async function insertRequest(tx: Tx, r: RequestFacts): Promise<void> {
  await sql`insert into request (org_id, id, kind, number, case_id, case_key, title, minor, currency, asked_by, asked_by_name, asked_at,
      unit_id, person_id, stands_in_for, to_name_es, to_name_en, stands_in_name, also, level, agreed_minutes, level_at, half_at, most_at, due_at,
      next_timer, next_timer_at, usual_scope, usual_from)
    values (${tx.orgId}, ${r.id}, ${r.kind}, ${r.number}, ${r.caseId}, ${r.caseKey}, ${r.title}, ${r.minor}, ${r.currency}, ${r.askedBy},
      ${r.askedByName}, ${r.askedAt}, ${r.unitId}, ${r.personId}, ${r.standsInFor}, ${r.toNameEs}, ${r.toNameEn}, ${r.standsInName}, ${r.also}, ${r.level},
      ${r.agreedMinutes}, ${r.levelAt}, ${r.halfAt}, ${r.mostAt}, ${r.dueAt}, ${r.nextTimer}, ${r.nextTimerAt}, ${r.usualScope}, ${r.usualFrom})`.execute(
    tx.sql,
  );
}

async function locked(tx: Tx, condition: RawBuilder<unknown>): Promise<RequestFacts | null> {
  const found = await sql<RequestFacts>`select ${columns} from request r where r.org_id = ${tx.orgId} and ${condition}`.execute(
    tx.sql,
  );
  return found.rows[0] ?? null;
}

export const lockRequest = (tx: Tx, id: string): Promise<RequestFacts | null> => locked(tx, sql`r.id = ${id} for update`);

/** For the clock: null when somebody else has it in hand, or when it is not due any more. */
export const lockDue = (tx: Tx, id: string): Promise<RequestFacts | null> =>
  locked(tx, sql`r.id = ${id} and r.is_open and r.next_timer_at <= ${tx.now} for update skip locked`);

/** Saves what can change, as one row. */
export async function saveRequest(tx: Tx, r: RequestFacts): Promise<void> {
  await sql`update request set unit_id = ${r.unitId}, person_id = ${r.personId}, stands_in_for = ${r.standsInFor}, to_name_es = ${r.toNameEs},
      to_name_en = ${r.toNameEn}, stands_in_name = ${r.standsInName}, also = ${r.also}, passed = ${r.passed}, taken_by = ${r.takenBy}, taken_by_name = ${r.takenByName}, level = ${r.level},
      agreed_minutes = ${r.agreedMinutes}, level_at = ${r.levelAt}, half_at = ${r.halfAt}, most_at = ${r.mostAt}, due_at = ${r.dueAt},
      left_minutes = ${r.leftMinutes}, next_timer = ${r.nextTimer}, next_timer_at = ${r.nextTimerAt}, reminders = ${r.reminders},
      reminded_at = ${r.remindedAt}, seen_at = ${r.seenAt}, waiting_for = ${r.waitingFor}, is_open = ${r.isOpen}, closed_at = ${r.closedAt},
      closed_by = ${r.closedBy}, outcome = ${r.outcome}, usual_scope = ${r.usualScope}, usual_from = ${r.usualFrom}
    where org_id = ${tx.orgId} and id = ${r.id}`.execute(tx.sql);
}

export type NewLink = {
  id: string;
  requestId: string;
  personId: string | null;
  unitId: string | null;
  sentTo: string;
  tokenHash: string;
  expiresAt: Date;
};

export async function insertLink(tx: Tx, l: NewLink): Promise<void> {
  await sql`insert into request_link (org_id, id, request_id, person_id, unit_id, sent_to, token_hash, expires_at)
    values (${tx.orgId}, ${l.id}, ${l.requestId}, ${l.personId}, ${l.unitId}, ${l.sentTo}, ${l.tokenHash}, ${l.expiresAt})`.execute(
    tx.sql,
  );
}

/** Uses a link up: of any number at once, one gets it and the others null. */
export async function spendLink(tx: Tx, linkId: string, tokenHash: string): Promise<{ requestId: string } | null> {
  const spent = await sql<{ requestId: string }>`update request_link set used_at = ${tx.now}
    where org_id = ${tx.orgId} and id = ${linkId} and token_hash = ${tokenHash} and used_at is null and revoked_at is null and expires_at > ${tx.now}
    returning request_id as "requestId"`.execute(tx.sql);
  return spent.rows[0] ?? null;
}

/** Links stay good only for those whom the request is still put to; a closed one keeps none. */
export async function revokeLinks(
  tx: Tx,
  requestId: string,
  keep: { personId: string | null; unitId: string | null } | null,
): Promise<void> {
  await sql`update request_link set revoked_at = ${tx.now}
    where org_id = ${tx.orgId} and request_id = ${requestId} and used_at is null and revoked_at is null
      and not coalesce(person_id = ${keep?.personId ?? null}::uuid or unit_id = ${keep?.unitId ?? null}::uuid, false)`.execute(
    tx.sql,
  );
}

/** The last durations of a scope at an hour, locked until they are written back. */
export async function lockUsual(tx: Tx, kind: RequestKind, scope: string, hour: number): Promise<number[]> {
  await sql`insert into usual_time (org_id, kind, scope, hour, n, median_minutes, recent) values (${tx.orgId}, ${kind}, ${scope}, ${hour}, 0, 0, '[]')
    on conflict do nothing`.execute(tx.sql);
  const row = await sql<{ recent: number[] }>`select recent from usual_time
    where org_id = ${tx.orgId} and kind = ${kind} and scope = ${scope} and hour = ${hour} for update`.execute(tx.sql);
  return row.rows[0]?.recent ?? [];
}

export async function saveUsual(
  tx: Tx,
  of: { kind: RequestKind; scope: string; hour: number },
  u: { recent: number[]; n: number; medianMinutes: number },
): Promise<void> {
  await sql`update usual_time set n = ${u.n}, median_minutes = ${u.medianMinutes}, recent = ${JSON.stringify(u.recent)}::jsonb
    where org_id = ${tx.orgId} and kind = ${of.kind} and scope = ${of.scope} and hour = ${of.hour}`.execute(tx.sql);
}

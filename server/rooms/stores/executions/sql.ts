import { sql } from 'kysely';
import type { Tx } from '../../../platform/act.ts';
import { later } from '../../../platform/later.ts';
import type { Money } from '../../../platform/money.ts';
import type { Execution, Op } from '../contract.ts';
import type { Change, Standing } from './decide.ts';

/** An execution as the machine of its states needs it, with what is to be done. */
export type Work = Standing & {
  id: string;
  storeId: string;
  orderId: string | null;
  orderRef: string | null;
  orderNumber: string | null;
  caseId: string | null;
  warrantId: string;
  action: string;
  op: Op;
  input: Record<string, unknown>;
  movesMoney: boolean;
  amount: Money | null;
  before: Record<string, unknown>;
  error: Execution['error'];
};

type WorkRow = Omit<Work, 'amount'> & { minor: number | null; currency: string | null };

const columns = sql`e.id, e.store_id as "storeId", e.order_id as "orderId", o.ref as "orderRef", o.number as "orderNumber", e.case_id as "caseId",
  e.warrant_id as "warrantId", e.action, e.op, e.input, e.moves_money as "movesMoney", e.minor, e.currency, coalesce(e.before, '{}') as before,
  e.error, e.state, e.attempts, e.looks, e.planned_at as "plannedAt", e.first_sent_at as "firstSentAt", e.lease_until as "leaseUntil",
  e.next_try_at as "nextTryAt", e.handle`;

const workOf = ({ minor, currency, ...row }: WorkRow): Work => ({
  ...row,
  amount: minor !== null && currency !== null ? { minor, currency } : null,
});

/** Takes an execution for oneself; null where it is gone or where somebody else has it right now. */
export async function takeWork(tx: Tx, executionId: string): Promise<Work | null> {
  const found =
    await sql<WorkRow>`select ${columns} from execution e left join shop_order o on o.org_id = e.org_id and o.id = e.order_id
    where e.org_id = ${tx.orgId} and e.id = ${executionId} for update of e skip locked`.execute(tx.sql);
  return found.rows[0] ? workOf(found.rows[0]) : null;
}

/** Waits for whoever has it, then holds it. */
export async function lockWork(tx: Tx, executionId: string): Promise<Work | null> {
  const found =
    await sql<WorkRow>`select ${columns} from execution e left join shop_order o on o.org_id = e.org_id and o.id = e.order_id
    where e.org_id = ${tx.orgId} and e.id = ${executionId} for update of e`.execute(tx.sql);
  return found.rows[0] ? workOf(found.rows[0]) : null;
}

export type Planned = {
  id: string;
  storeId: string;
  orderId: string | null;
  caseId: string | null;
  warrantId: string;
  action: string;
  op: Op;
  input: Record<string, unknown>;
  movesMoney: boolean;
  amount: Money | null;
  before: Record<string, unknown>;
};

export async function insertExecution(tx: Tx, one: Planned): Promise<void> {
  const planned = sql`insert into execution (org_id, id, store_id, order_id, case_id, warrant_id, action, op, input, moves_money, minor, currency, state, before,
      planned_at, next_try_at)
    values (${tx.orgId}, ${one.id}, ${one.storeId}, ${one.orderId}, ${one.caseId}, ${one.warrantId}, ${one.action}, ${one.op},
      ${JSON.stringify(one.input)}::jsonb, ${one.movesMoney}, ${one.amount?.minor ?? null}, ${one.amount?.currency ?? null}, 'planned',
      ${JSON.stringify(one.before)}::jsonb, ${tx.now}, ${tx.now})`;
  await later(tx, planned);
}

/** Writes where it stands now. */
export async function saveStanding(tx: Tx, work: Work, change: Change, settledBy: string | null = null): Promise<void> {
  const next = { ...work, endedAt: null, result: null, ...change };
  await sql`update execution set state = ${next.state}, attempts = ${next.attempts}, looks = ${next.looks}, first_sent_at = ${next.firstSentAt},
      lease_until = ${next.leaseUntil}, next_try_at = ${next.nextTryAt}, handle = ${next.handle}, ended_at = ${next.endedAt ?? null},
      result = ${next.result ? JSON.stringify(next.result) : null}::jsonb, error = ${next.error ? JSON.stringify(next.error) : null}::jsonb,
      settled_by = ${settledBy}
    where org_id = ${tx.orgId} and id = ${work.id}`.execute(tx.sql);
}

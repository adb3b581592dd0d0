import { sql } from 'kysely';
import type { Tx } from '../../../../platform/act.ts';
import { publicCase } from '../../../cases/customer/views.ts';
import { calendarOf } from '../../../organization/views.ts';
import type { Order } from '../../../stores/contract.ts';
import { orderById, ordersOf } from '../../../stores/views.ts';
import type { Withdrawable, Withdrawal } from './contract.ts';
import { mayBeOffered, offered, withdrawnOf } from './decide.ts';

type Row = {
  id: string;
  caseId: string;
  orderId: string;
  at: Date;
  lines: { ref: string; name: string; quantity: number }[];
  inTime: boolean | null;
  refundBy: Date;
};
const columns = sql.raw(
  'id, case_id as "caseId", order_id as "orderId", at, lines, in_time as "inTime", refund_by as "refundBy"',
);

export async function withdrawalRow(tx: Tx, id: string): Promise<Row | null> {
  const { rows } = await sql<Row>`select ${columns} from web_withdrawal where org_id = ${tx.orgId} and id = ${id}`.execute(
    tx.sql,
  );
  return rows[0] ?? null;
}

export async function withdrawalsOfOrders(tx: Tx, orderIds: readonly string[]): Promise<Row[]> {
  if (orderIds.length === 0) return [];
  const { rows } =
    await sql<Row>`select ${columns} from web_withdrawal where org_id = ${tx.orgId} and order_id = any(${[...orderIds]}::uuid[])
    order by at`.execute(tx.sql);
  return rows;
}

/** What was withdrawn from on the page of a case, oldest first. */
export async function withdrawalsOfCase(tx: Tx, caseId: string): Promise<Withdrawal[]> {
  const { rows } =
    await sql<Row>`select ${columns} from web_withdrawal where org_id = ${tx.orgId} and case_id = ${caseId} order by at`.execute(
      tx.sql,
    );
  const made: Withdrawal[] = [];
  for (const { id, at, orderId, lines, inTime, refundBy } of rows) {
    const order = (await orderById(tx, orderId))?.number ?? '';
    made.push({ id, at: at.toISOString(), order, lines, inTime, refundBy: refundBy.toISOString() });
  }
  return made;
}

type Whose = { customerId: string | null; orderId: string | null };
/** The order of the case and the customer's own: nobody else's. */
export async function ordersToWithdraw(tx: Tx, { customerId, orderId }: Whose): Promise<Order[]> {
  const theirs = customerId ? await ordersOf(tx, { customerId }) : [];
  const named = orderId && !theirs.some((order) => order.id === orderId) ? await orderById(tx, orderId) : null;
  const isOthers = named !== null && named.customerId !== null && named.customerId !== customerId;
  return [...(named && !isOthers ? [named] : []), ...theirs].filter(mayBeOffered);
}

async function withdrawable(tx: Tx, whose: Whose): Promise<Withdrawable[]> {
  const orders = await ordersToWithdraw(tx, whose);
  const made = await withdrawalsOfOrders(
    tx,
    orders.map((order) => order.id),
  );
  const calendar = await calendarOf(tx, {});
  return orders.map((order) => offered(order, withdrawnOf(made.filter((one) => one.orderId === order.id)), calendar, tx.now));
}

/** The same for the page of a case. */
export async function withdrawableOn(tx: Tx, caseId: string): Promise<Withdrawable[]> {
  const page = await publicCase(tx, caseId, true);
  return page ? withdrawable(tx, page) : [];
}

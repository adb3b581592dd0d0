import { z } from 'zod';
import { action } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { must, Refused, refused } from '../../../platform/refusal.ts';
import { useWarrant } from '../../attributions/actions/use-warrant.ts';
import { type Warrant, zAsk } from '../../attributions/contract.ts';
import { kindOf } from '../../attributions/views.ts';
import { mayExecute } from '../access.ts';
import { events, type Execution, zOp } from '../contract.ts';
import { inputOf } from '../executions/decide.ts';
import { insertExecution } from '../executions/sql.ts';
import { givesBack, judgeAmount } from '../feasibility/decide.ts';
import { lockOrder } from '../orders/sql.ts';
import { executionById, feasible, orderById } from '../views.ts';

const zExecute = z.object({
  /** Only the policy mints one; there is no other way to have something carried out. */
  warrant: z.custom<Warrant>((value) => typeof value === 'object' && value !== null && 'hash' in value),
  ask: zAsk,
  orderId: z.uuid().nullable(),
  storeId: z.uuid(),
  caseId: z.uuid().nullable(),
});

/**
 * Plans what a warrant lets be done in the shop, and uses the warrant up. The shop's rules are asked once more, on exactly what will
 * be sent; money is reserved under the order's lock. Nothing is sent here: that follows the commit.
 */
export const execute = action(
  'stores.execute',
  zExecute,
  async (tx, { warrant, ask, orderId, storeId, caseId }): Promise<Execution> => {
    must(mayExecute(tx.actor, warrant, ask));
    const kind = await kindOf(tx, ask.action);
    const op = zOp.safeParse(kind?.op).data;
    if (!kind || !op) throw refused('invalid', 'stores.actionUnknown', { field: 'action' });
    if (orderId) await lockOrder(tx, orderId);
    const order = orderId ? await orderById(tx, orderId) : null;
    if (orderId && order?.storeId !== storeId) throw refused('not_found', 'stores.orderUnknown');

    const { params, amount, customerId } = ask;
    const judged = await feasible(tx, { orderId, storeId, customerId, action: ask.action, op, params, amount, complete: true });
    if (kind.movesMoney && judged.facts['moneyUnderWay'] === true) throw refused('conflict', 'stores.moneyUnderWay');
    if (judged.refusal) throw new Refused(judged.refusal);
    const over = order && amount && givesBack(op, kind.movesMoney) ? judgeAmount(amount, order) : null;
    if (over) throw new Refused(over);

    const id = newId();
    const before = order
      ? { refundedMinor: order.refundedMinor, refundRefs: order.refunds.map((one) => one.ref), state: order.state }
      : {};
    const input = inputOf(op, params, judged.computed);
    const movesMoney = kind.movesMoney;
    await insertExecution(tx, {
      id,
      storeId,
      orderId,
      caseId,
      warrantId: warrant.id,
      action: ask.action,
      op,
      input,
      movesMoney,
      amount,
      before,
    });
    await useWarrant(tx, { warrantId: warrant.id, executionId: id });
    const data = { executionId: id, orderId, caseId, warrantId: warrant.id, action: ask.action, state: 'planned' };
    tx.record({ name: events.executionPlanned, caseId, subjectId: id, audience: ['centre'], data });
    const view = await executionById(tx, id);
    if (!view) throw refused('not_found', 'stores.executionUnknown');
    return view;
  },
);

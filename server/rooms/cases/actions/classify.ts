import { action } from '../../../platform/act.ts';
import { newId } from '../../../platform/ids.ts';
import { must, refused } from '../../../platform/refusal.ts';
import { calendarOf } from '../../organization/views.ts';
import { orderById } from '../../stores/views.ts';
import { audienceOfCase, mayNameOrder } from '../access.ts';
import { events } from '../contract.ts';
import { legalClock } from '../decide.ts';
import { routes } from '../desk/contract.ts';
import { changeCase } from '../sql.ts';
import { insertClocks, showNextDue, stopClocks } from '../clocks/sql.ts';
import { type CaseView, openCase } from '../views.ts';
import { holdCase } from './hold-case.ts';

const input = routes.classify.body.extend(routes.classify.params.shape);

/** Corrects what a case is about. Another nature or reason may bring a stricter legal clock, counted from when the customer came. */
export const classify = action(
  'cases.classify',
  input,
  async (tx, { caseId, version, orderId, ...change }): Promise<CaseView> => {
    const held = await holdCase(tx, { caseId, what: 'act', ...(version === undefined ? {} : { version }) });
    const order = orderId ? await orderById(tx, orderId) : null;
    if (orderId && !order) throw refused('invalid', 'cases.orderUnknown', { field: 'orderId' });
    if (order) must(mayNameOrder(tx.actor, { orderId: held.order_id, customerId: held.customer_id }, order));
    await changeCase(tx, caseId, {
      ...change,
      ...(orderId === undefined ? {} : { order_id: orderId, store_id: order?.storeId ?? null }),
    });
    const nature = change.nature ?? (held.nature as never);
    const reason = change.reason ?? held.reason;
    if (nature !== held.nature || reason !== held.reason) {
      await stopClocks(tx, caseId, 'legal');
      await insertClocks(tx, caseId, [{ ...legalClock(await calendarOf(tx, {}), held.opened_at, nature, reason), id: newId() }]);
      await showNextDue(tx, caseId);
    }
    tx.record({
      name: events.classified,
      caseId,
      audience: audienceOfCase(held.sharedWith),
      data: { caseId, key: held.key, nature, reason },
    });
    return openCase(tx, caseId);
  },
);

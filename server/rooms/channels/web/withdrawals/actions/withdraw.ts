import { act, type Tx } from '../../../../../platform/act.ts';
import type { Locale } from '../../../../../platform/actor.ts';
import type { Session } from '../../../../../platform/context.ts';
import { keepFile } from '../../../../../platform/files.ts';
import { must, refused } from '../../../../../platform/refusal.ts';
import { say, sayTime } from '../../../../../platform/words.ts';
import type { z } from 'zod';
import { receive } from '../../../../cases/actions/receive.ts';
import { sayToCustomer } from '../../../../cases/actions/say-to-customer.ts';
import { raisePoint } from '../../../../cases/customer/actions/raise-point.ts';
import { type PublicCase, publicCase } from '../../../../cases/customer/views.ts';
import type { LayOut } from '../../../../documents/contract.ts';
import { calendarOf, centreOf } from '../../../../organization/views.ts';
import { mayAsCustomer } from '../../access.ts';
import { acknowledgment } from '../../receipts/decide.ts';
import type { zWithdraw } from '../contract.ts';
import { chosen, dueIn14Days, inWords, termOf, withdrawnOf } from '../decide.ts';
import { holdOrder, insertWithdrawal } from '../sql.ts';
import { ordersToWithdraw, withdrawalRow, withdrawalsOfOrders } from '../views.ts';

type Input = z.output<typeof zWithdraw> & { caseId: string };

/**
 * A customer withdraws from a contract on their page. What they stated becomes a message and a point of the case, with the term to give the money
 * back (TRLGDCU 107); it is acknowledged at once, dated, in writing and on paper (106). The same `id` is the same withdrawal.
 */
export const withdraw = (session: Session, input: Input, layOut: LayOut): Promise<void> =>
  act(session, 'web.withdraw', async (tx) => {
    must(mayAsCustomer(tx.actor, input.caseId));
    const before = await withdrawalRow(tx, input.id);
    if (before && before.caseId !== input.caseId) throw refused('conflict', 'web.withdrawal.already', { field: 'id' });
    if (before) return;
    await holdOrder(tx, input.orderId);
    if (await withdrawalRow(tx, input.id)) return;
    const page = await publicCase(tx, input.caseId, true);
    if (!page) throw refused('not_found', 'web.keyUnknown');
    const order = (await ordersToWithdraw(tx, page)).find((one) => one.id === input.orderId);
    if (!order) throw refused('not_found', 'web.withdrawal.unknownOrder', { field: 'orderId' });
    const lines = must(chosen(order, input.lines, withdrawnOf(await withdrawalsOfOrders(tx, [order.id]))));
    const calendar = await calendarOf(tx, {});
    const { term } = termOf(order, calendar, tx.now);
    const refundBy = dueIn14Days(calendar, tx.now);
    const inTime = term === 'unknown' ? null : term !== 'late';
    await insertWithdrawal(tx, { id: input.id, caseId: page.caseId, orderId: order.id, lines, inTime, refundBy });
    await tell(
      tx,
      page,
      { id: input.id, number: order.number, lines: inWords(lines), isLate: term === 'late', refundBy },
      layOut,
    );
  });

type Made = { id: string; number: string; lines: string; isLate: boolean; refundBy: Date };

async function tell(tx: Tx, page: PublicCase, made: Made, layOut: LayOut): Promise<void> {
  const { caseId, key } = page;
  const locale: Locale = page.language === 'en' ? 'en' : 'es';
  const centre = await centreOf(tx);
  const at = sayTime(locale, tx.now, centre.timeZone);
  const by = sayTime(locale, made.refundBy, centre.timeZone);
  const params = { order: made.number, lines: made.lines, at, by, key, late: made.isLate ? 'yes' : 'no' };
  const text = say(locale, 'web.withdrawal.statement', params);
  await receive(tx, { channel: 'web', ref: `withdrawal:${made.id}`, from: { address: null }, text, caseId, receipt: false });
  await raisePoint(tx, {
    caseId,
    reason: 'return',
    text: say(centre.locale, 'web.withdrawal.point', params),
    clock: made.isLate ? null : { basis: 'trlgdcu_107', dueAt: made.refundBy },
  });
  const told = say(locale, 'web.withdrawal.acknowledged', params);
  const letter = acknowledgment({ locale, centre: centre.name, name: page.customerName, key, at, text: told, statement: text });
  const name = say(locale, 'web.withdrawal.file', { key });
  const pdf = { name, type: 'application/pdf', ...(await keepFile(tx, await layOut(letter, 'letter'))) };
  await sayToCustomer(tx, { caseId, text: told, purpose: 'status', attachments: [pdf] });
}

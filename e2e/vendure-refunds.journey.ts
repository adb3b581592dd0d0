import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../server/platform/ids.ts';
import { bench, instruct, LONG_AGO } from './vendure/bench.ts';
import { startVendure } from './vendure/shop.ts';

// What every connector must keep about money, tried on a real Vendure shop whose payment provider keeps its own book.

let at: ReturnType<typeof bench>;
const containing = (text: string) => expect.stringContaining(text) as string;

beforeAll(async () => {
  at = bench(await startVendure({ port: 18111, slowMs: 3000 }));
}, 300_000);
afterAll(() => at?.shop.stop());

describe('refund', () => {
  test('is made once, with our mark, and seen in the order', async () => {
    const order = await at.place();
    const id = newId();
    const before = await at.connector.getOrder?.(order.orderId);
    const outcome = await at.send(
      instruct(order, 'refund', 2000, { reason: 'llegó rota' }, { refundedMinor: 0, refundRefs: [] }),
      id,
    );
    expect(outcome).toMatchObject({ kind: 'done', result: { minor: 2000 } });
    expect(await at.movesOf(order)).toEqual([2000]);
    expect(await at.connector.getOrder?.(order.orderId)).toMatchObject({
      number: order.code,
      state: 'processed',
      paidMinor: 13480,
      refundedMinor: 2000,
      shippingMinor: 490,
      refunds: [{ minor: 2000, state: 'done', reason: containing('llegó rota') }],
    });
    const after = await at.connector.getOrder?.(order.orderId);
    expect(Date.parse(after?.updatedAt ?? '')).toBeGreaterThan(Date.parse(before?.updatedAt ?? ''));
  });

  test('sent again with the same execution id gives the first refund and moves nothing', async () => {
    const order = await at.place();
    const id = newId();
    const first = await at.send(instruct(order, 'refund', 1500), id);
    expect(await at.send(instruct(order, 'refund', 1500), id, true)).toEqual(first);
    expect(await at.movesOf(order)).toEqual([1500]);
  });

  test('of more than is left is refused, and moves nothing', async () => {
    const order = await at.place();
    expect(await at.send(instruct(order, 'refund', order.totalMinor + 1))).toMatchObject({
      kind: 'permanent',
      code: 'amount_exceeds',
    });
    await at.send(instruct(order, 'refund', 13000));
    expect(await at.send(instruct(order, 'refund', 1000))).toMatchObject({ kind: 'permanent', code: 'amount_exceeds' });
    expect(await at.movesOf(order)).toEqual([13000]);
  });

  test('planned on what is no longer so is refused', async () => {
    const order = await at.place();
    await at.send(instruct(order, 'refund', 500, {}, { refundedMinor: 0 }));
    expect(await at.send(instruct(order, 'refund', 700, {}, { refundedMinor: 0 }))).toMatchObject({
      kind: 'permanent',
      code: 'wrong_state',
    });
    expect(await at.movesOf(order)).toEqual([500]);
  });

  test('declined by the provider has failed, and stays so when asked again', async () => {
    const order = await at.place();
    const [id, instruction] = [newId(), instruct(order, 'refund', 666)];
    expect(await at.send(instruction, id)).toMatchObject({ kind: 'permanent', code: 'declined' });
    expect(await at.connector.reconcile(id, instruction, LONG_AGO)).toMatchObject({ kind: 'failed' });
    expect(await at.movesOf(order)).toEqual([]);
  });

  test('that the provider has not finished is pending until the shop settles it', async () => {
    const order = await at.place();
    const instruction = instruct(order, 'refund', 1019);
    const outcome = await at.send(instruction);
    if (outcome.kind !== 'pending') throw new Error(JSON.stringify(outcome));
    expect(await at.connector.poll(outcome.handle, instruction)).toMatchObject({ kind: 'pending' });
    await at.shop.ask('mutation($i:SettleRefundInput!){settleRefund(input:$i){__typename}}', {
      i: { id: outcome.handle, transactionId: 'T1' },
    });
    expect(await at.connector.poll(outcome.handle, instruction)).toMatchObject({ kind: 'done', ref: outcome.handle });
    expect(await at.movesOf(order)).toEqual([1019]);
  });

  test('by two people at once is two refunds, each with its own mark', async () => {
    const order = await at.place();
    const one = instruct(order, 'refund', 1100);
    const other = instruct(order, 'refund', 1200);
    const ids = [newId(), newId()] as const;
    const outcomes = await Promise.all([at.send(one, ids[0]), at.send(other, ids[1])]);
    expect(outcomes).toMatchObject([{ result: { minor: 1100 } }, { result: { minor: 1200 } }]);
    expect(await at.connector.reconcile(ids[0], one, LONG_AGO)).toEqual(outcomes[0]);
    expect(await at.connector.reconcile(ids[1], other, LONG_AGO)).toEqual(outcomes[1]);
    expect((await at.movesOf(order)).toSorted((a, b) => a - b)).toEqual([1100, 1200]);
  });

  test('whose answer came too late is ambiguous, never absent, and found done later', async () => {
    const order = await at.place();
    const [id, instruction, sentAt] = [newId(), instruct(order, 'refund', 1017), new Date()];
    const hasty = at.connect({ settings: { timeoutSeconds: 1 } });
    expect(await at.send(instruction, id, false, hasty)).toMatchObject({ kind: 'ambiguous' });
    expect(await at.connector.reconcile(id, instruction, sentAt)).toMatchObject({ kind: 'unknown' });
    await expect.poll(async () => (await at.connector.reconcile(id, instruction, sentAt)).kind, { timeout: 20_000 }).toBe('done');
    expect(await at.movesOf(order)).toEqual([1017]);
  });

  test('that failed after the money moved, and one that failed before, both go to a person', async () => {
    const [moved, unmoved] = [await at.place(), await at.place()];
    for (const [order, minor] of [
      [moved, 1013],
      [unmoved, 1023],
    ] as const) {
      const [id, instruction] = [newId(), instruct(order, 'refund', minor)];
      expect(await at.send(instruction, id)).toMatchObject({ kind: 'ambiguous' });
      expect(await at.connector.reconcile(id, instruction, LONG_AGO)).toMatchObject({ kind: 'unknown' });
    }
    expect([await at.movesOf(moved), await at.movesOf(unmoved)]).toEqual([[1013], []]);
  });

  test('cut off by the death of the shop is ambiguous', async () => {
    const order = await at.place();
    const [id, instruction] = [newId(), instruct(order, 'refund', 1117)];
    const sending = at.send(instruction, id);
    await expect.poll(() => at.movesOf(order), { timeout: 20_000 }).toEqual([1117]);
    await at.shop.kill();
    expect(await sending).toMatchObject({ kind: 'ambiguous' });
    expect(await at.send(instruction, id, true)).toMatchObject({ kind: 'temporary' });
    await expect(at.connector.reconcile(id, instruction, LONG_AGO)).rejects.toThrow('cannot be asked');
    await at.shop.restart();
    expect(await at.connector.reconcile(id, instruction, LONG_AGO)).toMatchObject({ kind: 'unknown' });
    expect(await at.movesOf(order)).toEqual([1117]);
  });

  test('of a payment only authorised, in another currency, or of an unknown order is refused', async () => {
    const order = await at.place({ payment: 'authorized' });
    expect(await at.send(instruct(order, 'refund', 500))).toMatchObject({ kind: 'permanent', code: 'wrong_state' });
    const paid = await at.place();
    const dollars = { ...instruct(paid, 'refund', 500), amount: { minor: 500, currency: 'USD' } };
    expect(await at.send(dollars)).toMatchObject({ kind: 'permanent', code: 'invalid' });
    expect(await at.send({ ...dollars, orderRef: '987654' })).toMatchObject({ kind: 'permanent', code: 'not_found' });
    expect(await at.movesOf(paid)).toEqual([]);
  });
});

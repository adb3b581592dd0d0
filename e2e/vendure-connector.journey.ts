import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../server/platform/ids.ts';
import type { Connector, Instruction, Outcome } from '../server/rooms/stores/connectors/contract.ts';
import { vendureConnector } from '../server/rooms/stores/vendure/adapter.ts';
import type { NewOrder, PlacedOrder } from './vendure/orders.ts';
import { type Shop, startVendure } from './vendure/shop.ts';

// What every connector must keep, tried on a real Vendure shop whose payment provider keeps its own book.

const SECRET = `whsec_${Buffer.from('a secret that only this test knows').toString('base64')}`;
const LONG_AGO = new Date('2026-01-01T00:00:00Z');
let shop: Shop;
let connector: Connector;
let people = 0;
const containing = (text: string) => expect.stringContaining(text) as string;

const connect = (
  store: { address?: string | null; credentials?: string | null; settings?: Record<string, unknown> } = {},
): Connector =>
  vendureConnector({
    id: newId(),
    address: shop.adminUrl,
    credentials: shop.apiKey,
    webhookSecret: SECRET,
    settings: {},
    ...store,
  });
const place = (more: Partial<NewOrder> = {}) =>
  shop.placeOrder({
    email: `persona${++people}@example.org`,
    name: 'Rosa Vidal',
    lines: [{ sku: 'CM-40', quantity: 1 }],
    ...more,
  });
const instruct = (
  order: PlacedOrder | null,
  op: Instruction['op'],
  minor: number | null,
  input = {},
  before = {},
): Instruction => ({
  op,
  action: 'TEST',
  orderRef: order?.orderId ?? null,
  amount: minor === null ? null : { minor, currency: 'EUR' },
  input,
  before,
});
const send = (instruction: Instruction, executionId = newId(), sentBefore = false, by = connector): Promise<Outcome> =>
  by.send({ executionId, attempt: sentBefore ? 2 : 1, sentBefore, signal: AbortSignal.timeout(60_000) }, instruction);
const movesOf = async (order: PlacedOrder) =>
  (await shop.pspMoves()).filter((move) => move.kind === 'refund' && move.order === order.code).map((move) => move.amount);

beforeAll(async () => {
  shop = await startVendure({ port: 18110, slowMs: 3000 });
  connector = connect();
}, 300_000);
afterAll(() => shop?.stop());

describe('refund', () => {
  test('is made once, with our mark, and seen in the order', async () => {
    const order = await place();
    const id = newId();
    const before = await connector.getOrder?.(order.orderId);
    const outcome = await send(
      instruct(order, 'refund', 2000, { reason: 'llegó rota' }, { refundedMinor: 0, refundRefs: [] }),
      id,
    );
    expect(outcome).toMatchObject({ kind: 'done', result: { minor: 2000 } });
    expect(await movesOf(order)).toEqual([2000]);
    expect(await connector.getOrder?.(order.orderId)).toMatchObject({
      number: order.code,
      state: 'processed',
      paidMinor: 13480,
      refundedMinor: 2000,
      shippingMinor: 490,
      refunds: [{ minor: 2000, state: 'done', reason: containing('llegó rota') }],
    });
    const after = await connector.getOrder?.(order.orderId);
    expect(Date.parse(after?.updatedAt ?? '')).toBeGreaterThan(Date.parse(before?.updatedAt ?? ''));
  });

  test('sent again with the same execution id gives the first refund and moves nothing', async () => {
    const order = await place();
    const id = newId();
    const first = await send(instruct(order, 'refund', 1500), id);
    expect(await send(instruct(order, 'refund', 1500), id, true)).toEqual(first);
    expect(await movesOf(order)).toEqual([1500]);
  });

  test('of more than is left is refused, and moves nothing', async () => {
    const order = await place();
    expect(await send(instruct(order, 'refund', order.totalMinor + 1))).toMatchObject({
      kind: 'permanent',
      code: 'amount_exceeds',
    });
    await send(instruct(order, 'refund', 13000));
    expect(await send(instruct(order, 'refund', 1000))).toMatchObject({ kind: 'permanent', code: 'amount_exceeds' });
    expect(await movesOf(order)).toEqual([13000]);
  });

  test('planned on what is no longer so is refused', async () => {
    const order = await place();
    await send(instruct(order, 'refund', 500, {}, { refundedMinor: 0 }));
    expect(await send(instruct(order, 'refund', 700, {}, { refundedMinor: 0 }))).toMatchObject({
      kind: 'permanent',
      code: 'wrong_state',
    });
    expect(await movesOf(order)).toEqual([500]);
  });

  test('declined by the provider has failed, and stays so when asked again', async () => {
    const order = await place();
    const [id, instruction] = [newId(), instruct(order, 'refund', 666)];
    expect(await send(instruction, id)).toMatchObject({ kind: 'permanent', code: 'declined' });
    expect(await connector.reconcile(id, instruction, LONG_AGO)).toMatchObject({ kind: 'failed' });
    expect(await movesOf(order)).toEqual([]);
  });

  test('that the provider has not finished is pending until the shop settles it', async () => {
    const order = await place();
    const instruction = instruct(order, 'refund', 1019);
    const outcome = await send(instruction);
    if (outcome.kind !== 'pending') throw new Error(JSON.stringify(outcome));
    expect(await connector.poll(outcome.handle, instruction)).toMatchObject({ kind: 'pending' });
    await shop.ask('mutation($i:SettleRefundInput!){settleRefund(input:$i){__typename}}', {
      i: { id: outcome.handle, transactionId: 'T1' },
    });
    expect(await connector.poll(outcome.handle, instruction)).toMatchObject({ kind: 'done', ref: outcome.handle });
    expect(await movesOf(order)).toEqual([1019]);
  });

  test('by two people at once is two refunds, each with its own mark', async () => {
    const order = await place();
    const one = instruct(order, 'refund', 1100);
    const other = instruct(order, 'refund', 1200);
    const ids = [newId(), newId()] as const;
    const outcomes = await Promise.all([send(one, ids[0]), send(other, ids[1])]);
    expect(outcomes).toMatchObject([{ result: { minor: 1100 } }, { result: { minor: 1200 } }]);
    expect(await connector.reconcile(ids[0], one, LONG_AGO)).toEqual(outcomes[0]);
    expect(await connector.reconcile(ids[1], other, LONG_AGO)).toEqual(outcomes[1]);
    expect((await movesOf(order)).sort()).toEqual([1100, 1200]);
  });

  test('whose answer came too late is ambiguous, never absent, and found done later', async () => {
    const order = await place();
    const [id, instruction, sentAt] = [newId(), instruct(order, 'refund', 1017), new Date()];
    const hasty = connect({ settings: { timeoutSeconds: 1 } });
    expect(await send(instruction, id, false, hasty)).toMatchObject({ kind: 'ambiguous' });
    expect(await connector.reconcile(id, instruction, sentAt)).toMatchObject({ kind: 'unknown' });
    await expect.poll(async () => (await connector.reconcile(id, instruction, sentAt)).kind, { timeout: 20_000 }).toBe('done');
    expect(await movesOf(order)).toEqual([1017]);
  });

  test('that failed after the money moved, and one that failed before, both go to a person', async () => {
    const [moved, unmoved] = [await place(), await place()];
    for (const [order, minor] of [
      [moved, 1013],
      [unmoved, 1023],
    ] as const) {
      const [id, instruction] = [newId(), instruct(order, 'refund', minor)];
      expect(await send(instruction, id)).toMatchObject({ kind: 'ambiguous' });
      expect(await connector.reconcile(id, instruction, LONG_AGO)).toMatchObject({ kind: 'unknown' });
    }
    expect([await movesOf(moved), await movesOf(unmoved)]).toEqual([[1013], []]);
  });

  test('cut off by the death of the shop is ambiguous', async () => {
    const order = await place();
    const [id, instruction] = [newId(), instruct(order, 'refund', 1117)];
    const sending = send(instruction, id);
    await expect.poll(() => movesOf(order), { timeout: 20_000 }).toEqual([1117]);
    await shop.kill();
    expect(await sending).toMatchObject({ kind: 'ambiguous' });
    expect(await send(instruction, id, true)).toMatchObject({ kind: 'temporary' });
    await expect(connector.reconcile(id, instruction, LONG_AGO)).rejects.toThrow('cannot be asked');
    await shop.restart();
    expect(await connector.reconcile(id, instruction, LONG_AGO)).toMatchObject({ kind: 'unknown' });
    expect(await movesOf(order)).toEqual([1117]);
  });

  test('of a payment only authorised, in another currency, or of an unknown order is refused', async () => {
    const order = await place({ payment: 'authorized' });
    expect(await send(instruct(order, 'refund', 500))).toMatchObject({ kind: 'permanent', code: 'wrong_state' });
    const paid = await place();
    const dollars = { ...instruct(paid, 'refund', 500), amount: { minor: 500, currency: 'USD' } };
    expect(await send(dollars)).toMatchObject({ kind: 'permanent', code: 'invalid' });
    expect(await send({ ...dollars, orderRef: '987654' })).toMatchObject({ kind: 'permanent', code: 'not_found' });
    expect(await movesOf(paid)).toEqual([]);
  });
});

describe('cancel', () => {
  test('moves no money, is done once, and leaves the payment to be refunded', async () => {
    const order = await place();
    const [id, instruction] = [newId(), instruct(order, 'cancel', null, { reason: 'ya no lo quiere' })];
    expect(await send(instruction, id)).toMatchObject({ kind: 'done', result: { movesMoney: false } });
    expect(await send(instruction, id, true)).toMatchObject({ kind: 'done' });
    expect(await send(instruction)).toMatchObject({ kind: 'permanent', code: 'already_done' });
    expect(await movesOf(order)).toEqual([]);
    expect(await connector.getOrder?.(order.orderId)).toMatchObject({
      state: 'cancelled',
      totalMinor: 13480,
      lines: [{ quantity: 1 }],
    });
    expect(await send(instruct(order, 'refund', 13480, {}, { refundedMinor: 0 }))).toMatchObject({ kind: 'done' });
  });

  test('of what has been delivered is refused', async () => {
    const order = await place({ deliver: true });
    expect(await send(instruct(order, 'cancel', null))).toMatchObject({ kind: 'permanent', code: 'wrong_state' });
    expect(await connector.getOrder?.(order.orderId)).toMatchObject({
      state: 'delivered',
      deliveredAt: containing('T'),
      shipments: [{ state: 'delivered' }],
    });
  });

  test('never sent is known to be absent', async () => {
    const order = await place();
    expect(await connector.reconcile(newId(), instruct(order, 'cancel', null), LONG_AGO)).toEqual({ kind: 'absent' });
  });
});

describe('address', () => {
  const lisbon = { address: { line1: 'Rua Augusta 5', city: 'Lisboa', postalCode: '1100-048', country: 'PT' } };

  test('is changed and the order goes on as it was', async () => {
    const order = await place();
    const id = newId();
    expect(await send(instruct(order, 'editAddress', null, lisbon), id)).toMatchObject({ kind: 'done' });
    expect(await send(instruct(order, 'editAddress', null, lisbon), id, true)).toMatchObject({ kind: 'done' });
    expect(await shop.order(order.orderId)).toMatchObject({
      state: 'PaymentSettled',
      totalWithTax: 13480,
      shippingAddress: { city: 'Lisboa', fullName: 'Rosa Vidal' },
    });
  });

  test('that the shop does not accept leaves the order as it was', async () => {
    const order = await place();
    const nowhere = { address: { ...lisbon.address, country: 'ZZ' } };
    expect(await send(instruct(order, 'editAddress', null, nowhere))).toMatchObject({ kind: 'permanent', code: 'invalid' });
    expect(await shop.order(order.orderId)).toMatchObject({ state: 'PaymentSettled', shippingAddress: { city: 'Valencia' } });
  });

  test('of an order that could not come back is not begun', async () => {
    const order = await place();
    await send(instruct(order, 'refund', 500));
    expect(await send(instruct(order, 'editAddress', null, lisbon))).toMatchObject({ kind: 'permanent', code: 'wrong_state' });
    expect((await shop.order(order.orderId)).state).toBe('PaymentSettled');
  });

  test('cut off half-way is brought back, and known not to have been changed', async () => {
    const order = await place();
    const move = 'mutation($id:ID!){transitionOrderToState(id:$id,state:"Modifying"){__typename}}';
    await shop.ask(move, { id: order.orderId });
    const instruction = instruct(order, 'editAddress', null, lisbon);
    expect(await send(instruction)).toMatchObject({ kind: 'permanent', code: 'wrong_state' });
    expect(await connector.reconcile(newId(), instruction, LONG_AGO)).toEqual({ kind: 'absent' });
    expect((await shop.order(order.orderId)).state).toBe('PaymentSettled');
    await shop.ask(move, { id: order.orderId });
    expect(await send(instruction, newId(), true)).toMatchObject({ kind: 'done' });
    expect(await shop.order(order.orderId)).toMatchObject({ state: 'PaymentSettled', shippingAddress: { city: 'Lisboa' } });
  });
});

test('a coupon is made once by its code, and another of that code is refused', async () => {
  const [id, instruction] = [newId(), instruct(null, 'coupon', 500, { code: 'GRACIAS-5' })];
  const first = await send(instruction, id);
  expect(first).toMatchObject({ kind: 'done', result: { code: 'GRACIAS-5' } });
  expect(await send(instruction, id, true)).toEqual(first);
  expect(await connector.reconcile(id, instruction, LONG_AGO)).toEqual(first);
  expect(await send(instruction)).toMatchObject({ kind: 'permanent', code: 'already_done' });
  const own = await send(instruct(null, 'coupon', null, { percent: 10 }));
  expect(own).toMatchObject({ kind: 'done', result: { code: containing('GR-') } });
  const { data } = await shop.ask<{ promotions: { totalItems: number } }>('{promotions{totalItems}}');
  expect(data.promotions.totalItems).toBe(2);
});

test('a note is written once and only for the staff', async () => {
  const order = await place();
  const [id, instruction] = [newId(), instruct(order, 'note', null, { text: 'Llamó dos veces' })];
  expect(await send(instruction, id)).toMatchObject({ kind: 'done' });
  expect(await send(instruction, id, true)).toMatchObject({ kind: 'done' });
  const { history } = await shop.order(order.orderId);
  expect(history.items.filter((item) => item.type === 'ORDER_NOTE')).toMatchObject([
    { isPublic: false, data: { note: containing('Llamó dos veces') } },
  ]);
});

test('stock is set to a figure', async () => {
  expect(await send(instruct(null, 'adjustStock', null, { sku: 'TR-2', stockOnHand: 7 }))).toMatchObject({
    kind: 'done',
    result: { before: 0 },
  });
  expect((await connector.products?.())?.find((product) => product.sku === 'TR-2')).toMatchObject({
    stock: 7,
    minor: 4250,
    currency: 'EUR',
    name: 'Tostadora TR-2',
  });
  expect(await send(instruct(null, 'adjustStock', null, { sku: 'NO-1', stockOnHand: 7 }))).toMatchObject({
    kind: 'permanent',
    code: 'not_found',
  });
});

test('what a shop of this kind cannot do is said at once', async () => {
  expect(connector.supports('exchange')).toBe(false);
  expect(await send(instruct(null, 'exchange', null))).toMatchObject({ kind: 'permanent', code: 'unsupported' });
  expect(await send(instruct(null, 'coupon', null, { percent: 300 }))).toMatchObject({
    kind: 'permanent',
    code: 'invalid',
    text: containing('percent'),
  });
});

test('orders are found by e-mail, customers listed, and changes told once', async () => {
  const { cursor } = await (connector.changedSince?.(null) ?? Promise.reject(new Error('no polling')));
  const order = await place({ email: 'Nuria.Soler@Example.org', name: 'Nuria Soler' });
  expect(await connector.findOrders?.('nuria.soler@example.ORG ')).toMatchObject([
    { number: order.code, customer: { name: 'Nuria Soler' } },
  ]);
  expect(await connector.customers?.()).toContainEqual(
    expect.objectContaining({ email: 'nuria.soler@example.org', name: 'Nuria Soler' }),
  );
  const next = await connector.changedSince?.(cursor);
  expect(next?.orders.map((one) => one.number)).toEqual([order.code]);
  expect((await connector.changedSince?.(next?.cursor ?? null))?.orders).toEqual([]);
  expect(await connector.getOrder?.('987654')).toBeNull();
});

describe('check', () => {
  test('says that all is well', async () => {
    expect(await connector.check()).toEqual({ ok: true, code: 'ok', text: '' });
  });

  test('tells a wrong key, a missing permission, a silent address and something else apart', async () => {
    expect(await connect({ credentials: 'wrong:key' }).check()).toMatchObject({ ok: false, code: 'unauthorized' });
    expect(await connect({ credentials: null }).check()).toMatchObject({ ok: false, code: 'misconfigured' });
    expect(await connect({ address: 'http://127.0.0.1:18149/admin-api' }).check()).toMatchObject({
      ok: false,
      code: 'unreachable',
    });
    expect(await connect({ address: shop.adminUrl.replace('admin-api', 'nothing') }).check()).toMatchObject({
      code: 'not_this_shop',
    });
    expect(await connect({ address: shop.adminUrl.replace('admin-api', 'shop-api') }).check()).toMatchObject({
      code: 'not_this_shop',
    });
    const role = await shop.ask<{ createRole: { id: string } }>(
      'mutation{createRole(input:{code:"solo-leer",description:"",permissions:[ReadOrder,ReadCustomer,ReadCatalog,ReadPromotion]}){id}}',
    );
    const key = await shop.ask<{ createApiKey: { apiKey: string } }>(
      'mutation($r:[ID!]!){createApiKey(input:{roleIds:$r,translations:[{languageCode:es,name:"x"}]}){apiKey}}',
      { r: [role.data.createRole.id] },
    );
    const outcome = await connect({ credentials: key.data.createApiKey.apiKey }).check();
    expect(outcome).toEqual({ ok: false, code: 'missing_permissions', text: 'UpdateOrder, CreatePromotion' });
  });

  test('nothing is sent to a shop that is not there', async () => {
    const order = await place();
    const away = connect({ address: 'http://127.0.0.1:18149/admin-api' });
    expect(await send(instruct(order, 'refund', 100), newId(), false, away)).toMatchObject({ kind: 'temporary' });
  });

  test('a page of a proxy in between is not taken for an answer', async () => {
    const proxy = createServer((_request, response) =>
      response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>'),
    );
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const away = connect({ address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/` });
    expect(await send(instruct(null, 'coupon', 500), newId(), false, away)).toMatchObject({ kind: 'temporary' });
    expect(await away.check()).toMatchObject({ ok: false, code: 'unreachable' });
    proxy.close();
  });
});

test('a webhook counts only with its signature, and names the order to fetch again', async () => {
  const body = JSON.stringify({
    type: 'refund.changed',
    timestamp: new Date().toISOString(),
    data: { orderId: '7', orderCode: 'X' },
  });
  const at = new Date();
  const headers = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(SECRET).sign('msg_1', at, body),
  };
  expect(connector.verifyWebhook(Buffer.from(body), headers)).toEqual({
    ok: true,
    dedupeKey: 'msg_1',
    topic: 'refund.changed',
    orderRef: '7',
  });
  expect(connector.verifyWebhook(Buffer.from(body.replace('7', '8')), headers).ok).toBe(false);
  expect(connector.verifyWebhook(Buffer.from(body), {}).ok).toBe(false);
});

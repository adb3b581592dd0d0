import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../server/platform/ids.ts';
import { bench, instruct, LONG_AGO, SECRET } from './vendure/bench.ts';
import { startVendure } from './vendure/shop.ts';

// What every connector must keep, tried on a real Vendure shop whose payment provider keeps its own book.

let at: ReturnType<typeof bench>;
const containing = (text: string) => expect.stringContaining(text) as string;

beforeAll(async () => {
  at = bench(await startVendure({ port: 18110, slowMs: 3000 }));
}, 300_000);
afterAll(() => at?.shop.stop());

describe('cancel', () => {
  test('moves no money, is done once, and leaves the payment to be refunded', async () => {
    const order = await at.place();
    const [id, instruction] = [newId(), instruct(order, 'cancel', null, { reason: 'ya no lo quiere' })];
    expect(await at.send(instruction, id)).toMatchObject({ kind: 'done', result: { movesMoney: false } });
    expect(await at.send(instruction, id, true)).toMatchObject({ kind: 'done' });
    expect(await at.send(instruction)).toMatchObject({ kind: 'permanent', code: 'already_done' });
    expect(await at.movesOf(order)).toEqual([]);
    expect(await at.connector.getOrder?.(order.orderId)).toMatchObject({
      state: 'cancelled',
      totalMinor: 13480,
      lines: [{ quantity: 1 }],
    });
    expect(await at.send(instruct(order, 'refund', 13480, {}, { refundedMinor: 0 }))).toMatchObject({ kind: 'done' });
  });

  test('of one unit leaves the rest, and is not made twice', async () => {
    const order = await at.place({ lines: [{ sku: 'HV-17', quantity: 3 }] });
    const [id, instruction] = [newId(), instruct(order, 'cancel', null, { lines: [{ sku: 'HV-17' }] })];
    expect(await at.send(instruction, id)).toMatchObject({ kind: 'done' });
    expect(await at.send(instruction, id, true)).toMatchObject({ kind: 'done' });
    expect((await at.shop.order(order.orderId)).lines).toMatchObject([{ quantity: 2 }]);
    expect(await at.send(instruct(order, 'cancel', null, { lines: ['XX-1'] }))).toMatchObject({
      kind: 'permanent',
      code: 'invalid',
    });
    const refund = instruct(order, 'refund', 3490, { lines: ['HV-17'] });
    expect(await at.send(refund)).toMatchObject({ kind: 'done', result: { minor: 3490 } });
  });

  test('of what has been delivered is refused', async () => {
    const order = await at.place({ deliver: true });
    expect(await at.send(instruct(order, 'cancel', null))).toMatchObject({ kind: 'permanent', code: 'wrong_state' });
    expect(await at.connector.getOrder?.(order.orderId)).toMatchObject({
      state: 'delivered',
      deliveredAt: containing('T'),
      shipments: [{ state: 'delivered' }],
    });
  });

  test('never sent is known to be absent', async () => {
    const order = await at.place();
    expect(await at.connector.reconcile(newId(), instruct(order, 'cancel', null), LONG_AGO)).toEqual({ kind: 'absent' });
  });
});

describe('address', () => {
  const lisbon = { address: { line1: 'Rua Augusta 5', city: 'Lisboa', postalCode: '1100-048', country: 'PT' } };

  test('is changed and the order goes on as it was', async () => {
    const order = await at.place();
    const id = newId();
    expect(await at.send(instruct(order, 'editAddress', null, lisbon), id)).toMatchObject({ kind: 'done' });
    expect(await at.send(instruct(order, 'editAddress', null, lisbon), id, true)).toMatchObject({ kind: 'done' });
    expect(await at.shop.order(order.orderId)).toMatchObject({
      state: 'PaymentSettled',
      totalWithTax: 13480,
      shippingAddress: { city: 'Lisboa', fullName: 'Rosa Vidal' },
    });
  });

  test('that the shop does not accept leaves the order as it was', async () => {
    const order = await at.place();
    const nowhere = { address: { ...lisbon.address, country: 'ZZ' } };
    expect(await at.send(instruct(order, 'editAddress', null, nowhere))).toMatchObject({ kind: 'permanent', code: 'invalid' });
    expect(await at.shop.order(order.orderId)).toMatchObject({ state: 'PaymentSettled', shippingAddress: { city: 'Valencia' } });
  });

  test('of an order that could not come back is not begun', async () => {
    const order = await at.place();
    await at.send(instruct(order, 'refund', 500));
    expect(await at.send(instruct(order, 'editAddress', null, lisbon))).toMatchObject({ kind: 'permanent', code: 'wrong_state' });
    expect((await at.shop.order(order.orderId)).state).toBe('PaymentSettled');
  });

  test('cut off half-way is brought back, and known not to have been changed', async () => {
    const order = await at.place();
    const move = 'mutation($id:ID!){transitionOrderToState(id:$id,state:"Modifying"){__typename}}';
    await at.shop.ask(move, { id: order.orderId });
    const instruction = instruct(order, 'editAddress', null, lisbon);
    expect(await at.send(instruction)).toMatchObject({ kind: 'permanent', code: 'wrong_state' });
    expect(await at.connector.reconcile(newId(), instruction, LONG_AGO)).toEqual({ kind: 'absent' });
    expect((await at.shop.order(order.orderId)).state).toBe('PaymentSettled');
    await at.shop.ask(move, { id: order.orderId });
    expect(await at.send(instruction, newId(), true)).toMatchObject({ kind: 'done' });
    expect(await at.shop.order(order.orderId)).toMatchObject({ state: 'PaymentSettled', shippingAddress: { city: 'Lisboa' } });
  });
});

test('a coupon is made once by its code, and another of that code is refused', async () => {
  const [id, instruction] = [newId(), instruct(null, 'coupon', 500, { code: 'GRACIAS-5' })];
  const first = await at.send(instruction, id);
  expect(first).toMatchObject({ kind: 'done', result: { code: 'GRACIAS-5' } });
  expect(await at.send(instruction, id, true)).toEqual(first);
  expect(await at.connector.reconcile(id, instruction, LONG_AGO)).toEqual(first);
  expect(await at.send(instruction)).toMatchObject({ kind: 'permanent', code: 'already_done' });
  const own = await at.send(instruct(null, 'coupon', null, { percent: 10 }));
  expect(own).toMatchObject({ kind: 'done', result: { code: containing('GR-') } });
  const { data } = await at.shop.ask<{ promotions: { totalItems: number } }>('{promotions{totalItems}}');
  expect(data.promotions.totalItems).toBe(2);
});

test('a note is written once and only for the staff', async () => {
  const order = await at.place();
  const [id, instruction] = [newId(), instruct(order, 'note', null, { text: 'Llamó dos veces' })];
  expect(await at.send(instruction, id)).toMatchObject({ kind: 'done' });
  expect(await at.send(instruction, id, true)).toMatchObject({ kind: 'done' });
  const { history } = await at.shop.order(order.orderId);
  expect(history.items.filter((item) => item.type === 'ORDER_NOTE')).toMatchObject([
    { isPublic: false, data: { note: containing('Llamó dos veces') } },
  ]);
});

test('stock is set to a figure', async () => {
  expect(await at.send(instruct(null, 'adjustStock', null, { sku: 'TR-2', stockOnHand: 7 }))).toMatchObject({
    kind: 'done',
    result: { before: 0 },
  });
  expect((await at.connector.products?.())?.find((product) => product.sku === 'TR-2')).toMatchObject({
    stock: 7,
    minor: 4250,
    currency: 'EUR',
    name: 'Tostadora TR-2',
  });
  expect(await at.send(instruct(null, 'adjustStock', null, { sku: 'NO-1', stockOnHand: 7 }))).toMatchObject({
    kind: 'permanent',
    code: 'not_found',
  });
});

test('what a shop of this kind cannot do is said at once', async () => {
  expect(at.connector.supports('exchange')).toBe(false);
  expect(await at.send(instruct(null, 'exchange', null))).toMatchObject({ kind: 'permanent', code: 'unsupported' });
  expect(await at.send(instruct(null, 'coupon', null, { percent: 300 }))).toMatchObject({
    kind: 'permanent',
    code: 'invalid',
    text: containing('percent'),
  });
});

test('orders are found by e-mail, customers listed, and changes told once', async () => {
  const { cursor } = await (at.connector.changedSince?.(null) ?? Promise.reject(new Error('no polling')));
  const order = await at.place({ email: 'Nuria.Soler@Example.org', name: 'Nuria Soler' });
  expect(await at.connector.findOrders?.('nuria.soler@example.ORG ')).toMatchObject([
    { number: order.code, customer: { name: 'Nuria Soler' } },
  ]);
  expect(await at.connector.customers?.()).toContainEqual(
    expect.objectContaining({ email: 'nuria.soler@example.org', name: 'Nuria Soler' }),
  );
  const next = await at.connector.changedSince?.(cursor);
  expect(next?.orders.map((one) => one.number)).toEqual([order.code]);
  expect((await at.connector.changedSince?.(next?.cursor ?? null))?.orders).toEqual([]);
  expect(await at.connector.getOrder?.('987654')).toBeNull();
});

describe('check', () => {
  test('says that all is well', async () => {
    expect(await at.connector.check()).toEqual({ ok: true, code: 'ok', text: '' });
  });

  test('tells a wrong key, a missing permission, a silent address and something else apart', async () => {
    expect(await at.connect({ credentials: 'wrong:key' }).check()).toMatchObject({ ok: false, code: 'unauthorized' });
    expect(await at.connect({ credentials: null }).check()).toMatchObject({ ok: false, code: 'misconfigured' });
    expect(await at.connect({ address: 'http://127.0.0.1:18149/admin-api' }).check()).toMatchObject({
      ok: false,
      code: 'unreachable',
    });
    expect(await at.connect({ address: at.shop.adminUrl.replace('admin-api', 'nothing') }).check()).toMatchObject({
      code: 'not_this_shop',
    });
    expect(await at.connect({ address: at.shop.adminUrl.replace('admin-api', 'shop-api') }).check()).toMatchObject({
      code: 'not_this_shop',
    });
    const role = await at.shop.ask<{ createRole: { id: string } }>(
      'mutation{createRole(input:{code:"solo-leer",description:"",permissions:[ReadOrder,ReadCustomer,ReadCatalog,ReadPromotion]}){id}}',
    );
    const key = await at.shop.ask<{ createApiKey: { apiKey: string } }>(
      'mutation($r:[ID!]!){createApiKey(input:{roleIds:$r,translations:[{languageCode:es,name:"x"}]}){apiKey}}',
      { r: [role.data.createRole.id] },
    );
    const outcome = await at.connect({ credentials: key.data.createApiKey.apiKey }).check();
    expect(outcome).toEqual({ ok: false, code: 'missing_permissions', text: 'UpdateOrder, CreatePromotion' });
  });

  test('nothing is sent to a shop that is not there', async () => {
    const order = await at.place();
    const away = at.connect({ address: 'http://127.0.0.1:18149/admin-api' });
    expect(await at.send(instruct(order, 'refund', 100), newId(), false, away)).toMatchObject({ kind: 'temporary' });
  });

  test('a page of a proxy in between is not taken for an answer', async () => {
    const proxy = createServer((_request, response) =>
      response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>'),
    );
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const away = at.connect({ address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/` });
    expect(await at.send(instruct(null, 'coupon', 500), newId(), false, away)).toMatchObject({ kind: 'temporary' });
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
  const when = new Date();
  const headers = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(when.getTime() / 1000)),
    'webhook-signature': new Webhook(SECRET).sign('msg_1', when, body),
  };
  expect(at.connector.verifyWebhook(Buffer.from(body), headers)).toEqual({
    ok: true,
    dedupeKey: 'msg_1',
    topic: 'refund.changed',
    orderRef: '7',
  });
  expect(at.connector.verifyWebhook(Buffer.from(body.replace('7', '8')), headers).ok).toBe(false);
  expect(at.connector.verifyWebhook(Buffer.from(body), {}).ok).toBe(false);
});

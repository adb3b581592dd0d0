import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from './vendure/graphql.ts';
import { type Shop, startVendure } from './vendure/shop.ts';

const SECRET = `whsec_${Buffer.from('a secret that only this test knows').toString('base64')}`;
const heard: { type: string; data: { orderCode?: string; refundId?: string } }[] = [];
const ears = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString('utf8');
    heard.push(new Webhook(SECRET).verify(body, request.headers as Record<string, string>) as (typeof heard)[number]);
    response.end();
  });
});

let shop: Shop;
let mails = 0;
const order = (rest: { deliver?: boolean; sku?: string } = {}) =>
  shop.placeOrder({
    email: `cliente${++mails}@example.org`,
    name: 'Rosa Vidal',
    lines: [{ sku: rest.sku ?? 'CM-40', quantity: 1 }],
    ...rest,
  });
const movesOf = async (code: string) =>
  (await shop.pspMoves()).filter((m) => m.kind === 'refund' && m.order === code).map((m) => m.amount);

type RefundReply = { refundOrder: { __typename: string; id?: string; state?: string; errorCode?: string } | null };
/** As an integration with its own key would send it. `whole: false` leaves out the fields that the schema calls deprecated. */
const refund = (paymentId: string, amount: number, whole = true) =>
  ask<RefundReply | null>(
    shop.adminUrl,
    { 'vendure-api-key': shop.apiKey },
    `mutation($i:RefundOrderInput!){refundOrder(input:$i){__typename ...on Refund{id state} ...on ErrorResult{errorCode}}}`,
    { i: { paymentId, amount, reason: 'prueba', ...(whole ? { lines: [], shipping: 0, adjustment: 0 } : {}) } },
  );

beforeAll(async () => {
  await new Promise<void>((resolve) => ears.listen(0, '127.0.0.1', resolve));
  const { port } = ears.address() as AddressInfo;
  shop = await startVendure({ port: 18100, webhook: { url: `http://127.0.0.1:${port}/`, secret: SECRET } });
}, 300_000);
afterAll(async () => {
  await shop?.stop();
  ears.close();
});

test('an order is placed, paid, delivered and refunded, and the provider moved the money once', async () => {
  const { orderId, code, paymentId, totalMinor, currency } = await order({ deliver: true });
  expect({ totalMinor, currency }).toEqual({ totalMinor: 12990 + 490, currency: 'EUR' });
  expect((await refund(paymentId, 2000)).data?.refundOrder).toMatchObject({ __typename: 'Refund', state: 'Settled' });
  expect(await movesOf(code)).toEqual([2000]);
  expect(await shop.refunds(orderId)).toMatchObject([{ total: 2000, state: 'Settled', reason: 'prueba' }]);
  expect((await shop.order(orderId)).state).toBe('Delivered');
});

test('the shop itself does not know that a repeated request is the same one', async () => {
  const { orderId, code, paymentId } = await order();
  await refund(paymentId, 1000);
  await refund(paymentId, 1000);
  expect(await movesOf(code)).toEqual([1000, 1000]);
  expect(await shop.refunds(orderId)).toHaveLength(2);
});

test('a declined refund is a successful answer whose state says failed', async () => {
  const { code, paymentId } = await order();
  expect(await refund(paymentId, 666)).toMatchObject({ errors: [], data: { refundOrder: { state: 'Failed' } } });
  expect(await movesOf(code)).toEqual([]);
});

test('more than was paid is refused before the provider is asked', async () => {
  const { code, paymentId, totalMinor } = await order();
  expect((await refund(paymentId, totalMinor + 1)).data?.refundOrder).toMatchObject({ errorCode: 'REFUND_AMOUNT_ERROR' });
  expect(await movesOf(code)).toEqual([]);
});

test('ambiguous for real: without the fields called deprecated the money moves, the answer is an error, and no refund is listed', async () => {
  const { orderId, code, paymentId } = await order();
  const reply = await refund(paymentId, 700, false);
  expect(reply.data?.refundOrder ?? null).toBeNull();
  expect(reply.errors[0]?.message).toMatch(/null value in column "(shipping|adjustment)"/);
  expect(await movesOf(code)).toEqual([700]);
  expect(await shop.refunds(orderId)).toEqual([]);
});

test('an error of the provider looks the same from outside whether or not the money moved', async () => {
  const [moved, unmoved] = [await order(), await order()];
  const [one, other] = [await refund(moved.paymentId, 1013), await refund(unmoved.paymentId, 1023)];
  const seen = ({ data, errors }: typeof one) => ({
    data,
    errors: errors.map(({ message, extensions }) => ({ message, code: extensions?.code })),
  });
  expect(seen(one)).toEqual(seen(other));
  expect(await shop.refunds(moved.orderId)).toEqual(await shop.refunds(unmoved.orderId));
  expect([await movesOf(moved.code), await movesOf(unmoved.code)]).toEqual([[1013], []]);
});

test('a pending refund is listed as pending', async () => {
  const { orderId, paymentId } = await order();
  await refund(paymentId, 1019);
  expect(await shop.refunds(orderId)).toMatchObject([{ total: 1019, state: 'Pending' }]);
});

test('killed and started again, the shop still has its order and its refund', async () => {
  const { orderId, paymentId } = await order();
  await refund(paymentId, 1500);
  await shop.kill();
  await shop.restart();
  expect(await shop.refunds(orderId)).toMatchObject([{ total: 1500, state: 'Settled' }]);
});

test('orders and refunds are told by a signed message', async () => {
  const { code, paymentId } = await order();
  const answer = await refund(paymentId, 1200);
  await expect.poll(() => heard.filter((h) => h.data.orderCode === code).map((h) => h.type)).toContain('refund.changed');
  expect(heard.find((h) => h.type === 'refund.changed' && h.data.orderCode === code)?.data.refundId).toBe(
    answer.data?.refundOrder?.id,
  );
  expect(heard.map((h) => h.type)).toContain('stock.changed');
});

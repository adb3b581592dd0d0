import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { testHouse } from '../test/house.ts';
import { linesIn, playShop } from './shop/run.ts';
import { differencesOf, disagreements, minorOf } from './shop/state.ts';

const directory = path.resolve(import.meta.dirname, '../../shared/data/shop');
const absent = !existsSync(path.join(directory, 'rule-matrix.jsonl'));
const TASKS = 60;

it.each([
  ['52.029999999999745', 5203],
  ['7.93', 793],
  ['67', 6700],
  ['0.005', 1],
  ['-1.5', -150],
  ['1e-7', 0],
])('reads %s as so many cents', (written, minor) => {
  expect(minorOf(written)).toBe(minor);
});

it('an amount written in two ways has not changed; a field that was added has', () => {
  expect(disagreements([{ path: '/a', before: 900, after: 900 }], [])).toEqual([]);
  expect(differencesOf({ a: 1 }, { a: 1, b: ['y', 'x'] })).toEqual([{ path: '/b', before: null, after: ['y', 'x'], op: 'add' }]);
  expect(
    disagreements([{ path: '/b', before: null, after: ['x', 'y'], op: 'add' }], differencesOf({}, { b: ['y', 'x'] })),
  ).toEqual([]);
});

/** A shop of two customers, so small that what must become of each attempt can be told by heart. */
const address = { address1: '1 Main St', address2: '', city: 'Denver', country: 'USA', state: 'CO', zip: '80218' };
const variant = (id: string, price: number, available = true) => ({ item_id: id, options: { size: id }, available, price });
const small = {
  products: {
    p1: {
      name: 'Lamp',
      product_id: 'p1',
      variants: { a1: variant('a1', 10.1), a2: variant('a2', 12.35), a3: variant('a3', 9, false) },
    },
    p2: { name: 'Chair', product_id: 'p2', variants: { b1: variant('b1', 50) } },
  },
  users: Object.fromEntries(
    ['ana', 'eva'].map((id) => [
      id,
      {
        ...{ name: { first_name: id, last_name: 'Doe' }, address, email: `${id}@example.com`, orders: [`#W${id}1`, `#W${id}2`] },
        payment_methods: {
          [`gift_${id}`]: { source: 'gift_card', balance: 2, id: `gift_${id}` },
          [`paypal_${id}`]: { source: 'paypal', id: `paypal_${id}` },
        },
      },
    ]),
  ),
  orders: Object.fromEntries(
    ['ana', 'eva'].flatMap((id) =>
      ['pending', 'delivered'].map((status, n) => [
        `#W${id}${n + 1}`,
        {
          ...{ order_id: `#W${id}${n + 1}`, user_id: id, address, status, fulfillments: [] },
          items: [1, 2].map(() => ({ name: 'Lamp', product_id: 'p1', item_id: 'a1', price: 10.1, options: { size: 'a1' } })),
          payment_history: [{ transaction_type: 'payment', amount: 20.2, payment_method_id: `gift_${id}` }],
        },
      ]),
    ),
  ),
};
const order1 = { order_id: '#Wana1' };
const [pay, refund] = ['payment', 'refund'].map((type) => (amount: number, id: string) => ({
  ...{ transaction_type: type, amount, payment_method_id: id },
})) as [(amount: number, id: string) => object, (amount: number, id: string) => object];
const attempts: [string, object, boolean, object[]][] = [
  [
    'modify_user_address',
    { user_id: 'ana', ...address, city: 'Reno' },
    false,
    [{ path: '/users/ana/address/city', before: 'Denver', after: 'Reno' }],
  ],
  ['cancel_pending_order', { ...order1, reason: 'too expensive' }, true, []],
  [
    'cancel_pending_order',
    { ...order1, reason: 'no longer needed' },
    false,
    [
      { path: '/orders/#Wana1/status', before: 'pending', after: 'cancelled' },
      { path: '/orders/#Wana1/cancel_reason', before: null, after: 'no longer needed', op: 'add' },
      {
        path: '/orders/#Wana1/payment_history',
        before: [pay(20.2, 'gift_ana')],
        after: [pay(20.2, 'gift_ana'), refund(20.2, 'gift_ana')],
      },
      { path: '/users/ana/payment_methods/gift_ana/balance', before: 2, after: 22.2 },
    ],
  ],
  ['cancel_pending_order', { order_id: '#Wnobody', reason: 'no longer needed' }, true, []],
  ['modify_pending_order_payment', { ...order1, payment_method_id: 'gift_ana' }, true, []],
  ['modify_pending_order_payment', { ...order1, payment_method_id: 'paypal_eva' }, true, []],
  [
    'modify_pending_order_items',
    { ...order1, item_ids: ['a1', 'a1', 'a1'], new_item_ids: ['a2', 'a2', 'a2'], payment_method_id: 'paypal_ana' },
    true,
    [],
  ],
  [
    'modify_pending_order_items',
    { ...order1, item_ids: ['a1', 'a1'], new_item_ids: ['a2', 'a2'], payment_method_id: 'gift_ana' },
    true,
    [],
  ],
  [
    'modify_pending_order_items',
    { ...order1, item_ids: ['a1'], new_item_ids: ['b1'], payment_method_id: 'paypal_ana' },
    true,
    [],
  ],
  [
    'exchange_delivered_order_items',
    { order_id: '#Wana2', item_ids: ['a1'], new_item_ids: ['a3'], payment_method_id: 'paypal_ana' },
    true,
    [],
  ],
  ['return_delivered_order_items', { order_id: '#Wana2', item_ids: ['a1'], payment_method_id: 'paypal_ana' }, true, []],
  [
    'return_delivered_order_items',
    { order_id: '#Wana2', item_ids: ['a1', 'a1'], payment_method_id: 'gift_ana' },
    false,
    [
      { path: '/orders/#Wana2/status', before: 'delivered', after: 'return requested' },
      { path: '/orders/#Wana2/return_items', before: null, after: ['a1', 'a1'], op: 'add' },
      { path: '/orders/#Wana2/return_payment_method_id', before: null, after: 'gift_ana', op: 'add' },
    ],
  ],
];

it('a small shop is left as each attempt must leave it', { timeout: 120_000 }, async () => {
  const home = mkdtempSync(path.join(tmpdir(), 'corpus-shop-'));
  const house = await testHouse({ logLevel: 'fatal' });
  try {
    for (const [name, content] of Object.entries(small)) writeFileSync(path.join(home, `${name}.json`), JSON.stringify(content));
    const single = attempts.map(([name, kwargs, isError, differences], n) => ({
      ...{ id: `small/${n}`, user_id: 'ana', instruction: name, expected_state_diff: differences },
      actions: [{ name, kwargs, expected_result_is_error: isError }],
    }));
    // Changed twice is refused: after its items were changed, an order is no longer pending.
    const twice = {
      ...{ id: 'small/twice', user_id: 'eva', instruction: 'twice' },
      actions: [false, true].map((isError) => ({
        ...{ name: 'modify_pending_order_items', expected_result_is_error: isError },
        kwargs: { order_id: '#Weva1', item_ids: ['a1'], new_item_ids: ['a1'], payment_method_id: 'paypal_eva' },
      })),
      expected_state_diff: [
        { path: '/orders/#Weva1/status', before: 'pending', after: 'pending (item modified)' },
        {
          path: '/orders/#Weva1/payment_history',
          before: [pay(20.2, 'gift_eva')],
          after: [pay(20.2, 'gift_eva'), refund(0, 'paypal_eva')],
        },
      ],
    };
    const lines = [...single, twice].map((line) => JSON.stringify(line));
    writeFileSync(path.join(home, 'tasks_dev.jsonl'), lines.join('\n'));
    const { played } = await playShop(await house.house.app.listen({ host: '127.0.0.1', port: 0 }), home);
    expect(played.filter((one) => !one.agrees)).toEqual([]);
    expect(played).toHaveLength(lines.length);
  } finally {
    await house.close();
    rmSync(home, { recursive: true });
  }
});

it('a shop’s policy is kept to the letter, and its requests leave what they must', { timeout: 240_000 }, async ({ skip }) => {
  if (absent) skip(`no ${directory}`);
  const house = await testHouse({ logLevel: 'error' });
  try {
    const { played, badSignatures } = await playShop(await house.house.app.listen({ host: '127.0.0.1', port: 0 }), directory, {
      limit: TASKS,
    });
    expect(played.filter((one) => !one.agrees)).toEqual([]);
    expect(played).toHaveLength(linesIn(directory, TASKS).length);
    expect(badSignatures).toBe(0);
  } finally {
    await house.close();
  }
});

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Order, StoreRule } from '../contract.ts';
import type { Matter, Product, ShopCustomer } from '../facts/contract.ts';
import { factsOf, readWish } from '../facts/decide.ts';
import { judge } from './decide.ts';

const now = new Date('2026-11-24T09:00:00.000Z');
const address = {
  name: 'Ana',
  line1: 'Calle Mayor 1',
  line2: '',
  city: 'León',
  province: '',
  postalCode: '24001',
  country: 'ES',
  phone: '',
};
const line = (ref: string, sku: string, quantity: number, unitMinor: number) => ({
  ref,
  sku,
  productRef: `P-${sku[0]}`,
  name: sku,
  quantity,
  unitMinor,
  category: 'lamps',
  serial: '',
});
const order: Order = {
  id: 'o',
  storeId: 's',
  storeName: 'Tienda',
  customerId: 'c',
  ref: 'R',
  number: '10233',
  state: 'delivered',
  placedAt: '2026-11-01T10:00:00Z',
  deliveredAt: '2026-11-20T10:00:00Z',
  updatedAt: '2026-11-20T10:00:00Z',
  currency: 'EUR',
  totalMinor: 9000,
  paidMinor: 9000,
  refundedMinor: 1000,
  refundableMinor: 8000,
  shippingMinor: 0,
  lines: [line('1', 'A1', 2, 2000), line('2', 'B1', 1, 5000)],
  payments: [{ ref: 'card_1', method: 'credit_card', label: 'tarjeta ··4418', minor: 9000, state: 'settled' }],
  refunds: [],
  shipments: [],
  address,
  facts: {},
};
const product = (sku: string, minor: number, stock: number | null, available = true): Product => ({
  sku,
  productRef: `P-${sku[0]}`,
  name: sku,
  options: {},
  category: 'lamps',
  minor,
  currency: 'EUR',
  stock,
  available,
});
const products = new Map(
  [
    product('A1', 2000, 5),
    product('A2', 2500, 1),
    product('A3', 2000, 0),
    product('B1', 5000, null),
    product('B2', 4000, null),
  ].map((one) => [one.sku, one]),
);
const profile: ShopCustomer = {
  ref: 'u1',
  name: 'Ana',
  address,
  paymentMethods: [
    { ref: 'card_1', kind: 'credit_card', label: '', balanceMinor: null },
    { ref: 'gift_1', kind: 'gift_card', label: '', balanceMinor: 400 },
  ],
};
const matter = (change: Partial<Matter>): Matter => ({
  action: 'X',
  op: 'external',
  params: {},
  amount: null,
  now,
  customerId: 'c',
  order,
  moneyUnderWay: false,
  profiles: [profile],
  products,
  store: { id: 's', code: 'T', name: 'Tienda', connector: 'push', hasAddress: true, rules: [], ops: null },
  ...change,
});
const factsIn = (change: Partial<Matter>) => factsOf(matter(change), readWish(change.params ?? {})).facts;
const reason = (change: Partial<Matter>, complete = false) => {
  const one = matter(change);
  const wish = readWish(one.params);
  return judge({ matter: one, wish, ...factsOf(one, wish) }, complete, 'es')?.reason ?? 'allowed';
};
const eur = (minor: number) => ({ minor, currency: 'EUR' });

describe('facts', () => {
  it('of the order', () => {
    expect(factsIn({})).toMatchObject({
      orderState: 'delivered',
      daysSinceDelivery: 3,
      daysSinceOrder: 22,
      itemCount: 3,
      refundableMinor: 8000,
      picked: true,
      skus: ['A1', 'B1'],
      categories: ['lamps'],
      inGuarantee: true,
    });
    expect(factsIn({ order: { ...order, facts: { picked: false, cancelReason: 'x' } } })).toMatchObject({
      picked: false,
      cancelReason: 'x',
    });
  });
  it('of the items asked for, unit by unit', () => {
    expect(factsIn({ params: { lines: ['A1', 'A1', '2'] } })).toMatchObject({
      itemsInOrder: true,
      unitsAsked: 3,
      linesMinor: 9000,
    });
    expect(factsIn({ params: { lines: ['A1', 'A1', 'A1'] } })).toMatchObject({ itemsInOrder: false });
    expect(factsIn({ params: { lines: [{ sku: 'A1', quantity: 2 }], newItems: ['A2', 'A3'] } })).toMatchObject({
      sameLength: true,
      newItemsKnown: true,
      newItemsAvailable: false,
      newItemsSameProduct: true,
      newItemsDiffer: true,
      priceDifferenceMinor: 500,
    });
    expect(factsIn({ params: { lines: ['1'], newItems: ['B1', 'Z9'] } })).toMatchObject({
      sameLength: false,
      newItemsKnown: false,
      newItemsSameProduct: null,
      priceDifferenceMinor: null,
    });
    expect(factsIn({ params: { lines: ['1', '2'], newItems: ['B2', 'A2'] } })).toMatchObject({ newItemsSameProduct: false });
  });
  it('of the payment method', () => {
    expect(factsIn({ params: { paymentMethod: 'gift_1' } })).toMatchObject({
      paymentMethodKnown: true,
      paymentMethodIsOriginal: false,
      paymentMethodIsGiftCard: true,
      giftCardCovers: false,
      giftCardBalanceMinor: 400,
    });
    expect(factsIn({ params: { paymentMethod: 'gift_1', lines: ['2'], newItems: ['B2'] } })).toMatchObject({
      priceDifferenceMinor: -1000,
      giftCardCovers: true,
    });
    expect(factsIn({ params: { paymentMethod: 'card_1' } })).toMatchObject({
      paymentMethodIsOriginal: true,
      giftCardCovers: true,
    });
    expect(factsIn({ params: { paymentMethod: 'card_9' } })).toMatchObject({ paymentMethodKnown: false });
  });
});

describe('what the shop lets', () => {
  const pending = { ...order, state: 'pending', deliveredAt: null };
  const table: [string, Partial<Matter>, string][] = [
    ['a refund of what is left', { op: 'refund', amount: eur(8000) }, 'allowed'],
    ['a cent more', { op: 'refund', amount: eur(8001) }, 'stores.moreThanRefundable'],
    ['nothing', { op: 'refund', amount: eur(0) }, 'stores.amountNotPositive'],
    ['less than nothing', { op: 'refund', amount: eur(-5) }, 'stores.amountNotPositive'],
    ['another currency', { op: 'refund', amount: { minor: 5, currency: 'USD' } }, 'stores.otherCurrency'],
    ['while money is under way', { op: 'refund', moneyUnderWay: true }, 'stores.moneyUnderWay'],
    ['an order that was not paid', { op: 'refund', order: { ...order, paidMinor: 0 } }, 'stores.notPaid'],
    ['without an order', { op: 'refund', order: null }, 'stores.orderNeeded'],
    ['a coupon without an order', { op: 'coupon', order: null }, 'allowed'],
    ['to cancel what was delivered', { op: 'cancel' }, 'stores.notCancellable'],
    ['to cancel what is pending', { op: 'cancel', order: pending }, 'allowed'],
    ['to redirect what has arrived', { op: 'editAddress' }, 'stores.alreadySent'],
    ['half an address', { op: 'editAddress', order: pending, params: { address: { line1: 'x' } } }, 'stores.addressIncomplete'],
    ['more units than bought', { op: 'return', params: { lines: [{ ref: '2', quantity: 2 }] } }, 'stores.notInOrder'],
    ['what is not there, again', { op: 'exchange', params: { lines: ['1'], newItems: ['A3'] } }, 'stores.notInStock'],
    ['lines that cannot be read', { op: 'return', params: { lines: 'all' } }, 'stores.paramUnreadable'],
    ['what its connection cannot', { op: 'return', store: { ...matter({}).store, ops: ['refund'] } }, 'stores.unsupported'],
  ];
  it.each(table)('%s', (_, change, expected) => {
    expect(reason(change)).toBe(expected);
  });
  it('its own rules deny, once what they rest on is known', () => {
    const rules: StoreRule[] = [
      {
        id: 'r',
        actions: ['X'],
        require: [{ fact: 'reasonGiven', op: 'in', value: ['broken'] }],
        reasonEs: 'No',
        reasonEn: 'No',
      },
    ];
    const store = { ...matter({}).store, rules };
    expect(reason({ store })).toBe('allowed');
    expect(reason({ store }, true)).toBe('stores.ruleDenies');
    expect(reason({ store, params: { reason: 'bored' } })).toBe('stores.ruleDenies');
    expect(reason({ store, params: { reason: 'broken' } }, true)).toBe('allowed');
    expect(reason({ store, action: 'Y' }, true)).toBe('allowed');
  });
});

const folder = new URL('../../../../../shared/data/shop/', import.meta.url);
const present = existsSync(folder);
if (!present) console.warn('the sample shop is not beside the repository: its rules are not played');

/** The sample shop's policy, said as rules on the facts that we derive. */
const cond = (fact: string, op: 'eq' | 'in' | 'known' = 'eq', value: string | boolean | string[] = true) => ({
  fact,
  op,
  ...(op === 'known' ? {} : { value }),
});
const rule = (action: string, require: StoreRule['require']): StoreRule => ({
  id: action,
  actions: [action],
  require,
  reasonEs: action,
  reasonEn: action,
});
const items = [
  'itemsInOrder',
  'sameLength',
  'newItemsKnown',
  'newItemsAvailable',
  'newItemsSameProduct',
  'paymentMethodKnown',
  'giftCardCovers',
].map((fact) => cond(fact));
const policy = [
  rule('cancel_pending_order', [
    cond('orderState', 'eq', 'pending'),
    cond('reasonGiven', 'in', ['no longer needed', 'ordered by mistake']),
  ]),
  rule('modify_pending_order_address', [cond('orderState', 'eq', 'pending')]),
  rule('modify_pending_order_payment', [
    cond('orderState', 'eq', 'pending'),
    cond('paymentMethodKnown'),
    cond('paymentMethodIsOriginal', 'eq', false),
    cond('giftCardCovers'),
  ]),
  rule('modify_pending_order_items', [cond('orderState', 'eq', 'pending'), ...items]),
  rule('exchange_delivered_order_items', [cond('orderState', 'eq', 'delivered'), ...items]),
  rule('return_delivered_order_items', [
    cond('orderState', 'eq', 'delivered'),
    cond('itemsInOrder'),
    cond('paymentMethodKnown'),
    cond('paymentMethodIsOriginalOrGiftCard'),
  ]),
];

type Method = { id: string; source: string; balance?: number };
type Theirs = {
  user_id: string;
  status: string;
  items: { item_id: string; product_id: string; name: string; price: number }[];
  payment_history: { payment_method_id: string; amount: number }[];
};
type Line = { id: string; rule: string; action: string; kwargs: Record<string, string & string[]>; expect: string };
const read = <T>(file: string): T => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as T;
const minor = (amount: number) => Number(amount.toFixed(2).replace('.', ''));

describe.skipIf(!present)('a whole policy of a shop', () => {
  if (!present) return;
  const orders = read<Record<string, Theirs>>('orders.json');
  const users = read<Record<string, { payment_methods: Record<string, Method> }>>('users.json');
  const sold = Object.values(
    read<
      Record<
        string,
        { product_id: string; name: string; variants: Record<string, { item_id: string; price: number; available: boolean }> }
      >
    >('products.json'),
  );
  const catalogue = new Map(
    sold.flatMap(({ product_id, name, variants }) =>
      Object.values(variants).map((one): [string, Product] => [
        one.item_id,
        {
          sku: one.item_id,
          productRef: product_id,
          name,
          options: {},
          category: name,
          minor: minor(one.price),
          currency: 'USD',
          stock: null,
          available: one.available,
        },
      ]),
    ),
  );
  const lines = readFileSync(new URL('rule-matrix.jsonl', folder), 'utf8')
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text) as Line);

  it.each(lines.map((one) => [one.id, one.rule, one.expect, one] as const))(
    '%s %s: %s',
    (_, rule, expected, { action, kwargs }) => {
      const theirs = orders[kwargs['order_id'] ?? ''];
      if (!theirs) throw new Error('no such order');
      const balance = /balance (\d+)/.exec(rule)?.[1];
      const paymentMethods = Object.values(users[theirs.user_id]?.payment_methods ?? {}).map((one) => ({
        ref: one.id,
        kind: one.source,
        label: '',
        balanceMinor:
          one.source === 'gift_card'
            ? minor(balance && one.id === kwargs['payment_method_id'] ? Number(balance) : (one.balance ?? 0))
            : null,
      }));
      const mine: Order = {
        ...order,
        state: theirs.status,
        deliveredAt: null,
        currency: 'USD',
        totalMinor: theirs.items.reduce((sum, one) => sum + minor(one.price), 0),
        lines: theirs.items.map((one, i) => ({
          ...line(String(i), one.item_id, 1, minor(one.price)),
          productRef: one.product_id,
        })),
        payments: theirs.payment_history.map((one) => ({
          ref: one.payment_method_id,
          method: one.payment_method_id,
          label: '',
          minor: minor(one.amount),
          state: 'settled',
        })),
      };
      const { item_ids, new_item_ids, payment_method_id, reason: why } = kwargs;
      const params = {
        ...(item_ids ? { lines: item_ids } : {}),
        ...(new_item_ids ? { newItems: new_item_ids } : {}),
        ...(payment_method_id ? { paymentMethod: payment_method_id } : {}),
        ...(why ? { reason: why } : {}),
      };
      const said = reason(
        {
          action,
          params,
          order: mine,
          products: catalogue,
          profiles: [{ ...profile, paymentMethods }],
          store: { ...matter({}).store, rules: policy },
        },
        true,
      );
      expect(said === 'allowed' ? 'allow' : 'deny').toBe(expected);
    },
  );
});

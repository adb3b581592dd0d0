import type { Json, Order, Product, State, User } from './state.ts';

const CURRENCY = 'USD';
/** The files tell no dates; the shop's program has to name one. */
const PLACED_AT = '2026-01-05T10:00:00.000Z';
const DELIVERED_AT = '2026-01-09T10:00:00.000Z';

const addressOf = ({ address1, address2, city, state, zip, country }: Record<string, string>, name: string) => ({
  name,
  line1: address1 ?? '',
  line2: address2 ?? '',
  city: city ?? '',
  province: state ?? '',
  postalCode: zip ?? '',
  country: country ?? '',
});

/** An address of ours in the shop's own words. */
export const shopAddress = (address: Record<string, string>): Record<string, string> => ({
  address1: address.line1 ?? '',
  address2: address.line2 ?? '',
  city: address.city ?? '',
  country: address.country ?? '',
  state: address.province ?? '',
  zip: address.postalCode ?? '',
});

const nameOf = ({ name }: User): string => `${name.first_name} ${name.last_name}`;

export function customerStatement(ref: string, user: User) {
  const paymentMethods = Object.values(user.payment_methods).map(({ id, source, brand, last_four: digits, balance }) => ({
    ref: id,
    kind: source,
    label: brand ? `${brand} ···· ${digits ?? ''}` : source,
    balanceMinor: balance ?? null,
  }));
  return { ref, email: user.email, name: nameOf(user), address: addressOf(user.address, nameOf(user)), paymentMethods };
}

/** Every unit is a line of its own, named by its place, since the shop's operations speak of units. */
export function orderStatement(order: Order, user: User) {
  const movements = order.payment_history;
  const sum = (type: string) =>
    movements.filter((one) => one.transaction_type === type).reduce((total, one) => total + one.amount, 0);
  const delivered = !/^(pending|processed|cancelled)/.test(order.status);
  return {
    ref: order.order_id,
    number: order.order_id,
    customer: { ref: order.user_id, email: user.email, name: nameOf(user) },
    state: order.status,
    placedAt: PLACED_AT,
    deliveredAt: delivered ? DELIVERED_AT : null,
    currency: CURRENCY,
    totalMinor: order.items.reduce((total, item) => total + item.price, 0),
    paidMinor: sum('payment'),
    refundedMinor: sum('refund'),
    address: addressOf(order.address, nameOf(user)),
    lines: order.items.map((item, at) => ({
      ref: String(at + 1),
      sku: item.item_id,
      productRef: item.product_id,
      name: item.name,
      quantity: 1,
      unitMinor: item.price,
      category: item.name,
    })),
    payments: movements.flatMap((one, at) =>
      one.transaction_type === 'payment' ? [{ ref: String(at + 1), method: one.payment_method_id, minor: one.amount }] : [],
    ),
    refunds: movements.flatMap((one, at) =>
      one.transaction_type === 'refund' ? [{ ref: String(at + 1), state: 'done', minor: one.amount }] : [],
    ),
  };
}

const productStatement = ({ name, product_id: productRef, variants }: Product) =>
  Object.values(variants).map(({ item_id: sku, options, available, price }) => ({
    ...{ sku, productRef, name, options, category: name, minor: price, currency: CURRENCY, stock: null, available },
  }));

/** All that the shop has to tell at first. */
export function everything({ users, orders, products }: State): Record<'products' | 'customers' | 'orders', Json[]> {
  return {
    products: Object.values(products).flatMap(productStatement),
    customers: Object.entries(users).map(([ref, user]) => customerStatement(ref, user)),
    orders: Object.values(orders).flatMap((order) => {
      const user = users[order.user_id];
      return user ? [orderStatement(order, user)] : [];
    }),
  };
}

import { ask, demand } from './graphql.ts';

/** An order as a customer would place it. `deliver` sends it and marks it delivered; `payment` may stop at the authorisation. */
export type NewOrder = {
  email: string;
  name: string;
  lines: { sku: string; quantity: number }[];
  deliver?: boolean;
  payment?: 'settled' | 'authorized';
  shipping?: 'estandar' | 'urgente';
  address?: { street: string; city: string; postalCode: string; country: 'ES' | 'PT' };
};

/** Amounts in minor units with tax. `orderId` and `lineId` are the shop's own ids, `code` is what the customer knows. */
export type PlacedOrder = {
  orderId: string;
  code: string;
  paymentId: string;
  totalMinor: number;
  currency: string;
  lines: { lineId: string; sku: string; quantity: number; totalMinor: number }[];
};

export type Doors = { shopUrl: string; adminUrl: string; adminHeaders: Record<string, string> };

const AT_HOME = { street: 'Calle Mayor 12', city: 'Valencia', postalCode: '46001', country: 'ES' } as const;

type Line = { id: string; quantity: number; proratedLinePriceWithTax: number; productVariant: { sku: string } };
type Paid = { id: string; code: string; totalWithTax: number; currencyCode: string; lines: Line[]; payments: { id: string }[] };

async function variantOf({ adminUrl, adminHeaders }: Doors, sku: string): Promise<string> {
  const query = 'query($sku:String!){productVariants(options:{filter:{sku:{eq:$sku}}}){items{id}}}';
  const { data } = await demand<{ productVariants: { items: { id: string }[] } }>(adminUrl, adminHeaders, query, { sku });
  const id = data.productVariants.items[0]?.id;
  if (!id) throw new Error(`the shop sells no ${sku}`);
  return id;
}

/** Places and pays an order through the Shop API, in a session of its own. */
export async function placeOrder(doors: Doors, order: NewOrder): Promise<PlacedOrder> {
  let headers: Record<string, string> = {};
  const shop = async <T extends object>(query: string, variables: object = {}) => {
    const { data, token } = await demand<T>(doors.shopUrl, headers, query, variables);
    if (token) headers = { authorization: `Bearer ${token}` };
    return data;
  };
  const outcome = '{__typename ...on ErrorResult{errorCode message}}';
  for (const { sku, quantity } of order.lines) {
    const v = await variantOf(doors, sku);
    await shop(`mutation($v:ID!,$q:Int!){addItemToOrder(productVariantId:$v,quantity:$q)${outcome}}`, { v, q: quantity });
  }
  const [firstName = '', ...rest] = order.name.split(' ');
  const customer = { emailAddress: order.email, firstName, lastName: rest.join(' ') };
  await shop(`mutation($i:CreateCustomerInput!){setCustomerForOrder(input:$i)${outcome}}`, { i: customer });
  const { street, city, postalCode, country } = order.address ?? AT_HOME;
  await shop(`mutation($i:CreateAddressInput!){setOrderShippingAddress(input:$i)${outcome}}`, {
    i: { fullName: order.name, streetLine1: street, city, postalCode, countryCode: country },
  });
  const { eligibleShippingMethods } = await shop<{ eligibleShippingMethods: { id: string; code: string }[] }>(
    '{eligibleShippingMethods{id code}}',
  );
  const method = eligibleShippingMethods.find(({ code }) => code === (order.shipping ?? 'estandar'));
  await shop(`mutation($m:[ID!]!){setOrderShippingMethod(shippingMethodId:$m)${outcome}}`, { m: [method?.id] });
  await shop(`mutation{transitionOrderToState(state:"ArrangingPayment")${outcome}}`);
  const { addPaymentToOrder: paid } = await shop<{ addPaymentToOrder: Paid }>(
    `mutation($i:PaymentInput!){addPaymentToOrder(input:$i){...on Order{id code totalWithTax currencyCode payments{id}
      lines{id quantity proratedLinePriceWithTax productVariant{sku}}} ...on ErrorResult{errorCode message}}}`,
    { i: { method: 'tarjeta', metadata: order.payment === 'authorized' ? { authorizeOnly: true } : {} } },
  );
  if (order.deliver) await deliver(doors, paid);
  const lines = paid.lines.map((l) => ({
    lineId: l.id,
    sku: l.productVariant.sku,
    quantity: l.quantity,
    totalMinor: l.proratedLinePriceWithTax,
  }));
  const paymentId = paid.payments[0]?.id ?? '';
  return { orderId: paid.id, code: paid.code, paymentId, totalMinor: paid.totalWithTax, currency: paid.currencyCode, lines };
}

async function deliver({ adminUrl, adminHeaders }: Doors, order: Paid): Promise<void> {
  const lines = order.lines.map((line) => ({ orderLineId: line.id, quantity: line.quantity }));
  const handler = {
    code: 'manual-fulfillment',
    arguments: [
      { name: 'method', value: 'Correos Express' },
      { name: 'trackingCode', value: `CE${order.code}` },
    ],
  };
  const { data } = await demand<{ made: { id: string } }>(
    adminUrl,
    adminHeaders,
    'mutation($i:FulfillOrderInput!){made:addFulfillmentToOrder(input:$i){...on Fulfillment{id} ...on ErrorResult{errorCode message}}}',
    { i: { lines, handler } },
  );
  for (const state of ['Shipped', 'Delivered']) {
    const move =
      'mutation($id:ID!,$s:String!){moved:transitionFulfillmentToState(id:$id,state:$s){__typename ...on ErrorResult{errorCode message}}}';
    await demand(adminUrl, adminHeaders, move, { id: data.made.id, s: state });
  }
}

/** A refund as the shop lists it. */
export type ShopRefund = { id: string; total: number; state: string; reason: string | null; transactionId: string | null };
/** What the shop says of an order, for a test to look at. */
export type ShopOrder = {
  id: string;
  code: string;
  state: string;
  updatedAt: string;
  totalWithTax: number;
  lines: { id: string; quantity: number; productVariant: { sku: string } }[];
  payments: { id: string; amount: number; state: string; refunds: ShopRefund[] }[];
  shippingAddress: { fullName: string; streetLine1: string; city: string; postalCode: string; countryCode: string } | null;
  history: { items: { type: string; isPublic: boolean; data: Record<string, unknown> }[] };
};

export async function readOrder({ adminUrl, adminHeaders }: Doors, id: string): Promise<ShopOrder> {
  const query = `query($id:ID!){order(id:$id){id code state updatedAt totalWithTax lines{id quantity productVariant{sku}}
    payments{id amount state refunds{id total state reason transactionId}}
    shippingAddress{fullName streetLine1 city postalCode countryCode} history(options:{take:100}){items{type isPublic data}}}}`;
  const { data, errors } = await ask<{ order: ShopOrder | null }>(adminUrl, adminHeaders, query, { id });
  if (!data.order) throw new Error(`no order ${id}: ${errors[0]?.message ?? ''}`);
  return data.order;
}

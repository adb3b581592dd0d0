// Owns how a Vendure shop speaks: the questions we put to its Admin API, the shape of its answers, and how an exchange with it can end.
import { z } from 'zod';

/** One question to the Admin API. */
export type Question = { query: string; variables: Record<string, unknown> };

/**
 * How a question ended. `refused` is an `errors[]` of GraphQL, under HTTP 200 too: a database error after the payment provider moved
 * the money looks exactly like this. Only `unsent` is certain never to have reached the shop's own code.
 */
export type Reply =
  | { kind: 'answered'; data: Record<string, unknown> }
  | { kind: 'refused'; code: string; text: string }
  | { kind: 'unsent'; code: string; text: string; retryAfterSeconds: number | null }
  | { kind: 'lost'; code: string; text: string };

/** A conversation with the shop: yields questions, is handed replies, and returns what came of it. Pure; the adapter carries it. */
export type Talk<T> = Generator<Question, T, Reply>;

const zRefund = z.object({
  id: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  total: z.int(),
  state: z.string(),
  reason: z.string().nullable(),
  transactionId: z.string().nullable(),
});
const zAddress = z.object({
  fullName: z.string().nullish(),
  streetLine1: z.string().nullish(),
  streetLine2: z.string().nullish(),
  city: z.string().nullish(),
  province: z.string().nullish(),
  postalCode: z.string().nullish(),
  countryCode: z.string().nullish(),
  phoneNumber: z.string().nullish(),
});
/** An order as Vendure tells it; money in minor units. */
export const zVendureOrder = z.object({
  id: z.string(),
  code: z.string(),
  state: z.string(),
  nextStates: z.array(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
  orderPlacedAt: z.string().nullable(),
  currencyCode: z.string(),
  totalWithTax: z.int(),
  shippingWithTax: z.int(),
  couponCodes: z.array(z.string()),
  customer: z
    .object({
      id: z.string(),
      emailAddress: z.string(),
      firstName: z.string(),
      lastName: z.string(),
      phoneNumber: z.string().nullable(),
    })
    .nullable(),
  shippingAddress: zAddress.nullable(),
  lines: z.array(
    z.object({
      id: z.string(),
      quantity: z.int(),
      orderPlacedQuantity: z.int(),
      proratedUnitPriceWithTax: z.int(),
      productVariant: z.object({ sku: z.string(), name: z.string(), product: z.object({ id: z.string() }) }),
    }),
  ),
  payments: z
    .array(z.object({ id: z.string(), method: z.string(), amount: z.int(), state: z.string(), refunds: z.array(zRefund) }))
    .nullable(),
  fulfillments: z
    .array(
      z.object({
        id: z.string(),
        state: z.string(),
        method: z.string(),
        trackingCode: z.string().nullable(),
        updatedAt: z.string(),
        lines: z.array(z.object({ orderLineId: z.string() })),
      }),
    )
    .nullable(),
});
export type VendureOrder = z.output<typeof zVendureOrder>;
export type VendureRefund = z.output<typeof zRefund>;

/** What happened to an order, where it bears our marker or a change of state. */
export const zHistory = z.array(z.object({ createdAt: z.string(), type: z.string(), data: z.record(z.string(), z.unknown()) }));
export type VendureHistory = z.output<typeof zHistory>;

const ORDER = `id code state nextStates createdAt updatedAt orderPlacedAt currencyCode totalWithTax shippingWithTax couponCodes
  customer{id emailAddress firstName lastName phoneNumber}
  shippingAddress{fullName streetLine1 streetLine2 city province postalCode countryCode phoneNumber}
  lines{id quantity orderPlacedQuantity proratedUnitPriceWithTax productVariant{sku name product{id}}}
  payments{id method amount state refunds{id createdAt updatedAt total state reason transactionId}}
  fulfillments{id state method trackingCode updatedAt lines{orderLineId}}`;
const MARKED = '["ORDER_NOTE","ORDER_CANCELLATION","ORDER_STATE_TRANSITION"]';

/** Reads one order with what the history tells of our own doings, newest first. */
export const ORDER_QUERY = `query($id:ID!){order(id:$id){${ORDER} modifications{note}
  history(options:{filter:{type:{in:${MARKED}}},sort:{createdAt:DESC},take:100}){items{createdAt type data}}}}`;
export const CHANGED_QUERY = `query($after:DateTime!,$skip:Int!,$take:Int!){orders(options:{filter:{active:{eq:false},updatedAt:{after:$after}},
  sort:{updatedAt:ASC,id:ASC},skip:$skip,take:$take}){items{${ORDER}}}}`;
export const BY_EMAIL_QUERY = `query($email:String!){customers(options:{filter:{emailAddress:{eq:$email}}}){items{
  orders(options:{filter:{active:{eq:false}},sort:{createdAt:DESC},take:100}){items{${ORDER}}}}}}`;
export const PRODUCTS_QUERY = `query($skip:Int!,$take:Int!){productVariants(options:{sort:{id:ASC},skip:$skip,take:$take}){items{
  sku name enabled priceWithTax currencyCode trackInventory product{id enabled} options{name group{name}} stockLevels{stockOnHand stockAllocated}}}}`;
export const CUSTOMERS_QUERY = `query($skip:Int!,$take:Int!){customers(options:{sort:{id:ASC},skip:$skip,take:$take}){items{
  id emailAddress firstName lastName phoneNumber
  addresses{fullName streetLine1 streetLine2 city province postalCode phoneNumber country{code} defaultShippingAddress}}}}`;

export const zOrderAnswer = z.object({
  order: zVendureOrder
    .extend({ modifications: z.array(z.object({ note: z.string() })), history: z.object({ items: zHistory }) })
    .nullable(),
});
/** An order with its history: what a decision about it looks at. */
export type OrderSeen = NonNullable<z.output<typeof zOrderAnswer>['order']>;
export const zOrdersAnswer = z.object({ orders: z.object({ items: z.array(zVendureOrder) }) });
export const zByEmailAnswer = z.object({
  customers: z.object({ items: z.array(z.object({ orders: z.object({ items: z.array(zVendureOrder) }) })) }),
});

const zVariant = z.object({
  sku: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  priceWithTax: z.int(),
  currencyCode: z.string(),
  trackInventory: z.string(),
  product: z.object({ id: z.string(), enabled: z.boolean() }),
  options: z.array(z.object({ name: z.string(), group: z.object({ name: z.string() }) })),
  stockLevels: z.array(z.object({ stockOnHand: z.int(), stockAllocated: z.int() })),
});
export type VendureVariant = z.output<typeof zVariant>;
export const zProductsAnswer = z.object({ productVariants: z.object({ items: z.array(zVariant) }) });

const zCustomer = z.object({
  id: z.string(),
  emailAddress: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  phoneNumber: z.string().nullable(),
  addresses: z
    .array(zAddress.extend({ country: z.object({ code: z.string() }), defaultShippingAddress: z.boolean().nullable() }))
    .nullable(),
});
export type VendureCustomer = z.output<typeof zCustomer>;
export const zCustomersAnswer = z.object({ customers: z.object({ items: z.array(zCustomer) }) });

// Owns the shops: their orders, customers, products and stock as last heard, their own rules, and executions, which happen exactly once.
import { z } from 'zod';
import { zJson } from '../../platform/json.ts';
import { zCondition } from '../../platform/conditions.ts';
import { zMoney } from '../../platform/money.ts';
import type { Routes } from '../../platform/route.ts';
import { zAddress, zOrder, zPushOrder } from './orders/contract.ts';

export {
  type Order,
  type PushOrder,
  zAddress,
  zLine,
  zPayment,
  zPushOrder,
  zRefund,
  zShipment,
} from './orders/contract.ts';

/** What is carried out in a shop. `external` is anything of a shop's own, done by it and confirmed. */
export const zOp = z.enum([
  'refund',
  'cancel',
  'editAddress',
  'coupon',
  'resend',
  'exchange',
  'return',
  'note',
  'adjustStock',
  'external',
]);
export type Op = z.output<typeof zOp>;

export const zExecutionState = z.enum(['planned', 'sending', 'done', 'failed', 'unknown', 'person']);
export const zExecution = z
  .object({
    id: z.uuid(),
    storeId: z.uuid(),
    orderId: z.uuid().nullable(),
    caseId: z.uuid().nullable(),
    action: z.string(),
    op: zOp,
    amount: zMoney.nullable(),
    input: z.record(z.string(), zJson),
    state: zExecutionState,
    attempts: z.int(),
    plannedAt: z.string(),
    endedAt: z.string().nullable(),
    result: z.record(z.string(), zJson).nullable(),
    /** `code` is a word key under `stores.error.`; `shopCode` what the shop said. */
    error: z.object({ code: z.string(), shopCode: z.string().nullable(), text: z.string() }).nullable(),
    may: z.object({ settle: z.boolean() }),
  })
  .meta({ id: 'Execution' });
export type Execution = z.output<typeof zExecution>;

/** A rule of the shop itself: on these actions, unless all conditions hold on the facts, it is denied with this reason. */
export const zStoreRule = z.object({
  id: z.string(),
  actions: z.array(z.string()).min(1),
  require: z.array(zCondition).min(1),
  reasonEs: z.string(),
  reasonEn: z.string(),
});
export type StoreRule = z.output<typeof zStoreRule>;

export const zProduct = z.object({
  sku: z.string().min(1),
  productRef: z.string().default(''),
  name: z.string(),
  options: z.record(z.string(), z.string()).default({}),
  category: z.string().default(''),
  minor: z.int(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  stock: z.int().nullable().default(null),
  available: z.boolean().default(true),
});
export const zShopCustomer = z.object({
  ref: z.string().min(1),
  email: z.string().optional(),
  name: z.string().default(''),
  phone: z.string().optional(),
  address: zAddress.prefault({}),
  paymentMethods: z
    .array(
      z.object({
        ref: z.string(),
        kind: z.string(),
        label: z.string().default(''),
        balanceMinor: z.int().nullable().default(null),
      }),
    )
    .default([]),
});

export const zStore = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  connector: z.enum(['push', 'vendure']),
  address: z.string().nullable(),
  hasCredentials: z.boolean(),
  rules: z.array(zStoreRule),
  /** `timeoutSeconds` (20): how long an answer of the shop is waited for. */
  settings: z.record(z.string(), zJson),
  /** The unit that looks after it: an integration confirms executions only of the shops of its own unit. Null: any integration. */
  unitId: z.uuid().nullable(),
  /** Where the shop sends its webhooks to. */
  webhookUrl: z.string(),
  checkedAt: z.string().nullable(),
  check: z.object({ ok: z.boolean(), text: z.string() }).nullable(),
});

/** A kind of action as the shop sees it on these facts: whether its own rules let it, and what would happen there. */
export const zFeasibility = z.object({
  allowed: z.boolean(),
  reason: z.string().nullable(),
  maxMinor: z.int().nullable(),
  effects: z.array(z.string()),
});

/**
 * Data: executionPlanned and executionEnded {executionId, orderId, caseId, warrantId, action, state}: executionEnded is spoken whenever
 * it is done, failed, unknown (it is being looked up) or waits for a person; orderChanged {orderId, customerId, storeId, number, state};
 * storeChanged {storeId, code, connector, rules, settings}.
 */
export const events = {
  executionPlanned: 'stores.executionPlanned',
  executionEnded: 'stores.executionEnded',
  orderChanged: 'stores.orderChanged',
  storeChanged: 'stores.storeChanged',
} as const;

const person = { access: 'person' } as const;
const storeParams = z.object({ storeId: z.uuid() });
const many = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item).min(1).max(500) });
const accepted = z.object({ accepted: z.int() });
export const routes = {
  list: { ...person, method: 'GET', path: '/stores', summary: 'Shops', scope: 'stores:read', returns: z.array(zStore) },
  put: {
    ...person,
    method: 'POST',
    path: '/stores',
    summary: 'Adds or changes a shop, by its code',
    scope: 'stores:admin',
    body: zStore.pick({ code: true, name: true, connector: true }).extend({
      address: z.url().nullable().default(null),
      credentials: z.string().optional(),
      webhookSecret: z.string().optional(),
      rules: z.array(zStoreRule).default([]),
      settings: z.record(z.string(), zJson).default({}),
      unitId: z.uuid().nullable().default(null),
    }),
    returns: zStore.extend({ webhookSecret: z.string().nullable() }),
  },
  check: {
    ...person,
    method: 'POST',
    path: '/stores/:storeId/check',
    summary: 'Tests the connection and tells the truth',
    scope: 'stores:admin',
    params: storeParams,
    returns: zStore,
  },
  pushOrders: {
    ...person,
    method: 'POST',
    path: '/stores/:storeId/orders',
    summary: 'The shop tells its orders',
    scope: 'stores:push',
    params: storeParams,
    body: many(zPushOrder),
    returns: accepted,
    bodyLimit: 8_000_000,
  },
  pushProducts: {
    ...person,
    method: 'POST',
    path: '/stores/:storeId/products',
    summary: 'The shop tells products and stock',
    scope: 'stores:push',
    params: storeParams,
    body: many(zProduct),
    returns: accepted,
    bodyLimit: 8_000_000,
  },
  pushCustomers: {
    ...person,
    method: 'POST',
    path: '/stores/:storeId/customers',
    summary: 'The shop tells its customers',
    scope: 'stores:push',
    params: storeParams,
    body: many(zShopCustomer),
    returns: accepted,
    bodyLimit: 8_000_000,
  },
  findOrders: {
    ...person,
    method: 'GET',
    path: '/orders',
    summary: 'Orders by number, customer or e-mail',
    scope: 'stores:read',
    query: z.object({ number: z.string().optional(), customerId: z.uuid().optional(), email: z.string().optional() }),
    returns: z.array(zOrder),
  },
  openExecution: {
    ...person,
    method: 'GET',
    path: '/executions/:executionId',
    summary: 'One execution',
    scope: 'stores:read',
    params: z.object({ executionId: z.uuid() }),
    returns: zExecution,
  },
  listUnsettled: {
    ...person,
    method: 'GET',
    path: '/executions',
    summary: 'Executions whose outcome is not known',
    scope: 'stores:read',
    returns: z.array(zExecution),
  },
  settle: {
    ...person,
    method: 'POST',
    path: '/executions/:executionId/settle',
    summary: 'The shop confirms, or a person says how it ended',
    scope: 'stores:push',
    params: z.object({ executionId: z.uuid() }),
    body: z.object({ state: z.enum(['done', 'failed']), ref: z.string().default(''), note: z.string().max(2000).default('') }),
    returns: zExecution,
  },
  webhook: {
    method: 'POST',
    access: 'public',
    path: '/hooks/stores/:orgId/:storeId',
    summary: 'Webhooks of a shop, checked by their signature',
    scope: '',
    params: storeParams.extend({ orgId: z.uuid() }),
    returns: z.object({ ok: z.boolean() }),
    rawBody: true,
  },
} satisfies Routes;

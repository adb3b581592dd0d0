import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import type {
  Connector,
  ConnectorFactory,
  Instruction,
  Outcome,
  Reconciled,
  Sending,
  WebhookHint,
} from '../connectors/contract.ts';
import type { Op } from '../contract.ts';
import { editAddress, reconcileAddress } from '../vendure-addresses/decide.ts';
import { readOrder } from '../vendure-answers/decide.ts';
import { adjustStock, cancel, note, reconcileMarked } from '../vendure-changes/decide.ts';
import { coupon, reconcileCoupon } from '../vendure-coupons/decide.ts';
import {
  BY_EMAIL_QUERY,
  CHANGED_QUERY,
  CUSTOMERS_QUERY,
  PRODUCTS_QUERY,
  type Question,
  type Reply,
  type Talk,
  zByEmailAnswer,
  zCustomersAnswer,
  zOrdersAnswer,
  zProductsAnswer,
} from '../vendure-orders/contract.ts';
import { customerIn, orderIn, productIn } from '../vendure-orders/decide.ts';
import { pollRefund, reconcileRefund, refund } from '../vendure-refunds/decide.ts';
import { check } from './decide.ts';

/** Settings of a store that this connector reads. */
const zSettings = z.object({
  /** The channel of a shop with several; without it the default one. */
  channelToken: z.string().optional(),
  timeoutSeconds: z.number().positive().max(40).default(20),
});
type Shop = { url: string; headers: Record<string, string>; timeoutMs: number };

/** Errors by which a connection was never made, so that nothing can have been done. */
const NEVER_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_INVALID_URL)/;
/** A request that has not ended after this, in milliseconds, is not going to act any more. */
const ON_ITS_WAY = 120_000;
/** All questions of one action together, in milliseconds: less than the lease under which it is sent. */
const TOGETHER = 50_000;
const PAGE = 100;

const zErrors = z.array(z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }));
const zBody = z.object({ data: z.record(z.string(), z.unknown()).nullish(), errors: zErrors.optional() });

function broken(error: unknown): Reply {
  const { cause, name, message } = error instanceof Error ? error : new Error(String(error));
  const code = (cause as { code?: unknown } | undefined)?.code;
  const text = cause instanceof Error && cause.message ? cause.message : message;
  if (typeof code === 'string' && NEVER_CONNECTED.test(code))
    return { kind: 'unsent', code, text: text || code, retryAfterSeconds: null };
  return { kind: 'lost', code: typeof code === 'string' ? code : name, text };
}

function refusedBy(response: Response): Reply | null {
  const { status } = response;
  const text = `HTTP ${status}`;
  if (status === 401 || status === 403) return { kind: 'refused', code: 'FORBIDDEN', text };
  if (status === 429)
    return { kind: 'unsent', code: 'busy', text, retryAfterSeconds: Number(response.headers.get('retry-after')) || 30 };
  if (status >= 500) return { kind: 'lost', code: 'shop_error', text };
  if (status >= 300 && status !== 400) return { kind: 'unsent', code: 'not_this_shop', text, retryAfterSeconds: null };
  return null;
}

/** Puts one question; every way it can end is a reply, none is thrown. */
async function ask({ url, headers, timeoutMs }: Shop, question: Question, signal?: AbortSignal): Promise<Reply> {
  if (signal?.aborted) return { kind: 'unsent', code: 'stopped', text: 'stopped before it was sent', retryAfterSeconds: null };
  const limits = [AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])];
  let body: unknown;
  try {
    const request = {
      method: 'POST',
      headers,
      body: JSON.stringify(question),
      redirect: 'manual',
      signal: AbortSignal.any(limits),
    } as const;
    const response = await fetch(url, request);
    const refused = refusedBy(response);
    if (refused) return refused;
    body = await response.json();
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'lost', code: 'not_json', text: 'what answers there does not speak JSON' };
    return broken(error);
  }
  const read = zBody.safeParse(body);
  if (!read.success) return { kind: 'lost', code: 'not_json', text: 'what answers there does not speak GraphQL' };
  const [error] = read.data.errors ?? [];
  if (error) return { kind: 'refused', code: error.extensions?.code ?? 'unnamed', text: error.message };
  return { kind: 'answered', data: read.data.data ?? {} };
}

async function carry<T>(shop: Shop, talk: Talk<T>, stop?: AbortSignal): Promise<T> {
  const signal = AbortSignal.any([AbortSignal.timeout(TOGETHER), ...(stop ? [stop] : [])]);
  let step = talk.next();
  while (!step.done) step = talk.next(await ask(shop, step.value, signal));
  return step.value;
}

async function read<T extends z.ZodType>(
  shop: Shop,
  shape: T,
  query: string,
  variables: Record<string, unknown>,
): Promise<z.output<T>> {
  const reply = await ask(shop, { query, variables });
  if (reply.kind !== 'answered') throw new Error(`the shop cannot be read: ${reply.code}: ${reply.text}`);
  return shape.parse(reply.data);
}

async function everyPage<T>(page: (skip: number) => Promise<T[]>): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const items = await page(all.length);
    all.push(...items);
    if (items.length < PAGE) return all;
  }
}

function talkOf({ executionId, sentBefore }: Sending, instruction: Instruction): Talk<Outcome> | null {
  switch (instruction.op) {
    case 'refund':
      return refund(executionId, instruction);
    case 'cancel':
      return cancel(executionId, instruction);
    case 'editAddress':
      return editAddress(executionId, sentBefore, instruction);
    case 'coupon':
      return coupon(executionId, instruction);
    case 'note':
      return note(executionId, instruction);
    case 'adjustStock':
      return adjustStock(executionId, instruction);
    default:
      return null;
  }
}

function* reconciliation(executionId: string, instruction: Instruction, firstSentAt: Date): Talk<Reconciled | Outcome> {
  const settled = Date.now() - firstSentAt.getTime() > ON_ITS_WAY;
  if (instruction.op === 'refund') return yield* reconcileRefund(executionId, instruction, firstSentAt);
  if (instruction.op === 'editAddress') return yield* reconcileAddress(executionId, instruction, settled);
  if (instruction.op === 'coupon') return yield* reconcileCoupon(executionId, instruction, settled);
  if (instruction.op === 'cancel' || instruction.op === 'note') return yield* reconcileMarked(executionId, instruction, settled);
  return { kind: 'absent' }; // a stock set twice is set once
}

function verify(secret: string | null, raw: Buffer, headers: Record<string, string | string[] | undefined>): WebhookHint {
  const plain = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value ?? '')]));
  try {
    if (!secret) throw new Error('no webhook secret');
    const told = z
      .object({ type: z.string(), data: z.object({ orderId: z.string().optional() }).optional() })
      .parse(new Webhook(secret).verify(raw.toString('utf8'), plain));
    return { ok: true, dedupeKey: plain['webhook-id'] ?? '', topic: told.type, orderRef: told.data?.orderId ?? null };
  } catch {
    return { ok: false, dedupeKey: '', topic: '', orderRef: null }; // forged, stale or unreadable: all the same to whoever sent it
  }
}

const SUPPORTED: ReadonlySet<Op> = new Set<Op>(['refund', 'cancel', 'editAddress', 'coupon', 'note', 'adjustStock']);

/** A Vendure 3 shop over its Admin API. `address` is the URL of that API, `credentials` an API key with the permissions that check() names. */
export const vendureConnector: ConnectorFactory = ({ address, credentials, webhookSecret, settings }): Connector => {
  const set = zSettings.safeParse(settings);
  const { channelToken, timeoutSeconds } = set.data ?? { timeoutSeconds: 20 };
  const headers: Record<string, string> = { 'content-type': 'application/json', 'vendure-api-key': credentials ?? '' };
  if (channelToken) headers['vendure-token'] = channelToken;
  const shop: Shop = { url: address ?? '', headers, timeoutMs: timeoutSeconds * 1000 };
  const lost = (error: unknown): Outcome => ({ kind: 'ambiguous', code: 'internal', text: String(error) });

  return {
    async check() {
      if (!set.success) return { ok: false, code: 'misconfigured', text: z.prettifyError(set.error) };
      if (!address || !URL.canParse(address)) return { ok: false, code: 'misconfigured', text: 'address' };
      if (!credentials) return { ok: false, code: 'misconfigured', text: 'credentials' };
      return carry(shop, check());
    },
    async getOrder(ref) {
      const seen = await carry(shop, readOrder(ref));
      if ('order' in seen) return orderIn(seen.order);
      if (seen.end.kind === 'permanent' && seen.end.code === 'not_found') return null;
      throw new Error(`the shop cannot be read: ${JSON.stringify(seen.end)}`);
    },
    async findOrders(email) {
      const { customers } = await read(shop, zByEmailAnswer, BY_EMAIL_QUERY, { email: email.trim().toLowerCase() });
      return customers.items.flatMap((customer) => customer.orders.items.map(orderIn));
    },
    /** Vendure does not touch an order when it is refunded: a refund made elsewhere is seen by webhook, or when the order is opened. */
    async changedSince(cursor) {
      const [after = '1970-01-01T00:00:00.000Z', seen = ''] = cursor?.split('|') ?? [];
      const told = new Set(seen.split(','));
      const found = await everyPage(
        async (skip) => (await read(shop, zOrdersAnswer, CHANGED_QUERY, { after, skip, take: PAGE })).orders.items,
      );
      const last = found.at(-1)?.updatedAt ?? after;
      // The shop keeps microseconds and tells milliseconds, so its last order comes back every time: it is told once.
      const stamps = found.filter((order) => order.updatedAt === last).map((order) => order.id);
      const fresh = found.filter((order) => order.updatedAt !== after || !told.has(order.id));
      const known = last === after ? [...new Set([...told, ...stamps])].filter(Boolean) : stamps;
      return { orders: fresh.map(orderIn), cursor: `${last}|${known.join(',')}` };
    },
    products: () =>
      everyPage(async (skip) =>
        (await read(shop, zProductsAnswer, PRODUCTS_QUERY, { skip, take: PAGE })).productVariants.items.map(productIn),
      ),
    customers: () =>
      everyPage(async (skip) =>
        (await read(shop, zCustomersAnswer, CUSTOMERS_QUERY, { skip, take: PAGE })).customers.items.map(customerIn),
      ),
    supports: (op) => SUPPORTED.has(op),
    async send(sending, instruction) {
      const talk = talkOf(sending, instruction);
      if (!talk) return { kind: 'permanent', code: 'unsupported', shopCode: null, text: instruction.op };
      return carry(shop, talk, sending.signal).catch(lost);
    },
    poll: (handle, instruction) => carry(shop, pollRefund(handle, instruction)).catch(lost),
    /** Throws when the shop cannot be asked: that says nothing about what became of it. */
    async reconcile(executionId, instruction, firstSentAt) {
      const found = await carry(shop, reconciliation(executionId, instruction, firstSentAt));
      if (found.kind === 'temporary') throw new Error(`the shop cannot be asked: ${found.code}: ${found.text}`);
      if (found.kind === 'permanent' || found.kind === 'ambiguous') return { kind: 'unknown', text: found.text };
      return found;
    },
    verifyWebhook: (raw, hookHeaders) => verify(webhookSecret, raw, hookHeaders),
  };
};

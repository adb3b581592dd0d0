import { newId } from '../../server/platform/ids.ts';
import type { Connector, Instruction, Outcome } from '../../server/rooms/stores/connectors/contract.ts';
import { vendureConnector } from '../../server/rooms/stores/vendure/adapter.ts';
import type { NewOrder, PlacedOrder } from './orders.ts';
import type { Shop } from './shop.ts';

/** Signs the shop's messages. */
export const SECRET = `whsec_${Buffer.from('a secret that only this test knows').toString('base64')}`;
/** An instant since when no request can still be on its way. */
export const LONG_AGO = new Date('2026-01-01T00:00:00Z');

/** One thing to do to an order; `minor` in euro cents. */
export function instruct(
  order: PlacedOrder | null,
  op: Instruction['op'],
  minor: number | null,
  input = {},
  before = {},
): Instruction {
  const amount = minor === null ? null : { minor, currency: 'EUR' };
  return { op, action: 'TEST', orderRef: order?.orderId ?? null, amount, input, before };
}

type Store = { address?: string | null; credentials?: string | null; settings?: Record<string, unknown> };

/** A shop with a connector to it, as a contract test uses both. */
export function bench(shop: Shop) {
  const connect = (store: Store = {}): Connector =>
    vendureConnector({
      id: newId(),
      address: shop.adminUrl,
      credentials: shop.apiKey,
      webhookSecret: SECRET,
      settings: {},
      ...store,
    });
  const connector = connect();
  let people = 0;
  return {
    shop,
    connect,
    connector,
    place: (more: Partial<NewOrder> = {}) =>
      shop.placeOrder({
        email: `persona${++people}@example.org`,
        name: 'Rosa Vidal',
        lines: [{ sku: 'CM-40', quantity: 1 }],
        ...more,
      }),
    send: (instruction: Instruction, executionId = newId(), sentBefore = false, by = connector): Promise<Outcome> =>
      by.send({ executionId, attempt: sentBefore ? 2 : 1, sentBefore, signal: AbortSignal.timeout(60_000) }, instruction),
    /** What the payment provider really gave back for an order. */
    movesOf: async (order: PlacedOrder) =>
      (await shop.pspMoves()).filter((move) => move.kind === 'refund' && move.order === order.code).map((move) => move.amount),
  };
}

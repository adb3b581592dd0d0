import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf, type TradingCentre, tradingCentre } from '../../../../test/trading-centre.ts';
import { look } from '../../../platform/act.ts';
import { put } from '../actions/put.ts';
import { settle } from '../actions/settle.ts';
import { type PushOrder, zPushOrder } from '../contract.ts';
import { timedJobs } from '../jobs.ts';
import { pushConnector } from '../push/adapter.ts';
import { ordersOf, unsettled } from '../views.ts';
import type { ConnectorNeeds } from './contract.ts';

/** What a shop that can be asked has in its book; Vendure itself has its own journey, so a stand-in answers here in its place. */
const theirs = { orders: new Map<string, PushOrder>(), behindOurBack: 0, away: false, reads: 0 };
const orderNow = (ref: string): PushOrder | null => {
  const order = theirs.orders.get(ref);
  const given = [...c.shop.book.values()].reduce((sum, one) => sum + (one.orderRef === ref ? one.minor : 0), 0);
  return order ? { ...order, refundedMinor: given + theirs.behindOurBack } : null;
};
const needs: ConnectorNeeds = {
  connectorFor: {
    push: pushConnector,
    vendure: (store) => ({
      ...pushConnector(store),
      getOrder: async (ref) => {
        theirs.reads++;
        if (theirs.away) throw new Error('away');
        return orderNow(ref);
      },
      changedSince: async (cursor) => {
        if (theirs.away) throw new Error('away');
        const orders = [...theirs.orders.keys()].slice(Number(cursor ?? 0));
        return { orders: orders.flatMap((ref) => orderNow(ref) ?? []), cursor: String(theirs.orders.size) };
      },
    }),
  },
};

let c: TradingCentre;
const shopWith = (connector: 'push' | 'vendure', hasAddress: boolean) =>
  put(c.admin(), {
    ...{ code: 'HOGAR', name: 'Hogar', connector, settings: { timeoutSeconds: 1 } },
    address: hasAddress ? `http://127.0.0.1:${c.port}/hook` : null,
  });
beforeAll(async () => {
  c = await tradingCentre(needs);
});
beforeEach(() => {
  c.shop.reset();
  Object.assign(theirs, { behindOurBack: 0, away: false, reads: 0 });
});
afterAll(() => c.close());

describe('a shop that can be asked', () => {
  const newOrder = async () => {
    const id = await c.newOrder();
    const ref = c.lastRef();
    theirs.orders.set(ref, zPushOrder.parse(c.statement(ref)));
    return id;
  };
  beforeAll(() => shopWith('vendure', true));

  it('is asked right before and right after, and what it says then holds', async () => {
    const orderId = await newOrder();
    const { id } = await c.plan(orderId, 2500);
    await c.turn();
    expect(await c.now(id)).toMatchObject({ state: 'done' });
    expect(theirs.reads).toBe(2);
    expect(await c.order(orderId)).toMatchObject({ refundedMinor: 2500, refundableMinor: 7500 });
  });

  it('that gave money back meanwhile is sent nothing, and the new state is seen', async () => {
    const orderId = await newOrder();
    const { id } = await c.plan(orderId, 2500);
    theirs.behindOurBack = 700;
    await c.turn();
    expect(await c.now(id)).toMatchObject({ state: 'failed', error: { code: 'wrong_state' } });
    expect(c.shop.heard).toEqual([]);
    expect(await c.order(orderId)).toMatchObject({ refundedMinor: 700, refundableMinor: 9300 });
  });

  it('that cannot be read is sent nothing until it can', async () => {
    const orderId = await newOrder();
    const { id } = await c.plan(orderId, 2500);
    theirs.away = true;
    await c.turn();
    expect(await c.now(id)).toMatchObject({ state: 'planned', error: { code: 'temporary' } });
    expect(c.shop.heard).toEqual([]);
    theirs.away = false;
    c.pass(1);
    await c.turn();
    expect(await c.now(id)).toMatchObject({ state: 'done' });
    expect(c.shop.book.size).toBe(1);
  });

  it('is polled from where it was left, and one that is away says so in its check', async () => {
    const poll = timedJobs(needs).filter((job) => job.name === 'stores.pollChanges');
    await c.newOrder();
    theirs.orders.set('polled', zPushOrder.parse(c.statement('polled')));
    await c.turn();
    for (const job of poll) await job.run({ orgIds: [c.orgId], sessionFor: () => c.house });
    expect(await look(c.house, (tx) => ordersOf(tx, { number: '#Npolled' }))).toHaveLength(1);
    await c.shop.close();
    theirs.away = true;
    for (const job of poll) await job.run({ orgIds: [c.orgId], sessionFor: () => c.house });
    const kept = await c.owner.query<{ cursor: string; ok: boolean }>(
      `select sync_cursor as cursor, (check_outcome->>'ok')::boolean as ok from store where org_id = $1`,
      [c.orgId],
    );
    expect(kept.rows).toEqual([{ cursor: String(theirs.orders.size), ok: false }]);
    await c.shop.listen(c.port);
  });
});

describe('a shop that gets no webhooks', () => {
  beforeAll(() => shopWith('push', false));

  it('is waited for by a person, and its own program may fetch and confirm', async () => {
    const first = await c.plan(await c.newOrder(), 2500);
    const second = await c.plan(await c.newOrder(), 2500);
    await c.turn();
    expect(await c.now(first.id)).toMatchObject({ state: 'person', attempts: 0, error: { code: 'noAddress' } });
    expect(c.shop.heard).toEqual([]);
    expect((await look(c.shopKey(), unsettled)).map((one) => [one.id, one.may.settle])).toEqual([
      [first.id, true],
      [second.id, true],
    ]);
    expect(await settle(c.shopKey(), { executionId: first.id, state: 'done', ref: 'R-9' })).toMatchObject({ state: 'done' });
    const failed = settle(c.as('ivan'), { executionId: second.id, state: 'failed', note: 'la tienda no pudo' });
    expect(await failed).toMatchObject({ state: 'failed', error: { text: 'la tienda no pudo' } });
  });

  it('of another unit confirms nothing', async () => {
    const { id } = await c.plan(await c.newOrder(), 2500);
    await put(c.admin(), { code: 'HOGAR', name: 'Hogar', connector: 'push', unitId: c.units.TIENDA });
    expect(await refusalOf(settle(c.shopKey(), { executionId: id, state: 'done' }))).toBe('stores.mayNotSettle');
    const own = c.as('berta', { role: 'INTEGRATION', keyScopes: ['stores:push'], unitIds: [c.units.TIENDA] });
    expect(await refusalOf(settle(own, { executionId: id, state: 'done' }))).toBe('let');
  });
});

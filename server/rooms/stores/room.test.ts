import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eur, refusalOf, type TradingCentre, tradingCentre } from '../../../test/trading-centre.ts';
import { look } from '../../platform/act.ts';
import type { Session } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { advance } from './actions/advance.ts';
import { check } from './actions/check.ts';
import { pushCustomers } from './actions/push-customers.ts';
import { pushOrders } from './actions/push-orders.ts';
import { pushProducts } from './actions/push-products.ts';
import { put } from './actions/put.ts';
import { settle } from './actions/settle.ts';
import type { ConnectorNeeds } from './connectors/contract.ts';
import { pushConnector } from './push/adapter.ts';
import { doors } from './routes.ts';
import { allStores, executionById, feasible, orderById, ordersOf } from './views.ts';

/** No Vendure here: a shop of that kind has its own journey. */
const needs: ConnectorNeeds = { connectorFor: { push: pushConnector, vendure: pushConnector } };
/** A door's handler, called as the web calls it. */
const knock = (name: string, call: object): Promise<unknown> => {
  const handler = doors(needs)[0]?.handlers[name] as ((call: object) => Promise<unknown>) | undefined;
  if (!handler) throw new Error(`no door ${name}`);
  return handler(call);
};

let c: TradingCentre;
beforeAll(async () => {
  c = await tradingCentre(needs);
});
beforeEach(() => c.shop.reset());
afterAll(() => c.close());

describe('what the shop tells', () => {
  it('an order once told stays one, and an older statement never overwrites a later one', async () => {
    const id = await c.newOrder({ updatedAt: '2026-11-21T10:00:00Z', state: 'shipped' });
    const ref = c.lastRef();
    await pushOrders(c.shopKey(), { storeId: c.storeId, items: [c.statement(ref, { updatedAt: '2026-11-22T10:00:00Z' })] });
    await pushOrders(c.shopKey(), {
      storeId: c.storeId,
      items: [c.statement(ref, { updatedAt: '2026-11-21T11:00:00Z', state: 'pending' })],
    });
    expect(await c.order(id)).toMatchObject({ state: 'delivered', refundableMinor: 10_000 });
    const spoken = (await c.events('stores.orderChanged')).filter((event) => event.subjectId === id);
    expect(spoken.map((event) => event.data['state'])).toEqual(['shipped', 'delivered']);
  });

  it('a customer is one, by address and by the id of the shop', async () => {
    const id = await c.newOrder();
    const ref = c.lastRef();
    await pushCustomers(c.shopKey(), {
      storeId: c.storeId,
      items: [
        {
          ref: `u${ref}`,
          email: `New.${ref}@Example.org`,
          paymentMethods: [{ ref: 'g1', kind: 'gift_card', balanceMinor: 900 }],
        },
      ],
    });
    const found = await c.order(id);
    expect(await look(c.house, (tx) => ordersOf(tx, { email: `new.${ref}@example.org` }))).toMatchObject([{ id }]);
    const about = { orderId: id, storeId: null, customerId: found?.customerId ?? null };
    const { facts } = await look(c.house, (tx) =>
      feasible(tx, { ...about, action: 'RETURN_OWN', op: 'external', params: { lines: ['A'], paymentMethod: 'g1' } }),
    );
    expect(facts).toMatchObject({
      paymentMethodKnown: true,
      giftCardBalanceMinor: 900,
      orderOfCustomer: true,
      itemsInOrder: true,
      linesMinor: 5000,
    });
  });

  it('says beforehand what a refund does, in the reader’s language', async () => {
    const id = await c.newOrder();
    await pushProducts(c.shopKey(), {
      storeId: c.storeId,
      items: [{ sku: 'A', name: 'Lámpara', minor: 5000, currency: 'EUR', stock: 3 }],
    });
    const ask = {
      orderId: id,
      storeId: c.storeId,
      customerId: null,
      action: 'REFUND_PARTIAL',
      op: 'refund' as const,
      amount: eur(2500),
    };
    const { allowed, maxMinor, effects } = await look(c.as('lucia'), (tx) => feasible(tx, ask));
    expect({ allowed, maxMinor, effects: effects.map((text) => text.replaceAll('\u00a0', ' ')) }).toEqual({
      allowed: true,
      maxMinor: 10_000,
      effects: ['Devuelve 25,00 € a la tarjeta ··4418; las existencias no se tocan.', 'Después quedarán 75,00 € por devolver.'],
    });
  });
});

describe('who may', () => {
  it('set a shop up, and nobody is shown its secrets again', async () => {
    const again = {
      code: 'HOGAR',
      name: 'Hogar',
      connector: 'push' as const,
      address: `http://127.0.0.1:${c.port}/hook`,
      settings: { timeoutSeconds: 1 },
    };
    expect(await refusalOf(put(c.as('carla'), again))).toBe('stores.mayNotAdminister');
    expect(await put(c.admin(), again)).toMatchObject({ id: c.storeId, webhookSecret: null });
    const seen = JSON.stringify([await look(c.admin(), allStores), await c.events('stores.storeChanged')]);
    expect(seen).not.toContain(c.shop.secret.slice(6));
    expect(await refusalOf(put(c.admin(), { ...again, webhookSecret: 'short' }))).toBe('stores.badSecret');
  });

  it('learns the truth from a check', async () => {
    expect(await check(c.admin(), needs, c.storeId)).toMatchObject({ check: { ok: true } });
    await c.shop.close();
    const { check: outcome } = await check(c.admin(), needs, c.storeId);
    expect(outcome?.ok).toBe(false);
    expect(outcome?.text).toContain('ECONNREFUSED');
    await c.shop.listen(c.port);
    expect(await refusalOf(check(c.as('lucia'), needs, c.storeId))).toBe('stores.mayNotAdminister');
  });

  it('tell orders: the shop with its key, and no person', async () => {
    expect(await refusalOf(pushOrders(c.as('carla'), { storeId: c.storeId, items: [c.statement('x')] }))).toBe(
      'stores.mayNotPush',
    );
    expect(
      await refusalOf(
        pushOrders(c.as('berta', { role: 'INTEGRATION', keyScopes: ['cases:read'] }), {
          storeId: c.storeId,
          items: [c.statement('x')],
        }),
      ),
    ).toBe('stores.mayNotPush');
  });

  it('see orders and executions: by search, by id and in lists, whoever sees cases', async () => {
    const orderId = await c.newOrder();
    const { id } = await c.plan(orderId, 100);
    const open = (session: Session, name: string, rest: object) => refusalOf(knock(name, { session, ...rest }));
    for (const who of ['saul', 'paco', 'elena'] as const) {
      expect(await open(c.as(who), 'findOrders', { query: { number: `N${c.lastRef()}` } })).toBe('stores.mayNotSee');
      expect(await open(c.as(who), 'openExecution', { params: { executionId: id } })).toBe('stores.mayNotSee');
      expect(await open(c.as(who), 'listUnsettled', {})).toBe('stores.mayNotSee');
    }
    expect(await open(c.as('lucia'), 'findOrders', { query: { number: `N${c.lastRef()}` } })).toBe('let');
    expect(await open(c.as('lucia'), 'openExecution', { params: { executionId: id } })).toBe('let');
    await c.turn();
  });

  it('another organisation finds, opens, settles and tells nothing of it', async () => {
    const orderId = await c.newOrder();
    const { id } = await c.plan(orderId, 100);
    const stranger = await c.stranger();
    expect(await look(stranger, (tx) => ordersOf(tx, { number: `N${c.lastRef()}` }))).toEqual([]);
    expect(await look(stranger, (tx) => orderById(tx, orderId))).toBeNull();
    expect(await look(stranger, (tx) => executionById(tx, id))).toBeNull();
    expect(await look(stranger, allStores)).toEqual([]);
    expect(await refusalOf(settle(stranger, { executionId: id, state: 'done', note: 'x' }))).toBe('stores.executionUnknown');
    const theirs: Session = { ctx: c.ctx, actor: { ...stranger.actor, role: 'INTEGRATION', keyScopes: ['stores:push'] } };
    expect(await refusalOf(pushOrders(theirs, { storeId: c.storeId, items: [c.statement('x')] }))).toBe('stores.storeUnknown');
    await advance({ ctx: c.ctx, actor: { ...c.house.actor, orgId: stranger.actor.orgId } }, needs, id);
    expect((await c.now(id))?.state).toBe('planned');
    await c.turn();
  });

  it('a webhook counts only with the shop’s signature', async () => {
    const raw = Buffer.from('{"type":"order.updated"}');
    const call = (signature: string, params = { orgId: c.orgId, storeId: c.storeId }) =>
      refusalOf(
        knock('webhook', {
          ctx: c.ctx,
          session: null,
          params,
          raw,
          headers: {
            'webhook-id': 'w1',
            'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
            'webhook-signature': signature,
          },
        }),
      );
    const right = new Webhook(c.shop.secret).sign('w1', new Date(), raw.toString());
    expect(await call(right)).toBe('let');
    expect(await call('v1,AAAA')).toBe('stores.badSignature');
    expect(await call(right, { orgId: c.orgId, storeId: newId() })).toBe('stores.badSignature');
  });
});

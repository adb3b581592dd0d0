import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf, type TradingCentre, tradingCentre } from '../../../../test/trading-centre.ts';
import { look } from '../../../platform/act.ts';
import { limitLeft } from '../../attributions/views.ts';
import { advance } from '../actions/advance.ts';
import { pushOrders } from '../actions/push-orders.ts';
import { settle } from '../actions/settle.ts';
import type { ConnectorNeeds } from '../connectors/contract.ts';
import { pushConnector } from '../push/adapter.ts';
import { unsettled } from '../views.ts';

/** No Vendure here: a shop of that kind has its own journey. */
const needs: ConnectorNeeds = { connectorFor: { push: pushConnector, vendure: pushConnector } };

let c: TradingCentre;
beforeAll(async () => {
  c = await tradingCentre(needs);
});
beforeEach(() => c.shop.reset());
afterAll(() => c.close());

describe('an execution', () => {
  it('is done once, though told twice and taken up by two at once', async () => {
    const orderId = await c.newOrder();
    const { id, state } = await c.plan(orderId, 2500);
    expect({ state, asked: c.shop.heard.length, left: (await c.order(orderId))?.refundableMinor }).toEqual({
      state: 'planned',
      asked: 0,
      left: 7500,
    });
    await Promise.all([advance(c.house, needs, id), advance(c.house, needs, id), c.turn()]);
    await c.turn();
    expect(await c.now(id)).toMatchObject({ state: 'done', attempts: 1, result: { ref: 'shop-1' } });
    expect(c.shop.heard).toEqual([id]);
    expect(c.shop.badSignatures).toBe(0);
    expect(await c.order(orderId)).toMatchObject({ refundedMinor: 2500, refundableMinor: 7500 });
    const ended = (await c.events('stores.executionEnded')).filter((event) => event.subjectId === id);
    expect(ended.map((event) => event.data['state'])).toEqual(['done']);
  });

  it('of money makes a second one on the order wait, and of two agents at once one goes through', async () => {
    const orderId = await c.newOrder();
    const both = await Promise.all([refusalOf(c.plan(orderId, 6000)), refusalOf(c.plan(orderId, 6000))]);
    expect(both.sort()).toEqual(['let', 'stores.moneyUnderWay']);
    await c.turn();
    expect(await refusalOf(c.plan(orderId, 6000))).toBe('stores.moreThanRefundable');
    expect(await refusalOf(c.plan(orderId, 4000))).toBe('let');
    await c.turn();
    expect([...c.shop.book.values()].reduce((sum, one) => sum + one.minor, 0)).toBe(10_000);
    expect(await c.order(orderId)).toMatchObject({ refundedMinor: 10_000, refundableMinor: 0 });
  });

  it('stays given back, whatever an older statement of the shop says', async () => {
    const orderId = await c.newOrder();
    const ref = c.lastRef();
    await c.plan(orderId, 2500);
    await c.turn();
    await pushOrders(c.shopKey(), {
      storeId: c.storeId,
      items: [c.statement(ref, { updatedAt: new Date(c.ctx.clock.now().getTime() - 1000).toISOString() })],
    });
    expect(await c.order(orderId)).toMatchObject({ refundedMinor: 2500, refundableMinor: 7500 });
  });

  it('that the shop refuses has failed, and gives the limit back', async () => {
    const orderId = await c.newOrder();
    const left = () => look(c.as('lucia'), (tx) => limitLeft(tx, { holderId: c.people.lucia, action: 'REFUND_PARTIAL' }));
    const before = await left();
    c.shop.mode = 'refuse';
    const { id } = await c.plan(orderId, 2500);
    expect(await left()).not.toEqual(before);
    await c.turn();
    expect(await c.now(id)).toMatchObject({ state: 'failed', error: { code: 'amount_exceeds' } });
    expect(await left()).toEqual(before);
    expect(await c.order(orderId)).toMatchObject({ refundedMinor: 0, refundableMinor: 10_000 });
  });

  it.each(['failAfter', 'hang'] as const)(
    'whose answer is lost (%s) is unknown, blocks the money, and is found out under the same id',
    async (mode) => {
      const orderId = await c.newOrder();
      c.shop.mode = mode;
      const { id } = await c.plan(orderId, 2500);
      await c.turn();
      expect(await c.now(id)).toMatchObject({ state: 'unknown' });
      expect((await look(c.as('carla'), unsettled)).map((one) => one.id)).toContain(id);
      expect(await refusalOf(c.plan(orderId, 100))).toBe('stores.moneyUnderWay');
      c.shop.mode = 'done';
      c.pass(3);
      await c.turn();
      expect(await c.now(id)).toMatchObject({ state: 'done', attempts: 1 });
      expect(new Set(c.shop.heard)).toEqual(new Set([id]));
      expect(c.shop.book.size).toBe(1);
      expect(await c.order(orderId)).toMatchObject({ refundedMinor: 2500 });
    },
  );

  it('that stays unknown calls the coordinators, one of whom says how it ended, and why', async () => {
    const orderId = await c.newOrder();
    c.shop.mode = 'failAfter';
    const { id } = await c.plan(orderId, 2500);
    for (const minutes of [0, 3, 11, 61]) {
      c.pass(minutes);
      await c.turn();
    }
    expect(await c.now(id)).toMatchObject({ state: 'person' });
    expect(await c.told('carla')).toContain('stores.personNeeded');
    const said = { executionId: id, state: 'done' as const };
    expect(await refusalOf(settle(c.as('lucia'), { ...said, note: 'visto' }))).toBe('stores.mayNotSettle');
    expect(await refusalOf(settle(c.as('carla'), said))).toBe('stores.noteNeeded');
    expect(await settle(c.as('carla'), { ...said, note: 'visto en el panel' })).toMatchObject({ state: 'done' });
    expect(await settle(c.as('carla'), { ...said, note: 'otra vez' })).toMatchObject({
      state: 'done',
      result: { note: 'visto en el panel' },
    });
    expect(await refusalOf(settle(c.as('carla'), { ...said, state: 'failed', note: 'no' }))).toBe('stores.alreadySettled');
    expect(await c.order(orderId)).toMatchObject({ refundedMinor: 2500 });
  });

  it('waits for a shop that is away, and is done when it is back', async () => {
    const orderId = await c.newOrder();
    await c.shop.close();
    const { id } = await c.plan(orderId, 2500);
    await c.turn();
    expect(await c.now(id)).toMatchObject({ state: 'planned', error: { code: 'temporary', shopCode: 'ECONNREFUSED' } });
    await c.shop.listen(c.port);
    c.pass(1);
    await c.turn();
    expect(await c.now(id)).toMatchObject({ state: 'done', attempts: 2 });
    expect(c.shop.book.size).toBe(1);
  });

  it('that the shop accepts is confirmed by it, with a key of its own', async () => {
    const orderId = await c.newOrder();
    c.shop.mode = 'accept';
    const { id } = await c.plan(orderId, null, 'RETURN_OWN', { lines: ['A'] });
    await c.turn();
    expect(await c.now(id)).toMatchObject({ state: 'sending', input: { lines: ['A'], computed: { linesMinor: 5000 } } });
    const other = c.as('berta', { role: 'INTEGRATION', scope: 'all', keyScopes: ['cases:read'] });
    expect(await refusalOf(settle(other, { executionId: id, state: 'done' }))).toBe('stores.mayNotSettle');
    expect(await settle(c.shopKey(), { executionId: id, state: 'done', ref: 'RMA-1' })).toMatchObject({
      state: 'done',
      result: { ref: 'RMA-1' },
    });
  });

  it('is done once though our process is killed after the shop got it', async () => {
    const orderId = await c.newOrder();
    c.shop.mode = 'hang';
    const { id } = await c.plan(orderId, 2500);
    const arrived = new Promise<void>((resolve) => (c.shop.arrived = resolve));
    const child = spawn(process.execPath, ['--input-type=module', '-e', SENDER], {
      cwd: new URL('../../../../', import.meta.url),
      env: { ...process.env, DB: c.owner.options.connectionString, ORG: c.orgId, ID: id, NOW: c.ctx.clock.now().toISOString() },
      stdio: 'inherit',
    });
    const gone = once(child, 'exit');
    await Promise.race([arrived, gone]);
    child.kill('SIGKILL');
    await gone;
    expect({ state: (await c.now(id))?.state, effects: c.shop.book.size }).toEqual({ state: 'sending', effects: 1 });
    c.shop.mode = 'done';
    await c.turn();
    expect((await c.now(id))?.state).toBe('sending');
    c.pass(2);
    await c.turn();
    expect(await c.now(id)).toMatchObject({ state: 'done', attempts: 1 });
    expect({ effects: c.shop.book.size, ids: new Set(c.shop.heard) }).toEqual({ effects: 1, ids: new Set([id]) });
  });
});

/** The same step as the house takes it, in a process of its own that can be killed. */
const SENDER = `
import { pino } from 'pino';
import { houseSession } from './server/platform/jobs.ts';
import { makeKeys } from './server/platform/keys.ts';
import { openDb, openPool } from './server/platform/sql.ts';
import { advance } from './server/rooms/stores/actions/advance.ts';
import { pushConnector } from './server/rooms/stores/push/adapter.ts';
const { DB, ORG, ID, NOW } = process.env;
const db = openDb(openPool(DB, 2, () => {}));
const ctx = { db, clock: { now: () => new Date(NOW) }, keys: makeKeys(Buffer.alloc(32, 7)), log: pino({ level: 'silent' }), baseUrl: '', ring() {} };
await advance(houseSession(ctx, ORG), { connectorFor: { push: pushConnector, vendure: pushConnector } }, ID);
`;

import { describe, expect, it } from 'vitest';
import type { Order } from '../../../stores/contract.ts';
import { chosen, dueIn14Days, mayBeOffered, offered, termOf, withdrawnOf } from './decide.ts';

const calendar = { timeZone: 'Europe/Madrid', hours: {}, holidays: new Set<string>() };
const order: Order = {
  ...{ id: 'o', ref: 'o', number: '7', storeId: 's', storeName: 'Tienda', customerId: 'c', state: 'delivered' },
  ...{ placedAt: '2026-11-01T09:00:00Z', deliveredAt: '2026-11-05T22:30:00Z', updatedAt: '2026-11-05T22:30:00Z' },
  ...{ currency: 'EUR', totalMinor: 9000, paidMinor: 9000, refundedMinor: 0, shippingMinor: 0, refundableMinor: 9000 },
  lines: [
    { ref: '1', sku: 'SIL', productRef: '', name: 'Silla', quantity: 2, unitMinor: 3000, category: '', serial: '' },
    { ref: '2', sku: 'MES', productRef: '', name: 'Mesa', quantity: 1, unitMinor: 3000, category: '', serial: '' },
  ],
  ...{ payments: [], refunds: [], shipments: [], facts: {} },
  address: { name: '', line1: '', line2: '', city: '', province: '', postalCode: '', country: '', phone: '' },
};

describe('the term of fourteen natural days (TRLGDCU 104)', () => {
  it.each([
    // Delivered on 5 November at 23:30 in Madrid: the term ends with the 19th there.
    ['2026-11-19T22:59:58Z', 'inTime'],
    ['2026-11-19T23:00:00Z', 'late'],
  ] as const)('at %s: %s', (now, term) => {
    expect(termOf(order, calendar, new Date(now)).term).toBe(term);
  });
  it('has not begun before delivery, and is unknown where the shop did not say when', () => {
    const now = new Date('2026-11-10T00:00:00Z');
    expect(termOf({ state: 'shipped', deliveredAt: null }, calendar, now)).toEqual({ until: null, term: 'notDelivered' });
    expect(termOf({ state: 'delivered', deliveredAt: null }, calendar, now).term).toBe('unknown');
  });
  it('and as many to give the money back (107)', () => {
    expect(dueIn14Days(calendar, new Date('2026-11-22T12:00:00Z')).toISOString()).toBe('2026-12-06T22:59:59.000Z');
  });
});

describe('what is withdrawn from', () => {
  const before = withdrawnOf([{ lines: [{ ref: '1', quantity: 1 }] }]);
  it('is of the order, once, and no more than is left of it', () => {
    expect(chosen(order, [{ ref: '1', quantity: 1 }], before)).toEqual([{ ref: '1', name: 'Silla', quantity: 1 }]);
    expect(chosen(order, [{ ref: '1', quantity: 2 }], before)).toMatchObject({ reason: 'web.withdrawal.already' });
    expect(chosen(order, [{ ref: '9', quantity: 1 }], before)).toMatchObject({ reason: 'web.withdrawal.unknownLine' });
    const twice = [1, 2].map(() => ({ ref: '2', quantity: 1 }));
    expect(chosen(order, twice, before)).toMatchObject({ reason: 'web.withdrawal.unknownLine' });
  });
  it('is shown with what is left, and cancelled orders are not shown', () => {
    expect(offered(order, before, calendar, new Date('2026-11-10T00:00:00Z')).lines.map((line) => line.withdrawn)).toEqual([
      1, 0,
    ]);
    expect([mayBeOffered({ state: 'cancelled' }), mayBeOffered({ state: 'shipped' })]).toEqual([false, true]);
  });
});

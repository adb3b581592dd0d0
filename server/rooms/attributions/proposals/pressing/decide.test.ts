import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Attribution } from '../../contract.ts';
import { seeded } from '../../replay/evidence/decide.ts';
import type { Past } from '../mining/contract.ts';
import { binomialTail, pressed, splitters } from './decide.ts';

const HOUR = 3_600_000;
const row = (action: string, max: number): Attribution => ({
  ...{ id: action, action, holder: { kind: 'role', ref: 'AGENT' }, circuit: 'own', isRight: false, department: null },
  ...{ limits: [{ per: 'request', unit: 'money', max }], conditions: [], requirements: [], reasonEs: '', reasonEn: '' },
  ...{ expression: null, steps: [], trialId: null, validFrom: null, validTo: null },
});
const nothing = { minor: 0, units: 0 };
let made = 0;
const grant = (minor: number, { action = 'COUPON', who = 'lucia', customer = `customer ${++made}`, at = 0 } = {}): Past => ({
  id: `grant ${++made}`,
  question: {
    holder: { personId: who, name: who, role: 'AGENT', unitIds: [], vendorId: null, assistant: false, certifications: [] },
    ask: {
      ...{ action, params: {}, amount: { minor, currency: 'EUR' }, count: 1, caseId: null, storeId: null, orderRef: null },
      ...{ customerId: customer, facts: {} },
    },
    usage: { currency: 'EUR', order: nothing, customer30d: nothing, holders: {}, consulted: {}, departments: null },
    ...{ line: [], at },
  },
  ...{
    circuit: 'own',
    reason: null,
    ended: null,
    endedMinor: null,
    waitedMinutes: null,
    contacts: 0,
    overturned: null,
    ownGrant: true,
  },
});
const list = (n: number, of: (at: number) => Past): Past[] => Array.from({ length: n }, (_, at) => of(at));

describe('the exact tail', () => {
  test.each([
    [0, 10, 0.5, 1],
    [10, 10, 0.5, 1 / 1024],
    [9, 10, 0.5, 11 / 1024],
    [11, 10, 0.5, 0],
    [3, 3, 0.1, 0.001],
  ])('%i or more of %i at %f', (k, n, p, chance) => expect(binomialTail(k, n, p)).toBeCloseTo(chance, 12));
  test('falls with k, and holds for many', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 1, max: 3000 }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (a, b, p) => {
          const [k, n] = [Math.min(a, b), Math.max(a, b)];
          const [here, next] = [binomialTail(k, n, p), binomialTail(k + 1, n, p)];
          expect(here).toBeGreaterThanOrEqual(next - 1e-9);
          expect(here).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe('grants against their limit', () => {
  test('a crowd just under it is told, with the band before it', () => {
    const all = [
      ...list(31, (at) => grant(410 + at * 3)),
      ...list(9, (at) => grant(310 + at * 10)),
      ...list(60, (at) => grant(50 + at * 4)),
    ];
    expect(pressed([row('COUPON', 500)], all)).toMatchObject([
      { kind: 'bunching', from: { max: 500 }, to: { max: 400 }, told: { near: 31, before: 9, share: 31, nearFromMinor: 400 } },
    ]);
  });
  test('grants spread evenly, or thinning out, are innocent', () => {
    const roll = seeded(7);
    const even = list(300, () => grant(1 + Math.floor(roll() * 500)));
    const thinning = list(300, () => grant(1 + Math.floor(roll() * roll() * 500)));
    expect(pressed([row('COUPON', 500)], even)).toEqual([]);
    expect(pressed([row('COUPON', 500)], thinning)).toEqual([]);
  });
  test('a limit of which nobody uses the upper half is told; one that is used now and then stays', () => {
    const small = list(80, (at) => grant(300 + at));
    expect(pressed([row('COUPON', 5000)], small)).toMatchObject([{ kind: 'narrow', to: { max: 500 }, told: { usedMinor: 379 } }]);
    expect(pressed([row('COUPON', 5000)], [...small, grant(4000)])).toEqual([]);
    expect(pressed([row('COUPON', 5000)], small.slice(0, 30))).toEqual([]);
  });
});

describe('grants split between kinds', () => {
  const rows = [row('COUPON', 1000), row('POINTS', 1000)];
  const usual = (who: string) => list(60, (at) => grant(600, { who, at: at * 100 * HOUR }));
  const split = (who: string, n: number) =>
    list(n, (at) => grant(800, { who, customer: `${who} ${at}`, at: at * HOUR })).flatMap((one, at) => [
      one,
      grant(900, { action: 'POINTS', who, customer: `${who} ${at}`, at: at * HOUR + 5 * HOUR }),
    ]);
  test('one who does so often, where colleagues do not, is named with what is behind it', () => {
    const all = [...usual('lucia'), ...usual('andres'), ...usual('ivan'), ...split('lucia', 8)];
    expect(splitters(all, rows)).toMatchObject([
      {
        kind: 'splitting',
        holder: { kind: 'person', ref: 'lucia' },
        told: { episodes: 8, customers: 68, givenMinor: 13_600 },
        change: null,
      },
    ]);
    expect(splitters(all, rows)[0]?.behind).toHaveLength(16);
  });
  test('where everybody does so, or nobody often, or days lie between, nobody is named', () => {
    const everybody = ['lucia', 'andres', 'ivan'].flatMap((who) => [...usual(who), ...split(who, 6)]);
    expect(splitters(everybody, rows)).toEqual([]);
    expect(splitters([...usual('lucia'), ...usual('andres'), ...split('lucia', 2)], rows)).toEqual([]);
    const apart = list(8, (at) => grant(800, { customer: `c ${at}`, at: 0 })).flatMap((one, at) => [
      one,
      grant(900, { action: 'POINTS', customer: `c ${at}`, at: 72 * HOUR }),
    ]);
    expect(splitters([...usual('andres'), ...apart], rows)).toEqual([]);
  });
});

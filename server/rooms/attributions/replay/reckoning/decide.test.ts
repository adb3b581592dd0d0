import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attribution, HolderFacts, Limit } from '../../contract.ts';
import type { Past } from '../past/contract.ts';
import { circuitOf, lookedAt, touchedBy } from '../past/decide.ts';
import type { Link } from '../../ruling/contract.ts';
import { rule } from '../../ruling/decide.ts';
import { compile } from '../../standing/decide.ts';
import type { Scales } from '../tally/contract.ts';
import { differing, openReckoning, partsOf, reckoned, weigh } from './decide.ts';

const row = (id: string, change: Partial<Attribution> = {}): Attribution => ({
  ...{
    id,
    action: 'REFUND',
    holder: { kind: 'role', ref: 'AGENT' },
    circuit: 'own',
    isRight: false,
    department: null,
    limits: [],
    conditions: [],
  },
  ...{ requirements: [], reasonEs: '', reasonEn: '', expression: null, steps: [], trialId: null, validFrom: null, validTo: null },
  ...change,
});
const upTo = (max: number, per: Limit['per'] = 'request'): Limit => ({ per, unit: 'money', max });
const holder: HolderFacts = {
  personId: 'ana',
  name: 'Ana',
  role: 'AGENT',
  unitIds: [],
  vendorId: null,
  assistant: false,
  certifications: [],
};
const above: Link = {
  holder: { ...holder, personId: 'carla', name: 'Carla', role: 'COORDINATOR' },
  unitId: 'u',
  absent: false,
  deputy: null,
};
const scales: Scales = {
  ...{ grantShare: 500, currency: 'EUR' },
  rates: { agentMinutes: 6, deciderMinutes: 4, hourMinor: 2400, contactMinor: 600, waitHourMinor: 0 },
};
const past = (minor: number, change: Partial<Past> = {}, used = 0): Past => ({
  ...{
    rulingId: 'r',
    circuit: 'authorised',
    isOfAgainst: true,
    customer: 'c',
    role: 'AGENT',
    store: '',
    reason: '',
    ended: 'granted',
  },
  ...{ endedMinor: minor, waitedMinutes: 60, contacts: 0, overturned: null },
  question: {
    ...{ holder, line: [above], at: 0 },
    ask: {
      ...{
        action: 'REFUND',
        params: {},
        amount: { minor, currency: 'EUR' },
        count: 1,
        caseId: null,
        storeId: null,
        orderRef: '',
      },
      ...{ customerId: null, facts: {} },
    },
    usage: {
      ...{
        currency: 'EUR',
        order: { minor: used, units: 0 },
        customer30d: { minor: used, units: 0 },
        holders: {},
        consulted: {},
        departments: null,
      },
    },
  },
  ...change,
});

/** Everything ruled again by both, as a replay does. */
function replay(before: Attribution[], after: Attribution[], pasts: Past[]) {
  const reckoning = openReckoning(before, after, scales);
  const [part] = partsOf(before, after);
  for (const one of pasts) {
    const [from, to] = [part?.before, part?.after].map((policy) => (policy ? circuitOf(policy, one.question) : null));
    if (from && to) weigh(reckoning, one, from, to, false);
  }
  return reckoned(reckoning);
}

const LIMITS = { from: [row('a', { limits: [upTo(2500)] })], to: [row('a', { limits: [upTo(6000)] })] };

describe('what requests would have meant', () => {
  it.each([
    ['rejected, it would have been lost', { ended: 'rejected' as const, endedMinor: null }, 4800],
    ['cut, what was cut', { ended: 'changed' as const, endedMinor: 3000 }, 1800],
    ['granted, nothing', {}, 0],
    [
      'rejected and later granted after all, nothing: it was not wrong',
      { ended: 'rejected' as const, endedMinor: null, overturned: 'granted' as const },
      0,
    ],
    ['withdrawn, nobody knows', { ended: 'withdrawn' as const, endedMinor: null }, 0],
  ])('%s', (_, change, high) => {
    const { total } = replay(LIMITS.from, LIMITS.to, [past(4800, change)]);
    // Of a single one chance may bring two, so the worst is no less than all of it.
    expect(total.riskMinor.mid).toBe(high / 2);
    expect(total.riskMinor.high).toBeGreaterThanOrEqual(high);
    expect(total.riskMinor.high > 0).toBe(high > 0);
    expect(total).toMatchObject({ own: { before: 0, after: 1 }, waitMinutesSaved: 60 });
  });

  it('in another currency, or without an amount, it has no price, and that is said', () => {
    const other = past(4800, { ended: 'rejected', endedMinor: null });
    other.question.ask.amount = null;
    const { total, unknown } = replay([row('a', { limits: [{ per: 'request', unit: 'count', max: 0 }] })], [row('a')], [other]);
    expect(total.riskMinor.high).toBe(0);
    expect(unknown.map((one) => one.word)).toContain('attributions.replay.unknown.unpriced');
  });

  it('few decided are never vouched for, even without a rejection', () => {
    const many = (n: number) => Array.from({ length: n }, (_, at) => past(4000, { customer: `c${at}` }));
    expect(replay(LIMITS.from, LIMITS.to, many(24)).total.verdict).toBe('unclear');
    expect(replay(LIMITS.from, LIMITS.to, many(25)).total.verdict).toBe('pays');
    expect(replay(LIMITS.from, LIMITS.from, many(25)).total.verdict).toBe('nothing');
  });

  it('46 of 60 granted is too few to widen: what is lost outweighs what is saved', () => {
    const pasts = Array.from({ length: 60 }, (_, at) =>
      past(4000, { customer: `c${at}`, ...(at < 14 ? { ended: 'rejected' as const, endedMinor: null } : {}) }),
    );
    const { total } = replay(LIMITS.from, LIMITS.to, pasts);
    expect(total.grantedLow).toBe(667);
    expect(total.verdict).not.toBe('pays');
  });

  it('the same past gives the same figures', () => {
    const pasts = Array.from({ length: 80 }, (_, at) =>
      past(3000 + at * 10, { customer: `c${at % 30}`, ended: at % 9 ? 'granted' : 'rejected' }),
    );
    expect(replay(LIMITS.from, LIMITS.to, pasts)).toEqual(replay(LIMITS.from, LIMITS.to, pasts));
  });
});

describe('only what can come out otherwise is looked at', () => {
  it('the actions of which a row differs', () => {
    const other = row('b', { action: 'COUPON' });
    const rows = differing([...LIMITS.from, other], [...LIMITS.to, other]);
    expect([...rows.before, ...rows.after].map((one) => one.action)).toEqual(['REFUND', 'REFUND']);
  });

  it('the holders of the rows that differ; superiors only where nothing is offered to whoever asks', () => {
    expect(touchedBy('REFUND', LIMITS.to, [LIMITS.from, LIMITS.to])).toMatchObject({
      everyone: false,
      roles: ['AGENT'],
      unlessRoles: ['AGENT'],
    });
    const all = row('e', { holder: { kind: 'everyone', ref: '' } });
    expect(touchedBy('REFUND', [all], [[all], [all]])).toMatchObject({ everyone: true, unlessRoles: null });
  });

  it('the facts that some row names, and all of them where an expression may name any', () => {
    const asks = row('a', {
      conditions: [{ fact: 'ground', op: 'eq', value: 'x' }],
      limits: [{ per: 'request', unit: 'percent', max: 10 }],
    });
    expect(lookedAt([asks])).toEqual({ facts: ['ground', 'paidMinor'], dates: false });
    expect(lookedAt([{ ...asks, expression: 'amount < 3' }]).facts).toBeNull();
    expect(lookedAt([{ ...asks, validTo: '2026-01-01T00:00:00Z' }]).dates).toBe(true);
  });
});

const RANK = { own: 0, consulted: 1, authorised: 2, forbidden: 3 };
const aRow = fc.record({
  circuit: fc.constantFrom('own' as const, 'own' as const, 'consulted' as const, 'authorised' as const),
  holder: fc.constantFrom<Attribution['holder']>(
    { kind: 'role', ref: 'AGENT' },
    { kind: 'everyone', ref: '' },
    { kind: 'role', ref: 'COORDINATOR' },
  ),
  limits: fc.uniqueArray(
    fc.record({
      per: fc.constantFrom<Limit['per']>('request', 'customer30d', 'month'),
      unit: fc.constant('money' as const),
      max: fc.integer({ min: 0, max: 9000 }),
    }),
    { maxLength: 2, selector: ({ per }) => per },
  ),
});
const aPolicy = fc.array(aRow, { minLength: 1, maxLength: 4 }).map((rows) =>
  rows.map((one, at) =>
    row(`r${at}`, {
      ...one,
      department: one.circuit === 'consulted' ? 'FIN' : null,
      limits: one.circuit === 'authorised' ? [] : one.limits,
    }),
  ),
);
const aPast = fc
  .record({
    minor: fc.integer({ min: 0, max: 9000 }),
    used: fc.integer({ min: 0, max: 3000 }),
    customer: fc.integer({ min: 0, max: 9 }),
    ended: fc.constantFrom('granted' as const, 'rejected' as const, 'changed' as const),
  })
  .map(({ minor, used, customer, ended }) =>
    past(minor, { customer: `c${customer}`, ended, endedMinor: ended === 'changed' ? Math.floor(minor / 2) : minor }, used),
  );

describe('whatever the policy and the past', () => {
  it('the short way to a circuit is the circuit that a ruling gives', () => {
    fc.assert(
      fc.property(aPolicy, aPast, (rows, { question }) => {
        expect(circuitOf(compile(rows), question)).toBe(rule(compile(rows), question).circuit);
      }),
    );
  });

  it('a wider limit sends nobody a longer way', () => {
    fc.assert(
      fc.property(aPolicy, aPast, fc.nat(3), fc.integer({ min: 0, max: 5000 }), (rows, { question }, which, more) => {
        const wider = rows.map((one, at) =>
          at === which % rows.length ? { ...one, limits: one.limits.map((limit) => ({ ...limit, max: limit.max + more })) } : one,
        );
        expect(RANK[rule(compile(wider), question).circuit]).toBeLessThanOrEqual(RANK[rule(compile(rows), question).circuit]);
      }),
    );
  });

  it('along a curve everything only rises, and at the proposed limit it is what the totals say', () => {
    fc.assert(
      fc.property(
        fc.array(aPast, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: 1, max: 5000 }),
        (pasts, max, more) => {
          const [before, after] = [[row('a', { limits: [upTo(max)] })], [row('a', { limits: [upTo(max + more)] })]];
          const { curves, total } = replay(before, after, pasts);
          const points = curves[0]?.points ?? [];
          for (const [at, point] of points.entries()) {
            const last = points[at - 1] ?? { ...point, own: 0, waitMinutesSaved: 0, riskMinor: { low: 0, mid: 0, high: 0 } };
            expect(point.own).toBeGreaterThanOrEqual(last.own);
            expect(point.waitMinutesSaved).toBeGreaterThanOrEqual(last.waitMinutesSaved);
            expect(point.riskMinor.high).toBeGreaterThanOrEqual(last.riskMinor.high);
          }
          const at = (wanted: number) => points.find((point) => point.max === wanted);
          expect(at(max)?.own).toBe(total.own.before);
          expect(at(max + more)).toMatchObject({ own: total.own.after, waitMinutesSaved: total.waitMinutesSaved });
          expect(at(max + more)?.riskMinor.mid).toBe(total.riskMinor.mid);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('bounds lie around what is likeliest, and the worst takes everything as granted', () => {
    fc.assert(
      fc.property(fc.array(aPast, { minLength: 1, maxLength: 30 }), (pasts) => {
        const { total } = replay([row('a', { circuit: 'authorised' })], [row('a')], pasts);
        const lost = pasts.reduce(
          (sum, { ended, endedMinor, question: { ask } }) =>
            sum +
            (ended === 'rejected'
              ? (ask.amount?.minor ?? 0)
              : ended === 'changed'
                ? (ask.amount?.minor ?? 0) - (endedMinor ?? 0)
                : 0),
          0,
        );
        for (const { low, mid, high } of [
          total.savedMinor,
          total.riskMinor,
          total.perRequest.savedMinor,
          total.perRequest.riskMinor,
        ]) {
          expect(low).toBeLessThanOrEqual(mid);
          expect(mid).toBeLessThanOrEqual(high);
        }
        expect(total.riskMinor.high).toBeGreaterThanOrEqual(lost);
      }),
      { numRuns: 60 },
    );
  });
});

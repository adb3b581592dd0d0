import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Attribution } from '../../contract.ts';
import { DEFAULT_RATES } from '../../costs/contract.ts';
import { wilsonLow } from '../../replay/evidence/decide.ts';
import type { Past } from './contract.ts';
import { ladder, mine } from './decide.ts';

const weights = { rates: DEFAULT_RATES, grantShare: 500 };
const row = (changes: Partial<Attribution> = {}): Attribution => ({
  ...{
    id: 'row',
    action: 'REFUND_PARTIAL',
    holder: { kind: 'role', ref: 'AGENT' },
    circuit: 'own',
    isRight: false,
    department: null,
  },
  limits: [
    { per: 'request', unit: 'money', max: 2500 },
    { per: 'customer30d', unit: 'money', max: 12_000 },
  ],
  ...{ conditions: [], requirements: [], reasonEs: '', reasonEn: '', expression: null, steps: [], trialId: null },
  ...{ validFrom: null, validTo: null },
  ...changes,
});
const nothing = { minor: 0, units: 0 };
let made = 0;
const past = (minor: number | null, ended: Past['ended'], changes: Partial<Past> = {}, role = 'AGENT'): Past => ({
  id: `past ${++made}`,
  question: {
    holder: { personId: 'lucia', name: 'Lucía', role, unitIds: [], vendorId: null, assistant: false, certifications: [] },
    ask: {
      ...{
        action: 'REFUND_PARTIAL',
        params: {},
        amount: minor === null ? null : { minor, currency: 'EUR' },
        count: 1,
        caseId: null,
      },
      ...{ storeId: null, orderRef: 'order', customerId: `customer ${made}`, facts: {} },
    },
    usage: { currency: 'EUR', order: nothing, customer30d: nothing, holders: {}, consulted: {}, departments: null },
    ...{ line: [], at: 1_000_000 + made },
  },
  ...{
    circuit: 'authorised',
    reason: null,
    ended,
    endedMinor: ended === 'granted' ? minor : null,
    waitedMinutes: 100,
    contacts: 1,
  },
  ...{ overturned: null, ownGrant: false },
  ...changes,
});
const many = (n: number, of: () => Past): Past[] => Array.from({ length: n }, of);
const mined = (rows: Attribution[], all: Past[]) => mine(rows, all, 'money', weights);

describe('widening', () => {
  test('a band that is nearly always granted is proposed up to where that holds, with what was rejected in front', () => {
    const all = [...many(180, () => past(2600 + (made % 30) * 100, 'granted')), ...many(4, () => past(3000, 'rejected'))];
    const [found, ...more] = mined([row()], all);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ kind: 'widen', proposed: true, from: { max: 2500 }, to: { circuit: 'own', max: 6000 } });
    expect(found?.evidence).toMatchObject({ n: 184, granted: 180, rejected: 4, medianWaitMinutes: 100 });
    expect(found?.behind.slice(0, 4).every((id) => all.find((one) => one.id === id)?.ended === 'rejected')).toBe(true);
    expect(found?.change).toMatchObject({ rowId: 'row', put: { limits: [{ max: 6000 }, { max: 12_000 }] } });
    expect(found?.price?.riskEach.high).toBeLessThan(found?.price?.savedEach.low ?? 0);
  });

  test('46 of 60 is seen, and not proposed: at least 66 %', () => {
    const all = [...many(46, () => past(3000, 'granted')), ...many(14, () => past(3000, 'rejected'))];
    const [found] = mined([row()], all);
    expect(found).toMatchObject({
      proposed: false,
      whyNot: { word: 'attributions.proposal.whyNot.low', params: { granted: 46, n: 60, low: 66 } },
    });
  });

  test('eleven say too little, however they ended', () => {
    expect(
      mined(
        [row()],
        many(11, () => past(3000, 'granted')),
      ),
    ).toMatchObject([{ proposed: false, whyNot: { word: 'attributions.proposal.whyNot.few', params: { n: 11 } } }]);
    expect(
      mined(
        [row()],
        many(5, () => past(3000, 'granted')),
      ),
    ).toEqual([]);
  });

  test('what was rejected and weighs more than what asking costs is not given away', () => {
    const all = [...many(300, () => past(90_000, 'granted')), ...many(9, () => past(90_000, 'rejected'))];
    const [found] = mined([row({ limits: [{ per: 'request', unit: 'money', max: 80_000 }] })], all);
    expect(found).toMatchObject({ proposed: false, whyNot: { word: 'attributions.proposal.whyNot.risk' } });
  });

  test('one reason that is plainly denied more often is not pooled with the others', () => {
    const damaged = many(200, () => past(3000, 'granted', { reason: 'damaged' }));
    const price = [
      ...many(4, () => past(3000, 'granted', { reason: 'price' })),
      ...many(6, () => past(3000, 'rejected', { reason: 'price' })),
    ];
    expect(mined([row()], [...damaged, ...price])).toMatchObject([
      {
        proposed: false,
        whyNot: { word: 'attributions.proposal.whyNot.reason', params: { reason: 'price', granted: 4, n: 10 } },
      },
    ]);
  });

  test('a rejection that was overturned was no wrong grant, and a grant that an audit denied was one', () => {
    const overturned = many(10, () => past(3000, 'rejected', { overturned: 'granted' }));
    expect(mined([row()], [...many(30, () => past(3000, 'granted')), ...overturned])).toMatchObject([{ proposed: true }]);
    const denied = many(10, () => past(3000, 'granted', { overturned: 'denied' }));
    expect(mined([row()], [...many(30, () => past(3000, 'granted')), ...denied])).toMatchObject([{ proposed: false }]);
  });

  test('the limit for a customer in thirty days stays, and nothing is proposed above it', () => {
    const tight = row({
      limits: [
        { per: 'request', unit: 'money', max: 2500 },
        { per: 'customer30d', unit: 'money', max: 4000 },
      ],
    });
    const [found] = mined([tight], [...many(60, () => past(3500, 'granted')), ...many(60, () => past(5000, 'granted'))]);
    expect(found).toMatchObject({ proposed: true, to: { max: 4000 }, evidence: { n: 60 } });
  });

  test('where leave was always asked, an own row with a limit stands beside it', () => {
    const always = row({ circuit: 'authorised', limits: [] });
    expect(
      mined(
        [always],
        many(60, () => past(1800, 'granted')),
      ),
    ).toMatchObject([
      {
        kind: 'widen',
        proposed: true,
        from: { circuit: 'authorised', max: null },
        to: { max: 2000 },
        change: { rowId: null, put: { circuit: 'own' } },
      },
    ]);
  });

  test('rights, trials, chains of their own and other people’s requests move nothing', () => {
    const all = many(60, () => past(3000, 'granted'));
    const others = many(60, () => past(3000, 'granted', {}, 'AGENT_EXT'));
    const steps = [{ need: 'any' as const, of: [{ kind: 'role' as const, ref: 'COORDINATOR' }], upTo: null }];
    expect(mined([row({ isRight: true })], all)).toEqual([]);
    expect(mined([row({ trialId: 'trial' })], all)).toEqual([]);
    expect(mined([row({ steps })], all)).toEqual([]);
    expect(mined([row()], others)).toEqual([]);
    expect(mined([row({ conditions: [{ fact: 'channel', op: 'eq', value: 'phone' }] })], all)).toEqual([]);
  });

  test('whatever is proposed is granted nine times in ten by the lower bound, within what was asked, and pays', () => {
    const decided = fc.record({
      minor: fc.integer({ min: 2501, max: 12_000 }),
      ended: fc.constantFrom('granted', 'granted', 'granted', 'granted', 'rejected', 'changed'),
    });
    fc.assert(
      fc.property(fc.array(decided, { maxLength: 150 }), (list) => {
        const all = list.map(({ minor, ended }) => past(minor, ended as Past['ended'], { endedMinor: minor - 500 }));
        for (const found of mined([row()], all).filter((one) => one.proposed)) {
          const band = all.filter((one) => found.behind.includes(one.id));
          const granted = band.filter((one) => one.ended === 'granted').length;
          expect(band.length).toBeGreaterThanOrEqual(25);
          expect(wilsonLow(granted, band.length)).toBeGreaterThanOrEqual(0.9);
          expect(found.to.max).toBeLessThanOrEqual(12_000);
          expect(band.every((one) => (one.question.ask.amount?.minor ?? 0) <= (found.to.max ?? 0))).toBe(true);
          expect(found.price?.riskEach.high).toBeLessThan(found.price?.savedEach.low ?? 0);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('consultations answered alike', () => {
  const consulted = row({ circuit: 'consulted', department: 'DEPT_LOG', limits: [] });
  const asked = (ended: Past['ended']) => past(null, ended, { circuit: 'consulted' });
  test('always yes becomes one’s own; always no is better told beforehand; now one now the other stays', () => {
    expect(
      mined(
        [consulted],
        many(40, () => asked('granted')),
      ),
    ).toMatchObject([
      {
        kind: 'own',
        proposed: true,
        department: 'DEPT_LOG',
        to: { circuit: 'own', max: null },
        change: { rowId: null, put: { department: null } },
      },
    ]);
    expect(
      mined(
        [consulted],
        many(40, () => asked('rejected')),
      ),
    ).toMatchObject([{ kind: 'notice', proposed: true, change: null }]);
    const mixed = [...many(20, () => asked('granted')), ...many(20, () => asked('rejected'))];
    expect(mined([consulted], mixed)).toEqual([]);
  });
});

test('round limits only, the last the first that reaches', () => {
  expect(ladder(2500, 5800, 'money')).toEqual([3000, 4000, 5000, 6000]);
  expect(ladder(0, 1800, 'money')).toEqual([100, 150, 200, 250, 300, 400, 500, 600, 750, 800, 900, 1000, 1500, 2000]);
  expect(ladder(1, 3, 'count')).toEqual([2, 3]);
  expect(ladder(2500, 2500, 'money')).toEqual([]);
});

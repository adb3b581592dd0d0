import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askOf, type CaseSide, evidenceKinds, type Given, previewAmount } from './decide.ts';

const side: CaseSide = {
  ...{ caseId: '019a0000-0000-7000-8000-000000000001', channel: 'phone', language: 'ca', reason: 'damaged', nature: 'complaint' },
  ...{ tier: 'gold', customerId: null, storeId: null, orderRef: 'o-1' },
};
const given = (change: Partial<Given> = {}): Given => ({
  params: {},
  amount: null,
  identityVerified: false,
  evidence: [],
  ...change,
});
const ask = (change: Partial<Given> = {}, shop = {}, notices: string[] = []) =>
  askOf(side, { code: 'REFUND_PARTIAL' }, given(change), shop, notices);

describe('what is asked of the policy', () => {
  it('is a discretion unless a right is named', () => {
    expect(ask().facts).toMatchObject({ ground: 'discretion' });
    expect(ask({ params: { ground: '' } }).facts).toMatchObject({ ground: 'discretion' });
    expect(ask({ params: { ground: 'withdrawal' } }).facts).toMatchObject({ ground: 'withdrawal' });
  });

  it('knows what the case knows, whatever the shop may say under the same names', () => {
    const shop = {
      orderState: 'delivered',
      tier: 'vip',
      identityVerified: true,
      evidence: ['photo'],
      notices: ['AV-1'],
      ground: 'x',
    };
    expect(ask({}, shop, ['AV-9']).facts).toMatchObject({
      ...{ orderState: 'delivered', tier: 'gold', channel: 'phone', language: 'ca', reason: 'damaged', nature: 'complaint' },
      ...{ identityVerified: false, evidence: [], notices: ['AV-9'], ground: 'discretion', advance: false },
    });
  });

  it.each([
    [{}, 1],
    [{ quantity: 3 }, 3],
    [{ months: 6 }, 6],
    [{ points: 500 }, 500],
    [{ quantity: -3 }, 1],
    [{ quantity: 1.5 }, 1],
    [{ points: '500' }, 1],
  ])('counts %j as %d', (params, count) => {
    expect(ask({ params }).count).toBe(count);
  });
});

it('takes a picture for a photo and anything else for a document, each once', () => {
  const files = (...types: string[]) => types.map((type) => ({ type }));
  expect(evidenceKinds(files('image/png', 'video/mp4', 'application/pdf', 'text/plain'))).toEqual(['photo', 'document']);
  expect(evidenceKinds([])).toEqual([]);
});

describe('the amount the bar asks with', () => {
  it.each([
    ['REFUND_PARTIAL', 'money', 8000, 100],
    ['REFUND_PARTIAL', 'money', 40, 40],
    ['REFUND_FULL', 'money', 8000, 8000],
    ['CHARGE_REVERSAL', 'money', 8000, 8000],
    ['COUPON', 'money', null, 100],
    ['REFUND_FULL', 'money', null, null],
    ['REFUND_PARTIAL', 'money', 0, null],
    ['GOODWILL_POINTS', 'count', null, null],
    ['CARRIER_CLAIM', 'none', null, null],
  ] as const)('%s of %s with %s left is %s', (code, exposure, max, minor) => {
    expect(previewAmount({ code, exposure }, max, 'EUR')).toEqual(minor === null ? null : { minor, currency: 'EUR' });
  });

  it('is never more than what is left', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.constantFrom('REFUND_FULL', 'REFUND_PARTIAL'), (left, code) => {
        expect(previewAmount({ code, exposure: 'money' }, left, 'EUR')?.minor ?? 0).toBeLessThanOrEqual(left);
      }),
    );
  });
});

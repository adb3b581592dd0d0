import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_RATES } from './contract.ts';
import { costOfAsking, ratesFrom } from './decide.ts';

describe('what asking costs', () => {
  test('ten minutes of work, a share of contacts again, and the wait where the centre puts a price on it', () => {
    expect(costOfAsking(DEFAULT_RATES, { waitedMinutes: 186, contacts: 0.4 })).toEqual({
      ...{ workMinor: 400, contactsMinor: 240, waitMinor: 0, totalMinor: 640 },
    });
    const priced = { ...DEFAULT_RATES, waitHourMinor: 150 };
    expect(costOfAsking(priced, { waitedMinutes: 186, contacts: 2 })).toMatchObject({
      contactsMinor: 1200,
      waitMinor: 465,
      totalMinor: 2065,
    });
  });
  test('whole minor units, the parts add up, and nothing is cheaper for waiting longer', () => {
    const rates = fc.record({
      ...{
        agentMinutes: fc.nat(480),
        deciderMinutes: fc.nat(480),
        hourMinor: fc.nat(100_000),
        contactMinor: fc.nat(10_000),
        waitHourMinor: fc.nat(10_000),
      },
    });
    fc.assert(
      fc.property(rates, fc.nat(100_000), fc.double({ min: 0, max: 20, noNaN: true }), (own, waitedMinutes, contacts) => {
        const cost = costOfAsking(own, { waitedMinutes, contacts });
        expect(Object.values(cost).every(Number.isSafeInteger)).toBe(true);
        expect(cost.workMinor + cost.contactsMinor + cost.waitMinor).toBe(cost.totalMinor);
        expect(costOfAsking(own, { waitedMinutes: waitedMinutes + 60, contacts }).totalMinor).toBeGreaterThanOrEqual(
          cost.totalMinor,
        );
      }),
    );
  });
});

test('what the centre has not set is as designed; nonsense counts as not set', () => {
  expect(ratesFrom({ rates: { hourMinor: 3000 } })).toEqual({ ...DEFAULT_RATES, hourMinor: 3000 });
  for (const settings of [{}, { rates: 'x' }, { rates: { hourMinor: -1 } }, { rateMinorPerHour: 9 }])
    expect(ratesFrom(settings)).toEqual(DEFAULT_RATES);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Decided, plausible, unequal } from './decide.ts';

const some = (who: string, n: number, granted: number, changes: Partial<Decided> = {}): Decided[] =>
  Array.from({ length: n }, (_, at) => ({
    ...{
      action: 'REFUND_PARTIAL',
      reason: 'damaged',
      minor: 3000,
      granted: at < granted,
      waitedMinutes: 60,
      caseId: `${who} ${at}`,
    },
    parties: [{ by: 'agent' as const, id: who, name: who }],
    ...changes,
  }));

describe('like requests, unlike outcomes', () => {
  test('one who is granted far less for the same is told beside the others, by name and not by rank', () => {
    const [group, ...more] = unequal([...some('Lucía', 30, 29), ...some('Andrés', 30, 12), ...some('Iván', 9, 0)]);
    expect(more).toEqual([]);
    expect(group).toMatchObject({ action: 'REFUND_PARTIAL', reason: 'damaged', fromMinor: 2500, toMinor: 5000 });
    expect(group?.rows.map(({ name, n, granted, apart }) => [name, n, granted, apart])).toEqual([
      ['Andrés', 30, 12, true],
      ['Lucía', 30, 29, true],
    ]);
  });
  test.each<[string, Decided[]]>([
    ['a difference that chance explains', [...some('Lucía', 30, 27), ...some('Andrés', 30, 22)]],
    ['fewer than ten', [...some('Lucía', 9, 9), ...some('Andrés', 9, 0)]],
    ['another reason', [...some('Lucía', 30, 30), ...some('Andrés', 30, 5, { reason: 'price' })]],
    ['another amount', [...some('Lucía', 30, 30), ...some('Andrés', 30, 5, { minor: 9000 })]],
    ['another action', [...some('Lucía', 30, 30), ...some('Andrés', 30, 5, { action: 'COUPON' })]],
  ])('%s is told of nobody', (_, decided) => expect(unequal(decided)).toEqual([]));
  test('the interval holds what was seen, and narrows with more of the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (n, some) => {
        const k = Math.min(n, some);
        const [few, many] = [plausible(k, n), plausible(k * 4, n * 4)];
        expect(few.low).toBeLessThanOrEqual(Math.ceil((k * 1000) / n));
        expect(few.high).toBeGreaterThanOrEqual(Math.floor((k * 1000) / n));
        expect(many.high - many.low).toBeLessThanOrEqual(few.high - few.low + 1);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { between, DRAWS, lowInThousandths, PLACES, perOne, placing, quantile, redraw, wilsonHigh, wilsonLow } from './decide.ts';

describe('the least plausible share', () => {
  test.each([
    [171, 180, 916],
    [46, 60, 667],
    [5, 5, 649],
    [25, 25, 902],
    [24, 24, 899],
    [0, 10, 0],
  ])('%i of %i: %i thousandths', (successes, n, thousandths) => {
    expect(Math.round(wilsonLow(successes, n) * 1000)).toBe(thousandths);
  });

  test('nothing observed says nothing', () => {
    expect([wilsonLow(0, 0), wilsonHigh(0, 0), lowInThousandths(0, 0)]).toEqual([0, 1, null]);
  });

  test('is below what was observed, and grows with more of the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 400 }), (n, k) => {
        const successes = Math.min(n, k);
        expect(wilsonLow(successes, n)).toBeLessThanOrEqual(successes / n);
        expect(wilsonHigh(successes, n)).toBeGreaterThanOrEqual(successes / n);
        expect(wilsonLow(successes * 2, n * 2)).toBeGreaterThanOrEqual(wilsonLow(successes, n) - 1e-12);
      }),
    );
  });
});

describe('customers drawn again', () => {
  test('nine of 48 € come to nine on average, give or take a square root', () => {
    const sums = new Float64Array(PLACES).fill(4800, 0, 9);
    const draws = redraw(sums);
    const mean = draws.reduce((sum, one) => sum + one, 0) / DRAWS;
    expect(Math.abs(mean / 4800 - 9)).toBeLessThan(0.6);
    expect(quantile(draws, 0.025) / 4800).toBeGreaterThanOrEqual(3);
    expect(quantile(draws, 0.025) / 4800).toBeLessThanOrEqual(4);
    expect(quantile(draws, 0.975) / 4800).toBeGreaterThanOrEqual(14);
    expect(quantile(draws, 0.975) / 4800).toBeLessThanOrEqual(17);
  });

  test('the same past gives the same bounds', () => {
    const sums = Float64Array.from({ length: PLACES }, (_, place) => place % 7);
    expect(redraw(sums)).toEqual(redraw(sums));
  });

  test('twenty requests of one customer say less than those of twenty', () => {
    const one = new Float64Array(PLACES);
    one[0] = 20;
    const many = new Float64Array(PLACES).fill(1, 0, 20);
    const width = (sums: Float64Array) => {
      const { low, high } = between(redraw(sums), 20);
      return high - low;
    };
    expect(width(one)).toBeGreaterThan(width(many));
  });

  test('what each comes to does not waver where all are alike', () => {
    const counts = new Float64Array(PLACES).fill(3, 0, 50);
    const sums = counts.map((count) => count * 640);
    expect(between(perOne(redraw(sums), redraw(counts), 640), 640)).toEqual({ low: 640, mid: 640, high: 640 });
  });

  test('each customer has a place of their own until there are too many, and always the same', () => {
    const place = placing();
    const first = Array.from({ length: PLACES }, (_, n) => place(`customer ${n}`));
    expect(new Set(first).size).toBe(PLACES);
    expect(place('customer 7')).toBe(first[7]);
    const late = place('one too many');
    expect(late).toBeLessThan(PLACES);
    expect(place('one too many')).toBe(late);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BOUNDS,
  BUCKET_ERROR,
  bucketOf,
  daysOf,
  type Histogram,
  minutesOf,
  mondayOf,
  percentileOf,
  periodOf,
  pointsBetween,
  stretchesOf,
  UNANSWERED,
} from './decide.ts';

const histogramOf = (waits: readonly number[]): Histogram => {
  const histogram: Histogram = new Map();
  for (const wait of waits) histogram.set(bucketOf(wait), (histogram.get(bucketOf(wait)) ?? 0) + 1);
  return histogram;
};
const merged = (...many: Histogram[]): Histogram => {
  const sum: Histogram = new Map();
  for (const one of many) for (const [bucket, n] of one) sum.set(bucket, (sum.get(bucket) ?? 0) + n);
  return sum;
};
const waits = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 200 });

describe('waits counted by buckets', () => {
  it('reads any share of them within four per cent, and exactly below 25 minutes', () => {
    fc.assert(
      fc.property(waits, fc.constantFrom(0.5, 0.9), (some, share) => {
        const exact = some.toSorted((a, b) => a - b)[Math.ceil(share * some.length) - 1] ?? 0;
        const read = percentileOf(histogramOf(some), share) ?? -1;
        expect(Math.abs(read - exact)).toBeLessThanOrEqual(exact < 25 ? 0 : exact * BUCKET_ERROR + 0.5);
      }),
    );
  });
  it('merges days, shops and departments in any order to the same', () => {
    fc.assert(
      fc.property(waits, waits, waits, (a, b, c) => {
        const [x, y, z] = [histogramOf(a), histogramOf(b), histogramOf(c)];
        const whole = percentileOf(histogramOf([...a, ...b, ...c]), 0.5);
        expect(percentileOf(merged(x, merged(y, z)), 0.5)).toBe(whole);
        expect(percentileOf(merged(merged(z, x), y), 0.5)).toBe(whole);
      }),
    );
  });
  it('puts every bound at the beginning of its own bucket', () => {
    expect(BOUNDS.map(bucketOf)).toEqual(BOUNDS.map((_, at) => at));
    expect(BOUNDS.slice(0, 25).map((_, at) => minutesOf(at))).toEqual(BOUNDS.slice(0, 25));
  });
  it('has no median of what nobody has answered', () => {
    expect(percentileOf(new Map([[UNANSWERED, 7]]), 0.5)).toBeNull();
    expect(percentileOf(new Map(), 0.5)).toBeNull();
  });
});

describe('periods', () => {
  it('end today; weeks begin on Monday; now is no days', () => {
    expect(daysOf('week', '2026-11-29')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
    expect(daysOf('quarter', '2026-11-29')).toEqual({ from: '2026-08-31', to: '2026-11-29' });
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
    expect(periodOf({ span: 'now' }, '2026-11-29')).toBeNull();
    expect(periodOf({}, '2026-11-29')).toEqual({ from: '2026-11-29', to: '2026-11-29' });
  });
  it.each([
    [{ from: '2026-11-02' }, 'scheme.bothDays', 'to'],
    [{ from: '2026-11-02', to: '2026-11-01' }, 'scheme.backwards', 'to'],
    [{ from: '2020-11-02', to: '2026-11-01' }, 'scheme.tooLong', 'from'],
  ])('%o is refused, and the field named', (asked, reason, field) =>
    expect(periodOf(asked, '2026-11-29')).toMatchObject({ refused: true, reason, field }),
  );
  it('joins days in a row into stretches, over the turn of a month', () =>
    expect(stretchesOf(['2026-11-01', '2026-10-31', '2026-11-03'])).toEqual([
      { from: '2026-10-31', to: '2026-11-01' },
      { from: '2026-11-03', to: '2026-11-03' },
    ]));
});

it('says nothing of a change with few actions on a side', () => {
  expect(pointsBetween({ n: 100, own: 50 }, { n: 100, own: 57 })).toBe(7);
  expect(pointsBetween({ n: 29, own: 10 }, { n: 100, own: 57 })).toBeNull();
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countOf, medianOf } from './decide.ts';

it('finds in counts the median that the waits themselves have', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1 }), (waits) => {
      const counted = [...Map.groupBy(waits, (one) => one)].map(([minutes, some]) => ({ minutes, n: some.length }));
      expect(medianOf([...counted, { minutes: null, n: 3 }])).toBe(
        waits.toSorted((a, b) => a - b)[Math.ceil(waits.length / 2) - 1],
      );
      expect(countOf(counted)).toBe(waits.length);
    }),
  );
  expect(medianOf([{ minutes: null, n: 2 }])).toBeNull();
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { axisFor } from './axis.ts';

it('holds every wait between its ends, longer ones further on', () => {
  const waits = fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 12 });
  fc.assert(
    fc.property(waits, (some) => {
      const { at, marks } = axisFor(some);
      const places = some.toSorted((a, b) => a - b).map(at);
      expect(places.every((place) => place >= 0 && place <= 1)).toBe(true);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(marks.length).toBeGreaterThan(1);
    }),
  );
});

it('begins and ends at times that people say', () => {
  const { marks, at } = axisFor([25, 72, 540]);
  expect(marks).toEqual([15, 60, 240, 1440]);
  expect([at(15), at(1440)]).toEqual([0, 1]);
});

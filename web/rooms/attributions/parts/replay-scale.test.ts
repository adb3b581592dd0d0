import { describe, expect, it } from 'vitest';
import { bandOf, HIGH, labelsAt, lineOf, nearest, roundUp, stepOf, WIDE, xOf, yOf } from './replay-scale.ts';

const curve = {
  points: [0, 2500, 5000, 6000, 10_000].map((max) => ({
    max,
    own: 0,
    waitMinutesSaved: 0,
    riskMinor: { low: 0, mid: 0, high: 0 },
  })),
};

describe('the scales of the three charts', () => {
  it.each([
    [0, 1],
    [7, 8],
    [558, 600],
    [43_200, 50_000],
    [100, 100],
  ])('%i fits under %i', (value, top) => {
    expect(roundUp(value)).toBe(top);
  });

  it('limits go from left to right, figures from below upwards, and never out of the picture', () => {
    expect([xOf(0, 100), xOf(50, 100), xOf(100, 100), xOf(5, 0)]).toEqual([0, WIDE / 2, WIDE, 0]);
    expect(yOf(0, 100)).toBeGreaterThan(yOf(60, 100));
    expect(yOf(250, 100)).toBe(yOf(100, 100));
    expect(yOf(0, 0)).toBeLessThan(HIGH);
  });

  it('a band is closed', () => {
    const points = [
      { x: 0, y: 1 },
      { x: 2, y: 3 },
    ];
    expect(lineOf(points)).toBe('M0.0 1.0L2.0 3.0');
    expect(bandOf(points, points)).toBe('M0.0 1.0L2.0 3.0L2.0 3.0L0.0 1.0Z');
  });

  it('a limit is found on the axis, and a place on it is the nearest limit', () => {
    expect([stepOf(curve, 6000), stepOf(curve, 1), stepOf(curve, null)]).toEqual([3, 0, 0]);
    expect([nearest(curve, 0), nearest(curve, 0.58), nearest(curve, 1), nearest(curve, 3)]).toEqual([0, 3, 4, 4]);
  });

  it('labels of the axis do not run into each other', () => {
    expect(labelsAt(78, 187)).toEqual({
      zero: false,
      old: { x: 78, anchor: 'middle' },
      read: { x: 187, anchor: 'middle' },
      end: true,
    });
    expect(labelsAt(125, 187)).toMatchObject({ old: { anchor: 'end' }, read: { anchor: 'start' } });
    expect(labelsAt(40, 60)).toMatchObject({ old: null, read: { anchor: 'middle' } });
    expect(labelsAt(null, 300)).toEqual({ zero: true, old: null, read: { x: 300, anchor: 'end' }, end: false });
  });
});

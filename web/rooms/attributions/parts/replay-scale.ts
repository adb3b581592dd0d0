import { count, money, percent } from '../../../lib/format.ts';
import type { Curve } from '../api.ts';

/** Of one small chart, in the units of its picture. */
export const WIDE = 312;
export const HIGH = 64;
const TOP = 4;
const FOOT = HIGH - 2;

/** A round number not below. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const tens = 10 ** Math.floor(Math.log10(value));
  return ([1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((one) => one * tens >= value) ?? 10) * tens;
}

export const xOf = (max: number, end: number): number => (end > 0 ? (max / end) * WIDE : 0);
export const yOf = (value: number, top: number): number => FOOT - (top > 0 ? Math.min(1, value / top) : 0) * (FOOT - TOP);

type Point = { x: number; y: number };
/** A line through the points, as SVG draws it. */
export const lineOf = (points: readonly Point[]): string =>
  points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
/** The band between two lines. */
export const bandOf = (above: readonly Point[], below: readonly Point[]): string =>
  `${lineOf(above)}${lineOf(below.toReversed()).replace('M', 'L')}Z`;

/** The step that a limit stands on; the first where it is not among them. */
export const stepOf = (curve: Pick<Curve, 'points'>, max: number | null): number =>
  Math.max(
    0,
    curve.points.findIndex((point) => point.max === max),
  );

/** The step nearest to a place on the axis, `share` of its width from the left. */
export function nearest(curve: Pick<Curve, 'points'>, share: number): number {
  const wanted = share * (curve.points.at(-1)?.max ?? 0);
  let best = 0;
  for (const [at, point] of curve.points.entries())
    if (Math.abs(point.max - wanted) < Math.abs((curve.points[best]?.max ?? 0) - wanted)) best = at;
  return best;
}

/** A maximum as people say it. */
export function maxOf({ unit }: Pick<Curve, 'unit'>, max: number, currency: string): string {
  if (unit === 'money') return money({ minor: max, currency }, { whole: true });
  return unit === 'percent' ? percent(max / 100) : count(max);
}

export const shareOf = (part: number, whole: number): string => percent(whole > 0 ? part / whole : 0);
export const hoursOf = (minutes: number): string => count(Math.round(minutes / 60));

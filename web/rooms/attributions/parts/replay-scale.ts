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

/** About as wide as a label is, and as one with a word beside the figure is. */
const [SHORT, LONG] = [36, 92];
export type Label = { x: number; anchor: 'start' | 'middle' | 'end' };

const centred = (x: number): Label => ({ x, anchor: x < LONG / 2 ? 'start' : x > WIDE - LONG / 2 ? 'end' : 'middle' });

/** Where the labels of the axis stand, so that none runs into another: what is read always has one, the others where there is room. */
export function labelsAt(old: number | null, read: number): { zero: boolean; old: Label | null; read: Label; end: boolean } {
  const apart = old === null || Math.abs(old - read) >= LONG;
  const [left, right] = old === null ? [read, read] : [Math.min(old, read), Math.max(old, read)];
  const aside = !apart && left >= LONG && right <= WIDE - LONG;
  const label = (x: number): Label =>
    aside ? { x: x === left ? x + 8 : x - 8, anchor: x === left ? 'end' : 'start' } : centred(x);
  const shown = old !== null && old !== read && (apart || aside) ? old : null;
  const [first, last] = shown === null ? [read, read] : [left, right];
  return {
    zero: first > (aside ? LONG : LONG / 2) + SHORT,
    old: shown === null ? null : label(shown),
    read: label(read),
    end: last < WIDE - (aside ? LONG : LONG / 2) - SHORT,
  };
}

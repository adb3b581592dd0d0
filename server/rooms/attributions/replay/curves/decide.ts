import { type Change, changesBetween } from '../../policy/changes/decide.ts';
import type { Attribution, Circuit, Limit } from '../../contract.ts';
import { DRAWS, PLACES, redraw } from '../evidence/decide.ts';
import { leastOf } from '../../limits/decide.ts';
import type { Past } from '../past/contract.ts';
import type { Curve } from '../contract.ts';
import { type CompiledPolicy, compile, covers } from '../../standing/decide.ts';
import type { Scales } from '../tally/contract.ts';
import { exposureOf, riskOf } from '../tally/decide.ts';
import type { Axis } from './contract.ts';

/** One curve in the making. Sums by the step on which a request becomes one's own; the lists by place among the customers. */
export type Drawing = {
  axis: Axis;
  limit: Limit;
  maxima: number[];
  /** The policy with this limit lifted, and without the row that has it. */
  lifted: CompiledPolicy;
  without: CompiledPolicy;
  /** Only the row, unlimited: whose requests it speaks of at all. */
  alone: CompiledPolicy;
  requests: number;
  own: Float64Array;
  waitMinutes: Float64Array;
  exposed: Float64Array;
  places: Map<number, Float64Array>;
};

/** Steps of a curve between nothing and its end, beside the limit in force and the proposed one. */
const STEPS = 40;
/** Curves of one replay: a draft that changes everything is not read as curves. */
const MOST = 12;
const BEYOND = Number.MAX_SAFE_INTEGER;

const limitsOf = (row: Attribution | null): readonly Limit[] => (row && row.circuit === 'own' && !row.isRight ? row.limits : []);

/** The limits that differ: of rows that are one's own afterwards, since along them requests become one's own. */
export function axesOf(before: readonly Attribution[], after: readonly Attribution[]): Axis[] {
  return changesBetween(before, after).flatMap(axesIn).slice(0, MOST);
}

function axesIn({ before, after }: Change): Axis[] {
  if (after === null || after.circuit !== 'own' || after.isRight) return [];
  const [old, now] = [limitsOf(before), limitsOf(after)];
  const kinds = [...new Map([...now, ...old].map((limit) => [`${limit.per} ${limit.unit}`, limit])).values()];
  const maxOf = (limits: readonly Limit[], { per, unit }: Limit): number | null =>
    limits.find((one) => one.per === per && one.unit === unit)?.max ?? null;
  return kinds.flatMap((limit) => {
    const [inForce, proposed] = [maxOf(old, limit), maxOf(now, limit)];
    return inForce === proposed ? [] : [{ row: after, per: limit.per, unit: limit.unit, inForce, proposed }];
  });
}

/** A round number not below: 1, 2 or 5 and noughts, in between where that would be far off. */
function roundUp(value: number): number {
  const tens = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return ([1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((one) => one * tens >= value) ?? 10) * tens;
}

/** From nothing to well beyond what is proposed, in even whole steps, the two limits among them. */
export function maximaOf({ inForce, proposed, unit }: Axis): number[] {
  const wide = Math.max(inForce ?? 0, proposed ?? 0, 1);
  const end = Math.ceil(unit === 'percent' ? Math.min(100, roundUp((wide * 5) / 3)) : roundUp((wide * 5) / 3));
  const even = Array.from({ length: STEPS + 1 }, (_, step) => Math.round((end * step) / STEPS));
  return [...new Set([...even, inForce ?? 0, proposed ?? 0])].sort((a, b) => a - b);
}

/** `after` are all rows of the action as proposed. */
export function drawing(axis: Axis, after: readonly Attribution[]): Drawing {
  const { row, per, unit } = axis;
  const others = after.filter((one) => one.id !== row.id);
  const rest = row.limits.filter((one) => one.per !== per || one.unit !== unit);
  const maxima = maximaOf(axis);
  const empty = () => new Float64Array(maxima.length);
  return {
    ...{ axis, maxima, limit: { per, unit, max: BEYOND }, requests: 0, own: empty(), waitMinutes: empty(), exposed: empty() },
    lifted: compile([...others, { ...row, limits: rest }]),
    without: compile(others),
    alone: compile([{ ...row, limits: [] }]),
    places: new Map(),
  };
}

/** Puts a request on the step from which on it is one's own; `before` is the circuit it had. */
export function draw(one: Drawing, past: Past, before: Circuit, place: number, scales: Scales): void {
  const { holder, ask, usage, at } = past.question;
  if (covers(one.alone, holder, ask, usage, at) !== 'own') return;
  one.requests++;
  if (covers(one.lifted, holder, ask, usage, at) !== 'own') return;
  const anyway = covers(one.without, holder, ask, usage, at) === 'own';
  const least = anyway ? 0 : leastOf(one.limit, ask, usage, usage.holders[holder.personId]);
  const step = one.maxima.findIndex((max) => max >= least);
  if (step === -1) return;
  const add = (sums: Float64Array, more: number) => {
    sums[step] = (sums[step] ?? 0) + more;
  };
  add(one.own, 1);
  if (before === 'own') return;
  add(one.waitMinutes, past.waitedMinutes);
  const exposed = exposureOf(past, scales.currency) ?? 0;
  if (exposed === 0) return;
  add(one.exposed, exposed);
  const places = one.places.get(step) ?? new Float64Array(PLACES);
  one.places.set(step, places);
  places[place] = (places[place] ?? 0) + exposed;
}

/** The sums along the limit. A wider one never takes anything back, so everything only rises. */
export function curveOf(one: Drawing, { grantShare }: Scales): Omit<Curve, 'actionName' | 'holderName'> {
  const { axis, maxima, requests } = one;
  const so = { own: 0, waitMinutes: 0, exposed: 0, draws: new Float64Array(DRAWS) };
  const points = maxima.map((max, step) => {
    so.own += one.own[step] ?? 0;
    so.waitMinutes += one.waitMinutes[step] ?? 0;
    so.exposed += one.exposed[step] ?? 0;
    const places = one.places.get(step);
    if (places) {
      const more = redraw(places);
      so.draws = so.draws.map((sum, at) => sum + (more[at] ?? 0));
    }
    return { max, own: so.own, waitMinutesSaved: so.waitMinutes, riskMinor: riskOf(so.exposed, so.draws, grantShare) };
  });
  const { row, per, unit, inForce, proposed } = axis;
  return { action: row.action, holder: row.holder, per, unit, inForce, proposed, requests, points };
}

import { changesBetween } from '../../policy/changes/decide.ts';
import type { Attribution, Circuit } from '../../contract.ts';
import { axesOf, curveOf, type Drawing, draw, drawing } from '../curves/decide.ts';
import { placeOf, placing } from '../evidence/decide.ts';
import type { Counted, Looked, Past, Touched } from '../past/contract.ts';
import { lookedAt, touchedBy } from '../past/decide.ts';
import { type CompiledPolicy, compile, countersIn } from '../../standing/decide.ts';
import { ENOUGH, type Scales, type Tally } from '../tally/contract.ts';
import { emptyTally, figuresOf, move, stay } from '../tally/decide.ts';
import type { Reckoned } from '../contract.ts';

/** An action whose rows differ: whose requests must be ruled again, and by what. */
export type Part = {
  action: string;
  touched: Touched;
  looked: Looked;
  before: CompiledPolicy;
  after: CompiledPolicy;
  newWindows: boolean;
  /** Days, weeks or months are limited: what would have been granted is not added to them. */
  windows: boolean;
};

/** The rows of those actions of which some row differs: nothing else can come out otherwise. */
export function differing(
  before: readonly Attribution[],
  after: readonly Attribution[],
): { before: Attribution[]; after: Attribution[] } {
  const actions = new Set(changesBetween(before, after).map((change) => (change.after ?? change.before)?.action));
  const of = (rows: readonly Attribution[]) => rows.filter((row) => actions.has(row.action));
  return { before: of(before), after: of(after) };
}

export function partsOf(before: readonly Attribution[], after: readonly Attribution[]): Part[] {
  const rows = changesBetween(before, after).flatMap((change) => [change.before ?? [], change.after ?? []].flat());
  const [was, willBe] = [compile(before), compile(after)];
  return [...Map.groupBy(rows, (row) => row.action)].map(([action, changed]): Part => {
    const counted = (policy: CompiledPolicy) => countersIn(policy, action, false).map((one) => `${one.period} ${one.unit}`);
    return {
      action,
      touched: touchedBy(action, changed, [before, after]),
      looked: lookedAt([...before, ...after].filter((row) => row.action === action)),
      before: was,
      after: willBe,
      windows: counted(willBe).length > 0,
      newWindows: counted(willBe).some((one) => !counted(was).includes(one)),
    };
  });
}

type By = Reckoned['groups'][number]['by'];
type Group = { by: By; key: string; tally: Tally };
export type Reckoning = {
  scales: Scales;
  total: Tally;
  groups: Map<string, Group>;
  found: Map<string, Map<string, Map<string, Map<string, readonly Tally[]>>>>;
  drawings: Drawing[];
  place: (customer: string) => number;
  ruled: number;
  otherVersions: number;
  linesOfToday: number;
  newWindows: boolean;
  windows: boolean;
};

/** `isLarge`: customers have their places by name at once, so that it does not matter who comes first. */
export function openReckoning(
  before: readonly Attribution[],
  after: readonly Attribution[],
  scales: Scales,
  isLarge = false,
): Reckoning {
  const parts = partsOf(before, after);
  const drawings = axesOf(before, after).map((axis) =>
    drawing(
      axis,
      after.filter((row) => row.action === axis.row.action),
    ),
  );
  return {
    ...{ scales, total: emptyTally(), groups: new Map(), found: new Map(), drawings, place: isLarge ? placeOf : placing() },
    ...{
      ruled: 0,
      otherVersions: 0,
      linesOfToday: 0,
      newWindows: parts.some((part) => part.newWindows),
      windows: parts.some((part) => part.windows),
    },
  };
}

type Of = { action: string; role: string; store: string; reason: string };

/** The total and the four groups that a request belongs to. They are few and asked for each time, so what was found is kept. */
function talliesFor(reckoning: Reckoning, of: Of): readonly Tally[] {
  const found = reckoning.found.get(of.action)?.get(of.role)?.get(of.store)?.get(of.reason);
  if (found) return found;
  const keys: [By, string][] = [
    ['action', of.action],
    ['holder', of.role],
    ['store', of.store],
    ['reason', of.reason],
  ];
  const tallies = [reckoning.total, ...keys.map(([by, key]) => groupOf(reckoning, by, key).tally)];
  const roles = within(reckoning.found, of.action);
  within(within(roles, of.role), of.store).set(of.reason, tallies);
  return tallies;
}

function within<V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const found = map.get(key) ?? new Map<string, V>();
  map.set(key, found);
  return found;
}

function groupOf(reckoning: Reckoning, by: By, key: string): Group {
  const name = `${by} ${key}`;
  const group = reckoning.groups.get(name) ?? { by, key, tally: emptyTally() };
  reckoning.groups.set(name, group);
  return group;
}

/** All requests of the period as they stood: those that nothing changes for stay so. */
export function countAll(reckoning: Reckoning, counted: readonly Counted[]): void {
  for (const one of counted) for (const tally of talliesFor(reckoning, one)) stay(tally, one.circuit, one.n);
}

/** A request ruled again. `wasCounted`: it is among those counted as they stood, and is taken out from there. */
export function weigh(reckoning: Reckoning, past: Past, from: Circuit, to: Circuit, wasCounted: boolean): void {
  const { scales, drawings } = reckoning;
  const place = reckoning.place(past.customer);
  const { action } = past.question.ask;
  reckoning.ruled++;
  if (!past.isOfAgainst) reckoning.otherVersions++;
  for (const one of drawings) if (one.axis.row.action === action) draw(one, past, from, place, scales);
  if (from === to && wasCounted && from === past.circuit) return;
  const of = { action, role: past.role, store: past.store, reason: past.reason };
  for (const tally of talliesFor(reckoning, of)) {
    if (wasCounted) stay(tally, past.circuit, -1);
    if (from === to) stay(tally, from);
    else move(tally, past, from, to, place, scales);
  }
}

/** Groups shown of each kind: those with most that moves. */
const SHOWN = 60;

/** All figures, a few at a time: between two steps whoever works on it lets others have their turn. */
export function* figuresInSteps(reckoning: Reckoning): Generator<undefined, Reckoned> {
  const { total, groups, drawings, scales } = reckoning;
  const moving = ({ tally }: Group): number => tally.moved.reduce((sum, n) => sum + n, 0);
  const most = [...groups.values()]
    .filter((group) => moving(group) > 0)
    .sort((a, b) => moving(b) - moving(a) || (a.key < b.key ? -1 : 1));
  const shown = [...Map.groupBy(most, (group) => group.by).values()].flatMap((one) => one.slice(0, SHOWN));
  const result: Reckoned = { total: figuresOf(total, scales), groups: [], curves: [], unknown: unknownOf(reckoning) };
  for (const { by, key, tally } of shown) {
    yield;
    result.groups.push({ by, key, figures: figuresOf(tally, scales) });
  }
  for (const one of drawings) {
    yield;
    result.curves.push(curveOf(one, scales));
  }
  return result;
}

/** All figures at once. */
export function reckoned(reckoning: Reckoning): Reckoned {
  const steps = figuresInSteps(reckoning);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** What these figures can't tell, the most important first. */
function unknownOf({ total, scales, otherVersions, linesOfToday, newWindows, windows }: Reckoning): Reckoned['unknown'] {
  const { granted, changed, rejected, other, unpriced, fromOwn } = total;
  const decided = granted + changed + rejected;
  const toOwn = decided + other;
  const said = (word: string, n: number, when = n > 0): Reckoned['unknown'] =>
    when ? [{ word: `attributions.replay.unknown.${word}`, params: { n } }] : [];
  return [
    ...said('few', decided, toOwn > 0 && decided < ENOUGH),
    ...said('neverAsked', toOwn),
    ...said('grantShare', Math.round(scales.grantShare / 10), changed + rejected > 0),
    ...said('undecided', other),
    ...said('unpriced', unpriced),
    ...said('fromOwn', fromOwn),
    ...said('windows', toOwn, windows && toOwn > 0),
    ...said('newWindows', 1, newWindows),
    ...said('linesOfToday', linesOfToday),
    ...said('otherVersions', otherVersions),
  ];
}

import type { Bounds, Course, Fault, Granted, Line, Reference } from './contract.ts';

/** Chance, at most, to brake what is tolerable and to confirm what is not: the sequential test is designed for 5 % each. */
const ERROR = 0.05;

/**
 * Wald's sequential probability ratio test of an overturned share that is tolerable against one that is not (both in thousandths), as
 * two parallel lines over the audited grants (Wald 1945). Rounded down, towards braking early and confirming late, so that the line that
 * is drawn is the line that decides.
 */
export function boundsFor(tolerable: number, unacceptable: number): Bounds {
  const [p0, p1] = [tolerable / 1000, unacceptable / 1000];
  const [fault, right] = [Math.log(p1 / p0), Math.log((1 - p0) / (1 - p1))];
  const height = Math.log((1 - ERROR) / ERROR) / (fault + right);
  const slope = Math.floor((1000 * right) / (fault + right));
  return { brake: { at: Math.floor(1000 * height), slope }, confirm: { at: Math.floor(-1000 * height), slope } };
}

const lineAt = ({ at, slope }: Line, n: number): number => at + slope * n;

/** How many had been overturned after each verdict. */
export function pathOf(overturned: readonly boolean[]): number[] {
  let sum = 0;
  return overturned.map((one) => (sum += one ? 1 : 0));
}

/** The first audited grant at which too many had been overturned; null when there is none. */
function brokenAt(path: readonly number[], { brake }: Bounds): { overturned: number; audited: number } | null {
  const at = path.findIndex((overturned, before) => overturned * 1000 >= lineAt(brake, before + 1));
  return at === -1 ? null : { overturned: path[at] ?? 0, audited: at + 1 };
}

/** Whether so few were overturned, up to the last, that the widened cell may be taken for good. */
export function isConfirmable(path: readonly number[], bounds: Bounds): boolean {
  const last = path.at(-1);
  return last !== undefined && !brokenAt(path, bounds) && last * 1000 <= lineAt(bounds.confirm, path.length);
}

/** How many more must be found right, one after the other, until it may be confirmed; null when the brake has ended it. */
export function toConfirm(path: readonly number[], bounds: Bounds): number | null {
  if (brokenAt(path, bounds)) return null;
  if (isConfirmable(path, bounds)) return 0;
  const { at, slope } = bounds.confirm;
  return slope <= 0 ? null : Math.max(1, Math.ceil(((path.at(-1) ?? 0) * 1000 - at) / slope) - path.length);
}

/** Mean and spread of some amounts; null of fewer than twenty, which say nothing yet. */
export function referenceOf(amounts: readonly number[]): Reference | null {
  const n = amounts.length;
  if (n < 20) return null;
  const mean = amounts.reduce((sum, one) => sum + one, 0) / n;
  const sd = Math.sqrt(amounts.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1));
  return { n, mean: Math.round(mean), sd: Math.max(1, Math.round(sd), Math.round(mean / 100)) };
}

/** Of the cumulative sum, in thousandths of a standard deviation: what of each grant is let pass, and how high it may go (Page 1954). */
const LET_PASS = 500;
const HIGHEST = 7000;

/** How high the one-sided cumulative sum of amounts above the usual has gone, thousandths of a standard deviation, after each grant. */
export function creepOf(granted: readonly Granted[]): number[] {
  let sum = 0;
  return granted.map(({ minor, usual }) => {
    if (usual) sum = Math.max(0, sum + Math.round(((minor - usual.mean) * 1000) / usual.sd) - LET_PASS);
    return sum;
  });
}

function driftOf(granted: readonly Granted[]): Fault | null {
  const at = creepOf(granted).findIndex((sum) => sum > HIGHEST);
  if (at === -1) return null;
  const known = granted.slice(0, at + 1).filter(({ usual }) => usual !== null);
  const meanOf = (of: (one: Granted) => number) => Math.round(known.reduce((sum, one) => sum + of(one), 0) / known.length);
  return {
    kind: 'drift',
    meanMinor: meanOf(({ minor }) => minor),
    usualMinor: meanOf(({ usual }) => usual?.mean ?? 0),
    n: known.length,
  };
}

/** Whether the brake ends a trial, and why: too many wrong, more given than may be, or more and more given each time. */
export function faultOf({ path, bounds, spentMinor, capMinor, granted }: Course): Fault | null {
  const broken = brokenAt(path, bounds);
  if (broken) return { kind: 'faults', ...broken };
  if (spentMinor > capMinor) return { kind: 'spend', spentMinor, capMinor };
  return driftOf(granted);
}

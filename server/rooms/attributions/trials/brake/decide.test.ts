import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Course, Granted } from './contract.ts';
import { boundsFor, creepOf, faultOf, isConfirmable, pathOf, referenceOf, toConfirm } from './decide.ts';

const bounds = boundsFor(40, 150);
const course = (over: Partial<Course>): Course => ({ path: [], bounds, spentMinor: 0, capMinor: 100_000, granted: [], ...over });
/** So many overturned among the first, and right ones after them. */
const path = (overturned: number, audited: number) => pathOf(Array.from({ length: audited }, (_, at) => at < overturned));
const braked = (verdicts: readonly boolean[]) => faultOf(course({ path: pathOf(verdicts) })) !== null;

describe('the sequential test', () => {
  it('has two parallel lines: with 4 % tolerable and 15 % not, the brake begins at 2 and rises by one in twelve', () => {
    expect(bounds).toEqual({ brake: { at: 2039, slope: 84 }, confirm: { at: -2040, slope: 84 } });
  });
  it.each([
    [0, 500, false],
    [2, 2, false],
    [3, 3, true],
    [3, 11, true],
    [3, 12, true],
  ])('%i overturned of %i at once: braked %s', (overturned, audited, expected) => {
    expect(faultOf(course({ path: path(overturned, audited) })) !== null).toBe(expected);
  });
  it('says of how many how many were wrong when the line was crossed, not later', () => {
    const verdicts = Array.from({ length: 30 }, (_, at) => at % 3 === 0);
    expect(faultOf(course({ path: pathOf(verdicts) }))).toEqual({ kind: 'faults', overturned: 3, audited: 7 });
  });
  it.each([
    [0, 24, false, 1],
    [0, 25, true, 0],
    [1, 25, false, 12],
    [2, 36, false, 13],
    [2, 49, true, 0],
    [0, 0, false, 25],
  ])('%i overturned of %i: may be confirmed %s, after %i more without a fault', (overturned, audited, confirmable, more) => {
    const spread = pathOf(Array.from({ length: audited }, (_, at) => at >= 20 && at < 20 + overturned));
    expect([isConfirmable(spread, bounds), toConfirm(spread, bounds)]).toEqual([confirmable, more]);
  });
  it('never brakes without a fault, and a fault more never undoes a brake', () => {
    const shares = fc
      .tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }))
      .map(([p, more]) => [p, p + more] as const);
    fc.assert(
      fc.property(shares, fc.integer({ min: 0, max: 400 }), ([low, high], n) => {
        expect(faultOf(course({ bounds: boundsFor(low, high), path: Array.from({ length: n }, () => 0) }))).toBeNull();
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 80 }), fc.nat(), (verdicts, which) => {
        if (!braked(verdicts)) return;
        expect(braked(verdicts.with(which % verdicts.length, true))).toBe(true);
        expect(braked([...verdicts, false, false])).toBe(true);
      }),
    );
  });
});

describe('the money', () => {
  const usual = { n: 60, mean: 4_000, sd: 1_000 };
  const granted = (...amounts: number[]): Granted[] => amounts.map((minor) => ({ minor, usual }));
  it('ends it above the cap, not at it', () => {
    expect(faultOf(course({ spentMinor: 100_000 }))).toBeNull();
    expect(faultOf(course({ spentMinor: 100_001 }))).toEqual({ kind: 'spend', spentMinor: 100_001, capMinor: 100_000 });
  });
  it('knows what is usual from twenty grants on', () => {
    expect(referenceOf(Array.from({ length: 19 }, () => 4_000))).toBeNull();
    expect(referenceOf(Array.from({ length: 20 }, (_, at) => (at % 2 ? 5_000 : 3_000)))).toEqual({
      n: 20,
      mean: 4_000,
      sd: 1_026,
    });
    expect(referenceOf(Array.from({ length: 20 }, () => 4_000))).toEqual({ n: 20, mean: 4_000, sd: 40 });
  });
  it.each([
    ['the usual', Array.from({ length: 200 }, () => 4_000), null],
    ['half a deviation more, which is let pass', Array.from({ length: 200 }, () => 4_500), null],
    ['one deviation more', Array.from({ length: 15 }, () => 5_000), 15],
    ['two deviations more', Array.from({ length: 15 }, () => 6_000), 5],
  ])('creeps up with %s', (_, amounts, n) => {
    const fault = faultOf(course({ granted: granted(...amounts) }));
    expect(fault && 'n' in fault ? fault.n : null).toBe(n);
  });
  it('says nothing of amounts whose usual is not known, and never creeps below nothing', () => {
    expect(faultOf(course({ granted: Array.from({ length: 300 }, () => ({ minor: 90_000, usual: null })) }))).toBeNull();
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20_000 })), (amounts) => {
        for (const sum of creepOf(granted(...amounts))) expect(sum).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('how often it errs, drawn two thousand times', () => {
  // Drawn from a seed of its own, so that the figures printed are the same in every run.
  function draws(seed: number) {
    let state = seed;
    return () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
  }
  const RUNS = 2_000;
  /** How a trial ends whose grants are wrong with this chance: braked, confirmable, or neither after so many audits. */
  function endings(chance: number, audits: number, seed: number) {
    const next = draws(seed);
    const told = { braked: 0, confirmed: 0, neither: 0, audits: 0 };
    for (let run = 0; run < RUNS; run++) {
      const verdicts: boolean[] = [];
      let end: 'braked' | 'confirmed' | 'neither' = 'neither';
      while (end === 'neither' && verdicts.length < audits) {
        verdicts.push(next() < chance);
        if (braked(verdicts)) end = 'braked';
        else if (isConfirmable(pathOf(verdicts), bounds)) end = 'confirmed';
      }
      told[end]++;
      told.audits += verdicts.length;
    }
    return { ...told, audits: Math.round(told.audits / RUNS) };
  }
  it('brakes what is tolerable one time in twenty, and confirms what is not about as rarely', () => {
    const [tolerable, unacceptable] = [endings(0.04, 400, 7), endings(0.15, 400, 11)];
    console.info(`4 % wrong: ${JSON.stringify(tolerable)} of ${RUNS}; 15 % wrong: ${JSON.stringify(unacceptable)} of ${RUNS}`);
    expect(tolerable.braked / RUNS).toBeLessThan(0.07);
    expect(unacceptable.confirmed / RUNS).toBeLessThan(0.07);
    expect(unacceptable.braked / RUNS).toBeGreaterThan(0.9);
  });
  it('seldom takes the usual amounts for a drift, and a drift of a whole deviation for the usual', () => {
    const usual = { n: 60, mean: 4_000, sd: 1_000 };
    const drifts = (shift: number, grants: number, seed: number) => {
      const next = draws(seed);
      const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      let found = 0;
      for (let run = 0; run < RUNS; run++) {
        const granted = Array.from({ length: grants }, () => ({ minor: Math.round(4_000 + 1_000 * (shift + normal())), usual }));
        if (faultOf(course({ granted }))) found++;
      }
      return found / RUNS;
    };
    const [falsely, rightly] = [drifts(0, 150, 3), drifts(1, 40, 5)];
    console.info(`drift seen without any in 150 grants: ${falsely}; of one deviation in 40 grants: ${rightly}`);
    expect(falsely).toBeLessThan(0.03);
    expect(rightly).toBeGreaterThan(0.95);
  });
});

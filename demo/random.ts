/** A small generator of the same numbers for the same seed (mulberry32): the demo centre is the same everywhere. */
export type Random = { int(below: number): number; pick<T>(from: readonly T[]): T; chance(percent: number): boolean };

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const int = (below: number) => next() % below;
  return {
    int,
    chance: (percent) => int(100) < percent,
    pick: <T>(from: readonly T[]): T => {
      const found = from[int(from.length)];
      if (found === undefined) throw new RangeError('nothing to pick from');
      return found;
    },
  };
}

import { describe, expect, it } from 'vitest';
import { houseOf, type Rule } from './house.ts';

export type Files = Record<string, string>;

/** What is wrong, what the violation must speak of, and the same thing done as the house does it. */
export interface Example {
  readonly wrong: string;
  readonly bad: Files;
  readonly says: RegExp;
  readonly good: Files;
}

/** Shows that a law fires on each bad house and lets the good one be. */
export function prove(name: string, law: Rule, examples: readonly Example[]): void {
  describe(name, () => {
    it.each(examples)('$wrong', ({ bad, says, good }) => {
      const found = law(houseOf(Object.entries(bad)));
      expect(found.map((one) => one.sentence).join('\n')).toMatch(says);
      expect(found.every((one) => one.line > 0 && one.path !== '')).toBe(true);
      expect(law(houseOf(Object.entries(good)))).toEqual([]);
    });
  });
}

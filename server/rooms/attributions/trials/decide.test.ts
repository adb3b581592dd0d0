import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawArms } from './decide.ts';

describe('the draw', () => {
  const people = fc
    .array(fc.constantFrom('hogar', 'tecno', 'norte'), { minLength: 2, maxLength: 90 })
    .map((teams) => teams.map((stratum, at) => ({ id: `p${at}`, stratum })));
  it('takes exactly the share, every team in proportion, and the same people again from the same seed in any order', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 100, max: 900 }), fc.uuid(), (all, share, seed) => {
        const drawn = drawArms(all, share, seed);
        if ('refused' in drawn) throw new Error(drawn.reason);
        const target = Math.min(all.length - 1, Math.max(1, Math.round((all.length * share) / 1000)));
        expect(drawn.widened).toHaveLength(target);
        expect([...drawn.widened, ...drawn.asBefore].sort()).toEqual(all.map((one) => one.id).sort());
        for (const team of ['hogar', 'tecno', 'norte']) {
          const members = all.filter((one) => one.stratum === team);
          const got = members.filter((one) => drawn.widened.includes(one.id)).length;
          expect(Math.abs(got - (members.length * target) / all.length)).toBeLessThanOrEqual(1);
        }
        const again = drawArms(all.toReversed(), share, seed);
        expect('refused' in again ? [] : again.widened.toSorted()).toEqual(drawn.widened.toSorted());
      }),
    );
  });
  it('gives half of a team the widened cell, to within one, and nobody is drawn more often than the others', () => {
    const all = Array.from({ length: 7 }, (_, at) => ({ id: `p${at}`, stratum: 'hogar' }));
    const seeds = fc.sample(fc.uuid(), { seed: 4, numRuns: 700 });
    const times = new Map<string, number>();
    for (let seed = 0; seed < 700; seed++) {
      const drawn = drawArms(all, 500, seeds[seed] ?? '');
      if ('refused' in drawn) throw new Error(drawn.reason);
      expect(drawn.widened.length).toBe(4);
      for (const id of drawn.widened) times.set(id, (times.get(id) ?? 0) + 1);
    }
    for (const one of all) expect(Math.abs((times.get(one.id) ?? 0) - 400)).toBeLessThan(60);
    expect(drawArms(all.slice(0, 1), 500, seeds[0] ?? '')).toMatchObject({ reason: 'attributions.tooFewToTry' });
  });
});

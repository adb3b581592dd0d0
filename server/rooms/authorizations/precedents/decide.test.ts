import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Matter, nearest, unlikeness } from './decide.ts';

const base: Matter = { minor: 8000, facts: { reason: 'damaged', storeCode: 'HOGAR', tier: 'gold', daysSinceDelivery: 5 } };
const like = (minor: number | null, facts: Matter['facts'] = {}): Matter => ({ minor, facts: { ...base.facts, ...facts } });

describe('what is like what', () => {
  test.each<[string, Matter, Matter]>([
    ['a nearer amount', like(8500), like(16_000)],
    ['by ratio, not by difference', like(9000), like(6000)],
    ['the same reason before the same shop', like(8000, { storeCode: 'JARDIN' }), like(8000, { reason: 'price' })],
    ['the same reason before a slightly nearer amount', like(9000), like(8100, { reason: 'price' })],
    ['fresh deliveries with fresh ones', like(8000, { daysSinceDelivery: 8 }), like(8000, { daysSinceDelivery: 40 })],
    ['what is known to differ is farther than what is not known', like(8000, { tier: null }), like(8000, { tier: 'new' })],
  ])('%s', (_, near, far) => expect(unlikeness(base, near)).toBeLessThan(unlikeness(base, far)));

  test('the same matter is nearest, either way round gives the same, and nothing is farther than everything unlike', () => {
    const fact = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null });
    const matter = fc.record({
      minor: fc.option(fc.nat(1_000_000), { nil: null }),
      facts: fc.record({ reason: fact, storeCode: fact, tier: fact, daysSinceDelivery: fc.option(fc.nat(400), { nil: null }) }),
    });
    fc.assert(
      fc.property(matter, matter, (one, other) => {
        expect(unlikeness(one, one)).toBe(0);
        expect(unlikeness(one, other)).toBe(unlikeness(other, one));
        expect(unlikeness(one, other)).toBeLessThanOrEqual(4.5);
      }),
    );
  });

  test('five, the nearest first, of equals the newest', () => {
    const past = [1, 2, 3, 4, 5, 6, 7].map((at) => ({ ...like(at === 1 ? 8000 : 8800), id: String(at), at }));
    expect(nearest(base, past, 5).map((one) => one.id)).toEqual(['1', '7', '6', '5', '4']);
  });
});

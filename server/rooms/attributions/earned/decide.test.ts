import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveredBy } from '../policy/changes/decide.ts';
import type { Ask, Attribution, Circuit, HolderFacts, Limit, Requirement } from '../contract.ts';
import type { Usage } from '../limits/contract.ts';
import { rule } from '../ruling/decide.ts';
import { compile, covers } from '../standing/decide.ts';

const AT = Date.parse('2026-11-27T10:00:00Z');
let made = 0;
const row = (change: Partial<Attribution> = {}): Attribution => ({
  ...{ id: `00000000-0000-7000-8000-${String(++made).padStart(12, '0')}`, action: 'REFUND', circuit: 'own', isRight: false },
  ...{ holder: { kind: 'role', ref: 'AGENT' }, department: null, limits: [], conditions: [], requirements: [] },
  ...{ reasonEs: '', reasonEn: '', expression: null, steps: [], trialId: null, validFrom: null, validTo: null },
  ...change,
});
const upTo = (max: number): Limit[] => [{ per: 'request', unit: 'money', max }];
const certified = (value = 'PAGOS'): Requirement => ({ kind: 'certification', value });
const reviewed = (value: string): Requirement => ({ kind: 'reviews', value });
const holder = (change: Partial<HolderFacts> = {}): HolderFacts => ({
  ...{ personId: 'ana', name: 'Ana', role: 'AGENT', unitIds: [], vendorId: null, assistant: false, certifications: [] },
  ...change,
});
const none = { minor: 0, units: 0 };
const usage: Usage = { currency: 'EUR', order: none, customer30d: none, holders: {}, consulted: {}, departments: null };
const ask = (minor: number): Ask => ({
  ...{ action: 'REFUND', params: {}, amount: { minor, currency: 'EUR' }, count: 1, caseId: null, storeId: null },
  ...{ orderRef: 'A-1', customerId: null, facts: {} },
});
const head = { ...holder({ personId: 'dir', role: 'AUTHORITY' }) };
const line = [{ holder: head, unitId: 'u', absent: false, deputy: null }];
const rule40 = (rows: Attribution[], who: HolderFacts, minor = 4_000) =>
  rule(compile(rows), { holder: who, ask: ask(minor), usage, line, at: AT });

describe('a row that has to be earned', () => {
  const rows = [row({ limits: upTo(2_500) }), row({ limits: upTo(6_000), requirements: [certified()] })];

  it('is not there until it is earned: forty euros are authorised, and then one’s own', () => {
    const before = rule40(rows, holder());
    expect([before.circuit, before.ownMax, before.missing]).toEqual(['authorised', 2_500, []]);
    expect(before.reasons.find((one) => one.word === 'attributions.reason.notEarned')?.params).toMatchObject({
      kind: 'certification',
      value: 'PAGOS',
      upTo: 6_000,
    });
    const after = rule40(rows, holder({ certifications: ['PAGOS'] }));
    expect([after.circuit, after.ownMax, after.missing]).toEqual(['own', 6_000, []]);
    expect(rule40(rows, holder({ certifications: ['PAGOS'] }), 6_001).circuit).toBe('authorised');
  });
  it.each<[string, Requirement[], Partial<HolderFacts>, Circuit]>([
    ['another certification', [certified()], { certifications: ['VENTAS'] }, 'authorised'],
    ['nineteen of twenty', [reviewed('20')], { reviews: 19 }, 'authorised'],
    ['twenty of twenty', [reviewed('20')], { reviews: 20 }, 'own'],
    ['reviews nobody counted', [reviewed('1')], {}, 'authorised'],
    ['one of two', [certified(), reviewed('20')], { certifications: ['PAGOS'], reviews: 19 }, 'authorised'],
    ['both of two', [certified(), reviewed('20')], { certifications: ['PAGOS'], reviews: 20 }, 'own'],
  ])('with %s', (_, requirements, change, circuit) => {
    expect(rule40([row({ limits: upTo(6_000), requirements })], holder(change)).circuit).toBe(circuit);
  });
  it('asks a superior as it asks the holder', () => {
    const policy = compile([row({ holder: { kind: 'role', ref: 'AUTHORITY' }, requirements: [certified()] })]);
    expect(covers(policy, head, ask(1), usage, AT)).toBe('short');
    expect(covers(policy, { ...head, certifications: ['PAGOS'] }, ask(1), usage, AT)).toBe('own');
  });
  it('lets nobody put in force by a row they have yet to earn', () => {
    const mine = row({ holder: { kind: 'role', ref: 'AUTHORITY' }, limits: upTo(6_000), requirements: [certified()] });
    const change = { before: row({ limits: upTo(2_500) }), after: row({ limits: upTo(5_000) }) };
    expect(coveredBy(change, [mine], head)).toBe(false);
    expect(coveredBy(change, [mine], { ...head, certifications: ['PAGOS'] })).toBe(true);
  });
  it('still wants what must be brought each time', () => {
    const both = row({ requirements: [certified(), { kind: 'evidence', value: 'photo' }] });
    expect(rule40([both], holder({ certifications: ['PAGOS'] })).missing).toEqual([{ kind: 'evidence', value: 'photo' }]);
  });
  it('forbids whether it was earned or not', () => {
    const forbids = row({ circuit: 'forbidden', requirements: [certified()] });
    for (const certifications of [[], ['PAGOS']])
      expect(rule40([row(), forbids], holder({ certifications })).circuit).toBe('forbidden');
  });
});

const RANK = { own: 0, consulted: 1, authorised: 2, forbidden: 3 } as const;
const anyRow: fc.Arbitrary<Attribution> = fc
  .record({
    holder: fc.constantFrom<Attribution['holder'][]>(
      { kind: 'role', ref: 'AGENT' },
      { kind: 'role', ref: 'AUTHORITY' },
      { kind: 'everyone', ref: '' },
    ),
    circuit: fc.constantFrom<Attribution['circuit'][]>('own', 'own', 'consulted', 'authorised', 'forbidden'),
    limits: fc.array(
      fc.record({
        per: fc.constantFrom<Limit['per'][]>('request', 'day', 'month'),
        unit: fc.constantFrom<Limit['unit'][]>('money', 'count'),
        max: fc.integer({ min: 0, max: 60 }),
      }),
      { maxLength: 2 },
    ),
    requirements: fc.subarray<Requirement>([certified('A'), certified('B'), reviewed('3'), { kind: 'evidence', value: '' }], {
      maxLength: 2,
    }),
    isRight: fc.nat({ max: 9 }).map((n) => n === 0),
  })
  .map((change) => row({ ...change, department: change.circuit === 'consulted' ? 'FIN' : null }));

it('never lengthens a circuit, nor lowers a limit, for having learned more', () => {
  fc.assert(
    fc.property(
      fc.array(anyRow, { maxLength: 8 }),
      fc.subarray(['A', 'B']),
      fc.subarray(['A', 'B']),
      fc.nat({ max: 5 }),
      fc.nat({ max: 5 }),
      fc.integer({ min: 1, max: 70 }),
      (rows, had, gained, reviews, more, minor) => {
        const before = rule40(rows, holder({ certifications: had, reviews }), minor);
        const after = rule40(rows, holder({ certifications: [...new Set([...had, ...gained])], reviews: reviews + more }), minor);
        expect(RANK[after.circuit]).toBeLessThanOrEqual(RANK[before.circuit]);
        expect(after.ownMax ?? Infinity).toBeGreaterThanOrEqual(before.ownMax ?? Infinity);
      },
    ),
    { numRuns: 500 },
  );
});

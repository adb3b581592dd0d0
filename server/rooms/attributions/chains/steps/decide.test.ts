import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attribution, HolderFacts, Step } from '../../contract.ts';
import type { Link, Question } from '../../ruling/contract.ts';
import { rule } from '../../ruling/decide.ts';
import { compile } from '../../standing/decide.ts';
import { keyOf, through, weighed, wholly } from './decide.ts';

const AT = Date.parse('2026-11-27T10:00:00Z');
const NAMES = ['ana', 'bea', 'cai', 'dan', 'eva', 'fran'] as const;
const ROLES = ['AGENT', 'COORDINATOR', 'SUPERVISOR', 'AUTHORITY'] as const;

const person = (personId: string, role: string): HolderFacts => ({
  ...{ personId, name: personId, role, unitIds: ['u'], vendorId: null, assistant: false, certifications: [], reviews: 0 },
});
const placed = (id: string, role: string) => ({ holder: person(id, role), unitId: 'u' });
const row = (change: Partial<Attribution>): Attribution => ({
  ...{
    id: '00000000-0000-7000-8000-000000000001',
    action: 'COUPON',
    holder: { kind: 'everyone', ref: '' },
    circuit: 'authorised',
  },
  ...{
    isRight: false,
    department: null,
    limits: [],
    conditions: [],
    requirements: [],
    reasonEs: '',
    reasonEn: '',
    expression: null,
  },
  ...{ steps: [], trialId: null, validFrom: null, validTo: null, ...change },
});

const aName = fc.constantFrom(...NAMES);
/** Anybody may stand in for anybody, the asker too, and be on duty for anybody: the engine must not care how it came to that. */
const aLink: fc.Arbitrary<Link> = fc
  .record({ id: aName, role: fc.constantFrom(...ROLES), absent: fc.boolean(), deputy: fc.option(aName), duty: fc.option(aName) })
  .map(({ id, role, absent, deputy, duty }) => ({
    ...placed(id, role),
    absent,
    deputy: absent && deputy ? placed(deputy, 'AGENT') : null,
    ...(duty ? { duty: placed(duty, 'AGENT') } : {}),
  }));
const aTarget: fc.Arbitrary<Step['of'][number]> = fc.oneof(
  fc.record({ kind: fc.constant('person' as const), ref: aName }),
  fc.record({ kind: fc.constant('role' as const), ref: fc.constantFrom(...ROLES) }),
);
const aStep: fc.Arbitrary<Step> = fc.record({
  need: fc.constantFrom('any' as const, 'all' as const),
  of: fc.array(aTarget, { minLength: 1, maxLength: 3 }),
  upTo: fc.option(fc.integer({ min: 1, max: 5_000 })),
});
const aCase = fc
  .record({
    asker: aName,
    minor: fc.option(fc.integer({ min: 1, max: 8_000 })),
    before: fc.integer({ min: 0, max: 2_000 }),
    line: fc.array(aLink, { maxLength: 4 }),
    steps: fc.array(aStep, { maxLength: 3 }),
    people: fc.array(aLink, { minLength: 3, maxLength: 3 }),
    lead: fc.integer({ min: 0, max: 6_000 }),
    known: fc.boolean(),
  })
  .map(({ asker, minor, before, line, steps, people, lead, known }) => {
    const keys = steps.flatMap((step) => step.of.map(keyOf));
    const question: Question = {
      holder: person(asker, 'AGENT'),
      ask: {
        ...{ action: 'COUPON', params: {}, amount: minor === null ? null : { minor, currency: 'EUR' }, count: 1, caseId: null },
        ...{ storeId: null, orderRef: 'A-1', customerId: null, facts: {} },
      },
      usage: {
        ...{
          currency: 'EUR',
          order: { minor: before, units: 0 },
          customer30d: { minor: 0, units: 0 },
          holders: {},
          consulted: {},
        },
        departments: null,
      },
      line,
      ...(known ? { candidates: Object.fromEntries(keys.map((key, at) => [key, people.slice(at % 3)])) } : {}),
      at: AT,
    };
    const lead1 = row({
      ...{ id: '00000000-0000-7000-8000-000000000002', holder: { kind: 'role', ref: 'SUPERVISOR' }, circuit: 'own' },
      limits: [{ per: 'request', unit: 'money', max: lead }],
    });
    return { asker, question, rows: [row({ steps }), lead1], steps };
  });

const verdictOf = (rows: Attribution[], question: Question) => rule(compile(rows), question);

describe('a chain of its own', () => {
  it('never asks the asker, as superior, deputy or on duty, nor lets anybody stand in for the asker', () => {
    fc.assert(
      fc.property(aCase, ({ asker, question, rows }) => {
        const { chain, steps } = verdictOf(rows, question);
        for (const one of [...chain, ...steps.flatMap((step) => step.deciders)]) {
          expect(one.personId).not.toBe(asker);
          expect(one.standsInFor?.personId).not.toBe(asker);
          expect(one.standsInFor?.personId, 'nor is anybody their own deputy').not.toBe(one.personId);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is never empty while anybody is above; a step in it is never empty, and nobody is twice in one that all must agree in', () => {
    fc.assert(
      fc.property(aCase, ({ asker, question, rows }) => {
        const { circuit, chain, steps } = verdictOf(rows, question);
        if (question.line.some((link) => link.holder.personId !== asker))
          expect([circuit, chain.length > 0]).toEqual(['authorised', true]);
        for (const { need, deciders } of steps) {
          expect(deciders.length).toBeGreaterThan(0);
          if (need === 'all') expect(new Set(deciders.map((one) => one.personId)).size).toBe(deciders.length);
        }
        expect(new Set(steps.flatMap((step) => step.deciders.map((one) => one.personId))).size).toBe(
          steps.length === 0 ? 0 : chain.length,
        );
      }),
      { numRuns: 400 },
    );
  });

  it('ends in a step that covers the whole amount, with what was granted before for the order', () => {
    fc.assert(
      fc.property(aCase, ({ question, rows }) => {
        const { steps } = verdictOf(rows, question);
        const minor = weighed(question.ask, question.usage);
        if (steps.length === 0 || minor === null) return;
        const last = steps.at(-1)?.upTo;
        expect(last === null || (last ?? 0) >= minor).toBe(true);
        expect(through(steps, minor)).toHaveLength(steps.length);
      }),
      { numRuns: 400 },
    );
  });

  it('depends on nothing but its inputs: the order of rows, a stored copy, another time of asking', () => {
    fc.assert(
      fc.property(aCase, ({ question, rows }) => {
        const once = verdictOf(rows, question);
        const stored = JSON.parse(JSON.stringify(question)) as Question;
        expect(verdictOf(rows.toReversed(), stored)).toEqual(once);
      }),
      { numRuns: 200 },
    );
  });

  it('does not touch questions older than steps: without the people of the steps the line rules as ever', () => {
    fc.assert(
      fc.property(aCase, ({ question, rows }) => {
        const { candidates: _, ...old } = question;
        const bare = rows.map((one) => ({ ...one, steps: [] }));
        expect(verdictOf(rows, old)).toEqual(verdictOf(bare, old));
        expect(verdictOf(rows, old).steps).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('is wholly agreed only by enough different people in every step, the asker never', () => {
    fc.assert(
      fc.property(aCase, fc.array(fc.tuple(fc.nat(3), aName)), ({ asker, question, rows }, said) => {
        const { steps } = verdictOf(rows, question);
        const minor = weighed(question.ask, question.usage);
        const agreed = said.map(([step, id]) => ({ step, deciderId: id, principalId: id }));
        if (wholly(steps, minor, agreed, asker) !== true) return;
        expect(agreed.some((one) => one.deciderId === asker)).toBe(false);
        for (const [at, { need, deciders }] of through(steps, minor).entries()) {
          const here = new Set(agreed.filter((one) => one.step === at).map((one) => one.deciderId));
          expect(here.size).toBeGreaterThanOrEqual(need === 'all' ? deciders.length : 1);
        }
      }),
      { numRuns: 400 },
    );
  });
});

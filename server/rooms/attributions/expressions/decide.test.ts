import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact, Facts } from '../../../platform/conditions.ts';
import type { Ask, Attribution, HolderFacts } from '../contract.ts';
import type { Usage } from '../limits/contract.ts';
import { compile, covers, stand } from '../standing/decide.ts';
import { judgeExpression, testOf } from './decide.ts';

const ask = (facts: Facts, minor: number | null = 500): Ask => ({
  ...{ action: 'COUPON', params: {}, count: 1, caseId: null, storeId: null, orderRef: null, customerId: null, facts },
  amount: minor === null ? null : { minor, currency: 'EUR' },
});

describe('what can be saved', () => {
  const fine = [
    'facts.tier == "gold" && amount * 100 <= facts.paidMinor * 30',
    'facts.skus.exists(s, s.startsWith("LUM-")) || count > 2',
    'shop.b2b == true && params.percent < 10',
    '!has(facts.daysSinceDelivery) || facts.daysSinceDelivery <= 14',
    '"photo" in facts.evidence ? amount < 3000 : amount < 1000',
  ];
  it.each(fine)('%s', (text) => expect(judgeExpression(text, 'expression')).toBeNull());
  const wrong: [string, string, number][] = [
    ['amount <', 'syntax', 9],
    ['', 'syntax', 1],
    ['"unclosed', 'syntax', 1],
    ['facts.nothing == 1', 'noFact', 7],
    ['who == "Ana"', 'noName', 1],
    ['facts.tier > 3', 'types', 1],
    ['amount', 'notBoolean', 1],
    ['shop.b2b', 'notBoolean', 1],
    ['facts.skus.map(s, s + s).size() > 1', 'noFunction', 1],
    ['cel.bind(x, facts.tier, x + x == "aa")', 'noFunction', 1],
    ['facts.tier.matches("(a+)+$")', 'noFunction', 1],
    ['facts.skus.exists(s, facts.skus.all(t, t == s))', 'nested', 22],
    [`${'('.repeat(30)}true${')'.repeat(30)}`, 'tooMuch', 13],
    [`"${'a'.repeat(600)}" == facts.tier`, 'tooMuch', 501],
  ];
  it.each(wrong)('not %s', (text, word, at) =>
    expect(judgeExpression(text, 'put.0.expression')).toMatchObject({
      ...{ kind: 'invalid', field: 'put.0.expression', reason: `attributions.expression.${word}`, params: { at } },
    }),
  );
});

describe('what holds', () => {
  const cases: [string, Facts, number | null, boolean | null][] = [
    ['facts.tier == "gold"', { tier: 'gold' }, 1, true],
    ['facts.tier == "gold"', { tier: 'silver' }, 1, false],
    ['facts.tier != "gold"', {}, 1, null],
    ['facts.tier != "gold"', { tier: null }, 1, null],
    ['facts.tier != "gold"', { tier: 7 }, 1, null],
    ['amount < 600', {}, null, null],
    ['count == 1 || amount < 600', {}, null, true],
    ['1 / 0 == 1', {}, 1, null],
    ['facts.paidMinor > 100', { paidMinor: 10.5 }, 1, null],
    ['shop.b2b == true', { b2b: true }, 1, true],
    ['shop.constructor != 3', {}, 1, null],
    ['params.percent > 3', { 'param.percent': 5 }, 1, true],
    ['facts.skus.all(s, s != "x")', { skus: Array.from({ length: 201 }, () => 'y') }, 1, null],
  ];
  it.each(cases)('%s of %o', (text, facts, minor, told) => expect(testOf(text)(ask(facts, minor))).toBe(told));
});

const text = fc.constantFrom('gold', 'silver', 'email');
const facts = fc.record(
  { tier: text, channel: text, paidMinor: fc.nat(2_000), picked: fc.boolean(), skus: fc.array(text, { maxLength: 3 }) },
  { requiredKeys: [] },
);
const atoms = fc.constantFrom(
  ...['facts.tier == "gold"', 'facts.tier != "gold"', 'facts.paidMinor < 1000', 'facts.paidMinor / amount > 2', 'facts.picked'],
  ...[
    'facts.skus.all(s, s != facts.tier)',
    'facts.skus.exists(s, s == "gold")',
    'facts.channel in ["email", "gold"]',
    'amount < 600',
  ],
);
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3 },
    atoms,
    tie('expression').map((one) => `!(${one})`),
    fc.tuple(tie('expression'), fc.constantFrom('&&', '||'), tie('expression')).map(([a, op, b]) => `(${a} ${op} ${b})`),
  ),
}));

const holder: HolderFacts = {
  ...{ personId: 'p', name: '', role: 'AGENT', unitIds: [], vendorId: null, assistant: false, certifications: [] },
};
const none = { minor: 0, units: 0 };
const usage: Usage = { currency: 'EUR', order: none, customer30d: none, holders: {}, consulted: {}, departments: null };
const row = (circuit: 'own' | 'forbidden', said: string | null): Attribution => ({
  ...{ id: circuit, action: 'COUPON', holder: { kind: 'everyone', ref: '' }, circuit, isRight: false, department: null },
  ...{ limits: [], conditions: [], requirements: [], reasonEs: '', reasonEn: '', steps: [], trialId: null },
  ...{ validFrom: null, validTo: null, expression: said },
});

describe('a gap in what is known', () => {
  it('never widens what may be done, in whatever circuit the expression stands', () => {
    fc.assert(
      fc.property(expression, facts, fc.constantFrom('tier', 'channel', 'paidMinor', 'picked', 'skus'), (said, known, lost) => {
        fc.pre(judgeExpression(said, '') === null);
        const less: Facts = Object.fromEntries(Object.entries(known).filter(([name]) => name !== lost)) as Record<string, Fact>;
        for (const rows of [[row('own', said)], [row('own', null), row('forbidden', said)]]) {
          const policy = compile(rows);
          const may = (some: Facts) => covers(policy, holder, ask(some), usage, 0) === 'own';
          expect(may(less) && !may(known)).toBe(false);
          expect(stand(policy, holder, ask(less), usage, 0).circuit === 'own').toBe(may(less));
        }
      }),
    );
  });
});

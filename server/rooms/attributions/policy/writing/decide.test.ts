import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attribution, Condition, Limit } from '../../contract.ts';
import { type Directory, OPS, PER } from '../notation/contract.ts';
import { readPolicy } from '../reading/decide.ts';
import { STANDARD_EXAMPLES } from '../../standard-examples/contract.ts';
import { STANDARD_KINDS } from '../../standard-kinds/contract.ts';
import { standardRows } from '../../standard-policy/decide.ts';
import { type Policy, writePolicy } from './decide.ts';

const names: Directory = {
  unitCode: (id) => `DEPT_${id}`,
  unitId: (code) => code.replace(/^DEPT_/, ''),
  email: (id) => `${id}@x.es`,
  personId: (email) => email.replace(/@x\.es$/, ''),
};
const write = (policy: Policy) => writePolicy(policy, names, 'EUR', 'Mostrador');
const read = (text: string) => readPolicy(text, names, 'EUR');
/** What rows and examples say, in whatever order and without what says nothing. */
const spell = (one: unknown): string =>
  JSON.stringify(one, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
const plain = (list: readonly unknown[]): string[] => list.map(spell).sort();

const text = fc.string({ unit: 'binary', maxLength: 12 });
const ref = fc.stringMatching(/^[a-z0-9]{1,8}$/);
const limit: fc.Arbitrary<Limit> = fc.record({
  per: fc.constantFrom(...(Object.keys(PER) as Limit['per'][])),
  unit: fc.constantFrom('money' as const, 'percent' as const, 'count' as const),
  max: fc.nat(100_000_000),
});
const condition: fc.Arbitrary<Condition> = fc
  .record({
    fact: fc.oneof(fc.constantFrom('tier', 'param.percent', 'not', 'known'), text.filter(Boolean)),
    op: fc.constantFrom(...(Object.keys(OPS) as Condition['op'][])),
    value: fc.oneof(
      text,
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.array(text, { maxLength: 3 }),
    ),
  })
  .map(({ fact, op, value }) =>
    op === 'known' || op === 'unknown' ? { fact, op } : { fact, op, value: Object.is(value, -0) ? 0 : value },
  );
const holder: fc.Arbitrary<Attribution['holder']> = fc.oneof(
  fc.constantFrom({ kind: 'everyone' as const, ref: '' }, { kind: 'assistant' as const, ref: '' }),
  fc.record({
    kind: fc.constantFrom('role' as const, 'unit' as const, 'vendor' as const, 'person' as const, 'assistant' as const),
    ref,
  }),
);
const instant = fc.constantFrom(null, '2026-12-01T00:00:00.000Z');
const row: fc.Arbitrary<Omit<Attribution, 'id'>> = fc
  .record({
    action: fc.constantFrom('COUPON', 'RESEND'),
    holder,
    circuit: fc.constantFrom('own' as const, 'consulted' as const, 'authorised' as const, 'forbidden' as const),
    department: fc.constantFrom(null, 'DEPT_LOG'),
    limits: fc.array(limit, { maxLength: 3 }),
    conditions: fc.array(condition, { maxLength: 3 }),
    requirements: fc.array(
      fc.record({ kind: fc.constantFrom('evidence' as const, 'identity' as const, 'notice' as const), value: text }),
      { maxLength: 2 },
    ),
    expression: fc.option(text.filter(Boolean)),
    reasonEs: text,
    reasonEn: text,
    validFrom: instant,
    validTo: instant,
    steps: fc.array(
      fc.record({
        need: fc.constantFrom('any' as const, 'all' as const),
        of: fc.array(fc.record({ kind: fc.constantFrom('role' as const, 'unit' as const, 'person' as const), ref }), {
          minLength: 1,
          maxLength: 2,
        }),
        upTo: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
      }),
      { maxLength: 2 },
    ),
  })
  .chain((one) => fc.boolean().map((right) => ({ ...one, isRight: right && one.circuit === 'own', trialId: null })));
const kinds = STANDARD_KINDS.filter((kind) => ['COUPON', 'RESEND'].includes(kind.code));
const example = fc.record({
  title: text.filter(Boolean),
  action: fc.constantFrom('COUPON', 'RESEND'),
  holder: fc.record(
    { role: fc.constant('AGENT'), unitIds: fc.array(ref), vendorId: fc.option(ref), personId: ref },
    { requiredKeys: [] },
  ),
  facts: fc.dictionary(
    fc.string({ maxLength: 6 }),
    fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(text)),
    { noNullPrototype: true },
  ),
  amountMinor: fc.option(fc.nat(1_000_000)),
  expects: fc.constantFrom('own' as const, 'forbidden' as const),
});

describe('a policy as a file', () => {
  it('is read back as it was, and written again letter by letter', () => {
    const policy = fc.record({
      kinds: fc.constant(kinds),
      rows: fc.array(row, { maxLength: 6 }),
      examples: fc.uniqueArray(example, { maxLength: 3, selector: (one) => one.title }),
    });
    fc.assert(
      fc.property(policy, (one) => {
        const file = write(one);
        const again = read(file);
        expect(again.problems).toEqual([]);
        expect(plain(again.policy.rows)).toEqual(plain(one.rows));
        expect(again.policy.examples).toEqual(one.examples);
        expect(write(again.policy)).toBe(file);
      }),
      { numRuns: 60 },
    );
  });
  it('is the standard policy without loss, and reads like one', () => {
    const policy: Policy = {
      kinds: STANDARD_KINDS,
      rows: standardRows(STANDARD_KINDS.map((kind) => kind.code)),
      examples: STANDARD_EXAMPLES.map(({ role, ...one }) => ({ ...one, holder: { role } })),
    };
    const file = write(policy);
    const again = read(file);
    expect(again.problems).toEqual([]);
    expect([again.policy.kinds, again.policy.examples]).toEqual([policy.kinds, policy.examples]);
    expect(plain(again.policy.rows)).toEqual(plain(policy.rows));
    expect(write(again.policy)).toBe(file);
    for (const line of [
      '      role AGENT:',
      '            - 25.00 EUR per request',
      '            - daysSinceDelivery <= 14',
      '          needs: [evidence photo]',
    ])
      expect(file.split('\n')).toContain(line);
  });
});

const head =
  'mostrador: 1\ncurrency: EUR\nactions:\n  COUPON:\n    es: Cupón\n    en: Coupon\n    section: gesture\n    exposure: money\n';
const granted = (...lines: string[]) =>
  `${head}    grants:\n      role AGENT:\n${lines.map((line) => `        ${line}\n`).join('')}`;

describe('a wrong file', () => {
  const cases: [string, string, [number, string][]][] = [
    ['no YAML', 'mostrador: 1\nactions: [', [[2, 'syntax']]],
    ['a list', '- a', [[1, 'shape']]],
    ['another kind of file', 'mostrador: 2\ncurrency: EUR\nactions: {}', [[1, 'shape']]],
    ['another currency', 'mostrador: 1\ncurrency: USD\nactions: {}', [[2, 'currency']]],
    ['a key twice', `${head}actions: {}`, [[9, 'syntax']]],
    ['an unknown key', granted('- may: own', '  maximum: 3'), [[12, 'unknownKey']]],
    ['nothing granted', granted('- limits: [3 times per month]'), [[11, 'missing']]],
    ['an unknown circuit', granted('- may: perhaps'), [[11, 'shape']]],
    ['no limit', granted('- may: own', '  limits:', '    - 3 times per month', '    - a lot'), [[14, 'limit']]],
    ['a foreign limit', granted('- may: own', '  limits: [10 USD per request]'), [[12, 'currency']]],
    [
      'no condition',
      granted('- may: own', '  when: [tier is gold]', '- may: own', '  needs: [a smile]'),
      [
        [12, 'condition'],
        [14, 'requirement'],
      ],
    ],
    ['a name for a part of it', `${head}    op: &a x\n    params: *a`, [[10, 'tooLarge']]],
    ['a nest', `mostrador: ${'['.repeat(50)}`, [[1, 'tooLarge']]],
    ['a kind without a name', head.replace('    en: Coupon\n', ''), [[5, 'missing']]],
    ['half an example', `${head}examples:\n  - title: x\n    action: COUPON\n`, [[10, 'missing']]],
  ];
  it.each(cases)('%s is told by line', (_, file, problems) => {
    expect(read(file).problems.map(({ line, word }) => [line, word.replace('attributions.yaml.', '')])).toEqual(problems);
  });
  it('is not looked into where it is too long', () => {
    expect(read(`# ${'x'.repeat(1_000_000)}`).problems).toMatchObject([{ line: 1, word: 'attributions.yaml.tooLarge' }]);
  });
});

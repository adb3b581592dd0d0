import { describe, expect, it } from 'vitest';
import { type Attribution, type HolderFacts, zAttribution } from '../../contract.ts';
import { changesBetween, coveredBy, widens } from './decide.ts';

let made = 0;
const row = (change: Partial<Attribution> = {}): Attribution => ({
  ...zAttribution.omit({ id: true }).parse({ action: 'COUPON', holder: { kind: 'role', ref: 'AGENT' }, circuit: 'own' }),
  id: String(++made),
  ...change,
});
const upTo = (max: number): Attribution['limits'] => [{ per: 'request', unit: 'money', max }];
const photo: Attribution['requirements'] = [{ kind: 'evidence', value: 'photo' }];
const picked: Attribution['conditions'] = [{ fact: 'picked', op: 'eq', value: false }];

describe('what a draft changes', () => {
  it('is nothing where only ids, order or spelling differ', () => {
    const spelt = [{ value: false, op: 'eq' as const, fact: 'picked' }];
    expect(
      changesBetween(
        [row({ conditions: picked }), row({ limits: upTo(5) })],
        [row({ limits: upTo(5) }), row({ conditions: spelt })],
      ),
    ).toEqual([]);
  });
  it('pairs the rows of one cell, and tells what came and went', () => {
    const [before, after, gone] = [row({ limits: upTo(5) }), row({ limits: upTo(9) }), row({ action: 'RESEND' })];
    expect(changesBetween([before, gone], [after])).toEqual([
      { before, after },
      { before: gone, after: null },
    ]);
    const [own, consulted] = [row({ circuit: 'own', limits: upTo(5) }), row({ circuit: 'consulted', department: 'DEPT_MKT' })];
    const wider = { ...own, id: 'w', limits: upTo(6) };
    expect(changesBetween([own, consulted], [consulted, wider])).toEqual([{ before: own, after: wider }]);
  });
});

const steps: Attribution['steps'] = [{ need: 'any', of: [{ kind: 'role', ref: 'COORDINATOR' }], upTo: null }];
it('is one change where only the expression of a row is another', () => {
  const [before, after] = [row({ limits: upTo(5) }), row({ limits: upTo(9), expression: 'count == 1' })];
  expect(changesBetween([before, row({ action: 'RESEND' })], [row({ action: 'RESEND' }), after])).toEqual([{ before, after }]);
});

describe('what widens', () => {
  const cases: [string, Partial<Attribution> | null, Partial<Attribution> | null, boolean][] = [
    ['a higher limit', { limits: upTo(5) }, { limits: upTo(6) }, true],
    ['a lower limit', { limits: upTo(6) }, { limits: upTo(5) }, false],
    ['a limit taken away', { limits: upTo(6) }, {}, true],
    ['a further limit', {}, { limits: upTo(6) }, false],
    ['a shorter circuit', { circuit: 'authorised' }, { circuit: 'consulted', department: 'DEPT_FIN' }, true],
    ['a longer circuit', {}, { circuit: 'authorised' }, false],
    ['a demand dropped', { requirements: photo }, {}, true],
    ['a demand added', {}, { requirements: photo }, false],
    ['other dates', {}, { validTo: '2027-01-01T00:00:00.000Z' }, true],
    ['a new own row', null, {}, true],
    ['a new way to ask a superior', null, { circuit: 'authorised' }, false],
    ['a ban lifted', { circuit: 'forbidden' }, null, true],
    ['a ban', null, { circuit: 'forbidden' }, false],
    ['a row taken away', {}, null, false],
    ['an expression added', {}, { expression: 'count == 1' }, false],
    ['an expression dropped', { expression: 'count == 1' }, {}, true],
    ['another expression', { expression: 'count == 1' }, { expression: 'count == 2' }, true],
    ['a ban with an expression now', { circuit: 'forbidden' }, { circuit: 'forbidden', expression: 'count == 1' }, true],
    ['a ban without its expression', { circuit: 'forbidden', expression: 'count == 1' }, { circuit: 'forbidden' }, false],
    ['other deciders', { circuit: 'authorised' }, { circuit: 'authorised', steps }, true],
    ['new deciders', null, { circuit: 'authorised', steps }, true],
  ];
  it.each(cases)('%s: %#', (_, before, after, wider) => {
    expect(widens({ before: before && row(before), after: after && row(after) })).toBe(wider);
  });
});

it('covers a widened cell only with an own row that reaches as far, whole and on no narrower conditions', () => {
  const marta: HolderFacts = {
    personId: 'm',
    name: 'Marta',
    role: 'CENTRE_MANAGER',
    unitIds: ['u'],
    vendorId: null,
    assistant: false,
    certifications: [],
  };
  const mine = (change: Partial<Attribution>) => [
    row({ holder: { kind: 'role', ref: 'CENTRE_MANAGER' }, limits: upTo(100), ...change }),
  ];
  const cell = (change: Partial<Attribution>) => ({ before: null, after: row({ limits: upTo(60), ...change }) });
  expect(coveredBy(cell({}), mine({}), marta)).toBe(true);
  expect(coveredBy(cell({ limits: upTo(101) }), mine({}), marta)).toBe(false);
  expect(coveredBy(cell({ limits: [] }), mine({}), marta)).toBe(false);
  expect(coveredBy(cell({ isRight: true, limits: [] }), mine({}), marta)).toBe(false);
  expect(coveredBy(cell({ isRight: true, limits: [] }), mine({ limits: [] }), marta)).toBe(true);
  expect(coveredBy(cell({}), mine({ conditions: picked }), marta)).toBe(false);
  expect(coveredBy(cell({ conditions: picked }), mine({ conditions: picked }), marta)).toBe(true);
  expect(coveredBy(cell({}), mine({ holder: { kind: 'role', ref: 'AUTHORITY' } }), marta)).toBe(false);
  expect(coveredBy(cell({ action: 'RESEND' }), mine({}), marta)).toBe(false);
});

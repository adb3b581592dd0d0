import { describe, expect, it } from 'vitest';
import type { Attribution } from '../../contract.ts';
import { STANDARD_KINDS } from '../../standard-kinds/contract.ts';
import { standardRows } from '../../standard-policy/decide.ts';
import { contradictionIn } from './decide.ts';

let made = 0;
const row = (change: Partial<Attribution> = {}): Attribution => ({
  ...{ id: String(++made), action: 'COUPON', holder: { kind: 'role', ref: 'AGENT' }, circuit: 'own', isRight: false },
  ...{ department: null, limits: [], conditions: [], requirements: [], reasonEs: '', reasonEn: '' },
  ...{ expression: null, steps: [], trialId: null, validFrom: null, validTo: null },
  ...change,
});
const upTo = (max: number): Attribution['limits'] => [{ per: 'request', unit: 'money', max }];
const photo: Attribution['requirements'] = [{ kind: 'evidence', value: 'photo' }];
const day = (n: number): string => `2026-12-${String(n).padStart(2, '0')}T00:00:00.000Z`;

describe('rows that contradict each other', () => {
  const cases: [string, Partial<Attribution>, Partial<Attribution>, boolean][] = [
    ['two limits of the same', { limits: upTo(25) }, { limits: upTo(60) }, true],
    ['the same limit twice', { limits: upTo(25) }, { limits: upTo(25) }, false],
    ['a higher limit with a photo', { limits: upTo(25) }, { limits: upTo(60), requirements: photo }, false],
    ['a higher limit for other goods', { limits: upTo(25) }, { limits: upTo(60), expression: 'amount < 3' }, false],
    [
      'a higher limit for somebody else',
      { limits: upTo(25) },
      { limits: upTo(60), holder: { kind: 'everyone', ref: '' } },
      false,
    ],
    ['a limit, and beyond it a department', { limits: upTo(25) }, { circuit: 'consulted', department: 'DEPT_FIN' }, false],
    ['two departments', { circuit: 'consulted', department: 'DEPT_FIN' }, { circuit: 'consulted', department: 'DEPT_MKT' }, true],
    ['forbidden and granted', { circuit: 'forbidden' }, { limits: upTo(25) }, true],
    ['forbidden and authorised', { circuit: 'forbidden' }, { circuit: 'authorised' }, true],
    ['forbidden, yet a right', { circuit: 'forbidden' }, { isRight: true }, false],
    ['one after the other', { limits: upTo(25), validTo: day(10) }, { limits: upTo(60), validFrom: day(10) }, false],
    ['for a day at once', { limits: upTo(25), validTo: day(11) }, { limits: upTo(60), validFrom: day(10) }, true],
    ['a trial beside it', { limits: upTo(25) }, { limits: upTo(60), trialId: 'T' }, false],
  ];
  it.each(cases)('%s', (_, a, b, said) => {
    expect(contradictionIn([row({ action: 'RESEND' }), row(a), row(b)]) !== null).toBe(said);
    expect(contradictionIn([row(b), row(a)]) !== null).toBe(said);
  });
  it('are none of the standard policy', () => {
    const rows = standardRows(STANDARD_KINDS.map((kind) => kind.code)).map((one) => row(one));
    expect(contradictionIn(rows)).toBeNull();
  });
});

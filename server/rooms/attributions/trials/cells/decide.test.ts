import { describe, expect, it } from 'vitest';
import type { Ask, Attribution, Limit } from '../../contract.ts';
import type { Usage } from '../../limits/contract.ts';
import type { Cell } from './contract.ts';
import { cellsToTry, exchanged, isTried, leavesTrials, membersOf, rowsOfTrial, withoutTrial } from './decide.ts';

const row = (max: number | null, over: Partial<Attribution> = {}): Attribution => ({
  id: `row ${max}`,
  action: 'REFUND_PARTIAL',
  holder: { kind: 'role', ref: 'AGENT' },
  circuit: 'own',
  isRight: false,
  department: null,
  limits: max === null ? [] : [{ per: 'request', unit: 'money', max }],
  conditions: [],
  requirements: [],
  reasonEs: '',
  reasonEn: '',
  expression: null,
  steps: [],
  trialId: null,
  validFrom: null,
  validTo: null,
  ...over,
});
const nameOf = (one: Attribution) => `${one.holder.ref}, ${one.action}`;
const cell: Cell = { before: row(2_500), after: row(6_000) };

describe('what can be tried', () => {
  it.each<[string, Attribution | null, Attribution | null]>([
    ['a narrower limit', row(2_500), row(2_000)],
    ['a row taken away', row(2_500), null],
    [
      'the row of one person',
      row(2_500, { holder: { kind: 'person', ref: 'x' } }),
      row(6_000, { holder: { kind: 'person', ref: 'x' } }),
    ],
    ['that of everybody', null, row(6_000, { holder: { kind: 'everyone', ref: '' } })],
    ['a further department', null, row(null, { circuit: 'consulted', department: 'DEPT_FIN' })],
    ['a right', null, row(null, { isRight: true })],
    ['what was forbidden', row(null, { circuit: 'forbidden' }), row(6_000)],
  ])('not %s', (_, before, after) => {
    expect(cellsToTry([{ before, after }], [], nameOf)).toMatchObject({ reason: 'attributions.notTriable' });
  });
  it('a wider limit, a further own row, an own one in the place of a question; all of the draft or nothing', () => {
    const asked = { before: row(null, { circuit: 'consulted', department: 'DEPT_FIN' }), after: row(6_000) };
    expect(cellsToTry([cell, { before: null, after: row(900, { action: 'COUPON' }) }, asked], [], nameOf)).toHaveLength(3);
    expect(cellsToTry([cell, { before: row(5), after: null }], [], nameOf)).toMatchObject({ reason: 'attributions.notTriable' });
    expect(cellsToTry([], [], nameOf)).toMatchObject({ reason: 'attributions.nothingToTry' });
  });
  it('not what is on trial already, nor is that changed meanwhile; another cell is', () => {
    const busy = [{ number: 'T-1', cell }];
    const params = { cell: 'AGENT, REFUND_PARTIAL', number: 'T-1' };
    const wider = { before: row(2_500), after: row(9_000) };
    expect(cellsToTry([wider], busy, nameOf)).toMatchObject({ reason: 'attributions.onTrialAlready', params });
    expect(leavesTrials([{ before: row(2_500), after: null }], busy, nameOf)).toMatchObject({
      reason: 'attributions.touchesTrial',
      params,
    });
    const other = {
      before: row(1, { holder: { kind: 'role', ref: 'AGENT_EXT' } }),
      after: row(2, { holder: { kind: 'role', ref: 'AGENT_EXT' } }),
    };
    expect([cellsToTry([other], busy, nameOf), leavesTrials([other], busy, nameOf)]).toEqual([[other], true]);
  });
});

describe('what a trial is about', () => {
  const none = { minor: 0, units: 0 };
  const usage: Usage = {
    currency: 'EUR',
    order: none,
    customer30d: none,
    holders: { ana: {} },
    consulted: {},
    departments: null,
  };
  const asks = (minor: number, over: Partial<Ask> = {}): Ask => ({
    ...{ action: 'REFUND_PARTIAL', params: {}, amount: { minor, currency: 'EUR' }, count: 1, caseId: null, storeId: null },
    ...{ orderRef: 'A-1', customerId: null, facts: { channel: 'email' }, ...over },
  });
  it.each([
    [2_500, false],
    [2_501, true],
    [6_000, true],
    [6_001, false],
  ])('%i is %s', (minor, expected) => {
    expect(isTried(cell, asks(minor), usage, 'ana')).toBe(expected);
  });
  it('counts what was granted of the order before, looks at the conditions, and at every other limit', () => {
    expect(isTried(cell, asks(1_000), { ...usage, order: { minor: 2_000, units: 1 } }, 'ana')).toBe(true);
    const onlyMail: Cell = { before: null, after: row(6_000, { conditions: [{ fact: 'channel', op: 'eq', value: 'phone' }] }) };
    expect(isTried(onlyMail, asks(3_000), usage, 'ana')).toBe(false);
    const month: Limit = { per: 'month', unit: 'money', max: 10_000 };
    const wider: Cell = { before: row(6_000, { limits: [month] }), after: row(6_000, { limits: [{ ...month, max: 20_000 }] }) };
    const spent = { ...usage, holders: { ana: { month: { minor: 9_000, units: 3 } } } };
    expect([isTried(wider, asks(500), spent, 'ana'), isTried(wider, asks(1_500), spent, 'ana')]).toEqual([false, true]);
    expect(isTried(cell, asks(3_000, { action: 'COUPON' }), usage, 'ana')).toBe(false);
  });
});

describe('its rows', () => {
  const person = { id: 'ana', role: 'AGENT', unitId: 'hogar', vendorId: null, active: true, assistant: false };
  it('are each drawn person’s own until the end, and are found again', () => {
    const rows = rowsOfTrial([cell], [person, { ...person, id: 'sup', role: 'SUPERVISOR' }], {
      trialId: 't',
      endsAt: '2026-12-22',
    });
    expect(rows).toEqual([{ ...row(6_000), holder: { kind: 'person', ref: 'ana' }, trialId: 't', validTo: '2026-12-22' }]);
    const all = [row(2_500), ...rows.map((one) => ({ ...one, id: 'x' }))];
    expect(withoutTrial(all, 't')).toEqual([row(2_500)]);
    expect(withoutTrial(all, 'u')).toEqual(all);
  });
  it('draw nobody who is gone, and no program', () => {
    const all = [person, { ...person, id: 'gone', active: false }, { ...person, id: 'bot', assistant: true }];
    expect(membersOf(all, [cell]).map((one) => one.id)).toEqual(['ana']);
  });
  it('a cell is put in the place of the one it was, and of no other', () => {
    expect(exchanged([row(1, { action: 'COUPON' }), row(2_500)], cell.before, cell.after)).toEqual([
      row(1, { action: 'COUPON' }),
      row(6_000),
    ]);
    expect(exchanged([row(3_000)], cell.before, cell.after)).toBeNull();
    expect(exchanged([row(2_500)], null, row(5, { action: 'COUPON' }))).toHaveLength(2);
  });
});

import { describe, expect, it } from 'vitest';
import { type Ask, type Attribution, type HolderFacts, type Limit, zAttribution } from '../contract.ts';
import type { Usage } from '../limits/contract.ts';
import { compile } from './decide.ts';
import type { Link, Question } from '../ruling/contract.ts';
import { rule } from '../ruling/decide.ts';

const AT = Date.parse('2026-11-27T10:00:00Z');
let made = 0;
const row = (change: Partial<Attribution> = {}): Attribution => ({
  ...zAttribution.omit({ id: true }).parse({ action: 'COUPON', holder: { kind: 'role', ref: 'AGENT' }, circuit: 'own' }),
  id: `00000000-0000-7000-8000-${String(++made).padStart(12, '0')}`,
  ...change,
});
const upTo = (max: number, per: Limit['per'] = 'request'): Limit[] => [{ per, unit: 'money', max }];
const person = (id: string, role: string, change: Partial<HolderFacts> = {}): HolderFacts => ({
  personId: id,
  name: id,
  role,
  unitIds: ['u-team'],
  vendorId: null,
  assistant: false,
  certifications: [],
  ...change,
});
const agent = person('ana', 'AGENT');
const link = (id: string, role: string, change: Partial<Link> = {}): Link => ({
  holder: person(id, role),
  unitId: 'u-above',
  absent: false,
  deputy: null,
  ...change,
});
const nothing: Usage = {
  currency: 'EUR',
  order: { minor: 0, units: 0 },
  customer30d: { minor: 0, units: 0 },
  holders: {},
  consulted: {},
  departments: null,
};
const ask = (minor: number | null, change: Partial<Ask> = {}): Ask => ({
  action: 'COUPON',
  params: {},
  amount: minor === null ? null : { minor, currency: 'EUR' },
  count: 1,
  caseId: null,
  storeId: null,
  orderRef: 'A-1',
  customerId: null,
  facts: {},
  ...change,
});
const question = (change: Partial<Question> = {}): Question => ({
  holder: agent,
  ask: ask(1_000),
  usage: nothing,
  line: [link('sup', 'SUPERVISOR'), link('dir', 'AUTHORITY')],
  at: AT,
  ...change,
});
const boss = row({ holder: { kind: 'role', ref: 'AUTHORITY' } });
const words = (rows: Attribution[], q: Question) =>
  rule(compile(rows), q).reasons.map((one) => one.word.replace('attributions.reason.', ''));
const circuit = (rows: Attribution[], q: Question) => rule(compile(rows), q).circuit;

describe('whose row it is', () => {
  const holders: [string, Attribution['holder'], HolderFacts, boolean][] = [
    ['everyone', { kind: 'everyone', ref: '' }, agent, true],
    ['the role', { kind: 'role', ref: 'AGENT' }, agent, true],
    ['another role', { kind: 'role', ref: 'AGENT_EXT' }, agent, false],
    ['a unit they belong to', { kind: 'unit', ref: 'u-2' }, person('x', 'AGENT', { unitIds: ['u-1', 'u-2'] }), true],
    ['another unit', { kind: 'unit', ref: 'u-3' }, agent, false],
    ['their vendor', { kind: 'vendor', ref: 'v-1' }, person('x', 'AGENT_EXT', { vendorId: 'v-1' }), true],
    ['another vendor', { kind: 'vendor', ref: 'v-1' }, person('x', 'AGENT_EXT', { vendorId: 'v-2' }), false],
    ['the person', { kind: 'person', ref: 'ana' }, agent, true],
    ['any program', { kind: 'assistant', ref: '' }, person('bot', 'AGENT', { assistant: true }), true],
    ['this program', { kind: 'assistant', ref: 'bot' }, person('bot', 'AGENT', { assistant: true }), true],
    ['programs, asked by a person', { kind: 'assistant', ref: '' }, agent, false],
    [
      'a role, asked by a program that bears it',
      { kind: 'role', ref: 'AGENT' },
      person('bot', 'AGENT', { assistant: true }),
      false,
    ],
  ];
  it.each(holders)('%s', (_, holder, who, mine) => {
    expect(circuit([row({ holder }), boss], question({ holder: who }))).toBe(mine ? 'own' : 'authorised');
  });
});

describe('which circuit', () => {
  const consulted = row({ circuit: 'consulted', department: 'DEPT_MKT' });
  const forbids = row({ circuit: 'forbidden', reasonEs: 'Solo en campaña.' });
  const right = row({
    holder: { kind: 'everyone', ref: '' },
    isRight: true,
    conditions: [{ fact: 'ground', op: 'in', value: ['withdrawal'] }],
    requirements: [{ kind: 'evidence', value: 'return_proof' }],
  });
  const withdrawal = ask(900_000, { facts: { ground: 'withdrawal' } });

  it('is the shortest that any row covers', () => {
    expect(circuit([row({ limits: upTo(1_000) }), consulted, boss], question())).toBe('own');
    expect(circuit([row({ limits: upTo(999) }), consulted, boss], question())).toBe('consulted');
    expect(circuit([row({ limits: upTo(999) }), boss], question())).toBe('authorised');
    expect(circuit([row({ limits: upTo(500) }), row({ limits: upTo(1_500) }), boss], question())).toBe('own');
  });
  it('forbids before it allows, but never a right', () => {
    expect(circuit([row(), forbids, boss], question())).toBe('forbidden');
    expect(rule(compile([row(), forbids, boss]), question()).reasons.at(-1)).toEqual({
      word: 'attributions.reason.forbidden',
      params: { es: 'Solo en campaña.', en: '' },
    });
    const verdict = rule(compile([right, forbids, row({ limits: upTo(1) }), boss]), question({ ask: withdrawal }));
    expect(verdict).toMatchObject({
      circuit: 'own',
      isRight: true,
      ownMax: null,
      left: [],
      missing: [{ kind: 'evidence', value: 'return_proof' }],
    });
    expect(circuit([right, forbids], question())).toBe('forbidden');
  });
  it('holds all limits of a row, and names the one that fell short', () => {
    const rows = [
      row({ limits: [...upTo(2_000), ...upTo(1_500, 'customer30d'), { per: 'month', unit: 'count', max: 3 }] }),
      boss,
    ];
    const used: Usage = {
      ...nothing,
      customer30d: { minor: 600, units: 1 },
      holders: { ana: { month: { minor: 0, units: 2 } } },
    };
    const verdict = rule(compile(rows), question({ usage: used }));
    expect(verdict.circuit).toBe('authorised');
    expect(verdict.left).toEqual([
      { per: 'request', unit: 'money', max: 2_000, used: 0, left: 2_000 },
      { per: 'customer30d', unit: 'money', max: 1_500, used: 600, left: 900 },
      { per: 'month', unit: 'count', max: 3, used: 2, left: 1 },
    ]);
    expect(verdict.ownMax).toBe(900);
    expect(words(rows, question({ usage: used })).filter((word) => word === 'beyond')).toHaveLength(1);
  });
  it('takes three small grants for one', () => {
    const rows = [row({ limits: upTo(2_500) }), boss];
    const after = (order: number) => question({ usage: { ...nothing, order: { minor: order, units: 1 } } });
    expect([0, 1_000, 1_500, 1_501].map((order) => circuit(rows, after(order)))).toEqual(['own', 'own', 'own', 'authorised']);
    const noOrder = question({
      ask: ask(1_000, { orderRef: null, customerId: null }),
      usage: { ...nothing, customer30d: { minor: 1_600, units: 2 } },
    });
    expect(circuit(rows, noOrder)).toBe('authorised');
  });
  it('reckons per cent of what was paid in whole cents, and nothing when that is unknown', () => {
    const rows = [row({ limits: [{ per: 'request', unit: 'percent', max: 15 }] }), boss];
    const paid = (minor: number, paidMinor: number | null) =>
      circuit(rows, question({ ask: ask(minor, { facts: { paidMinor } }) }));
    expect([paid(149, 999), paid(150, 999), paid(150, 1_000), paid(1, null), paid(1, 10.5)]).toEqual([
      'own',
      'authorised',
      'own',
      'authorised',
      'authorised',
    ]);
    expect(words(rows, question({ ask: ask(1) }))).toContain('paidUnknown');
  });
  it('does not let another currency through a limit in money', () => {
    const rows = [row({ limits: upTo(5_000) }), boss];
    const dollars = question({ ask: ask(100, { amount: { minor: 100, currency: 'USD' } }) });
    expect(circuit(rows, dollars)).toBe('authorised');
    expect(words(rows, dollars)).toContain('wrongCurrency');
  });
  it('counts points and months in units', () => {
    const rows = [row({ limits: [{ per: 'request', unit: 'count', max: 1_000 }] }), boss];
    expect(circuit(rows, question({ ask: ask(null, { count: 1_000 }) }))).toBe('own');
    expect(
      circuit(rows, question({ ask: ask(null, { count: 1_000 }), usage: { ...nothing, order: { minor: 0, units: 1 } } })),
    ).toBe('authorised');
  });
  it('shows the room there is while the amount is unknown, and none when it is used up', () => {
    const rows = [row({ limits: upTo(2_500) }), boss];
    expect(rule(compile(rows), question({ ask: ask(null) }))).toMatchObject({ circuit: 'own', ownMax: 2_500 });
    expect(
      rule(compile(rows), question({ ask: ask(null), usage: { ...nothing, order: { minor: 2_500, units: 2 } } })),
    ).toMatchObject({ circuit: 'authorised', ownMax: 0 });
  });
  it('looks at the dates and the conditions of a row', () => {
    const from = row({ validFrom: '2026-11-27T10:00:00.000Z' });
    expect([AT - 1, AT].map((at) => circuit([from, boss], question({ at })))).toEqual(['authorised', 'own']);
    const to = row({ validTo: '2026-11-27T10:00:00.000Z' });
    expect([AT - 1, AT].map((at) => circuit([to, boss], question({ at })))).toEqual(['own', 'authorised']);
    const picked = row({ conditions: [{ fact: 'picked', op: 'eq', value: false }] });
    const facts: Ask['facts'][] = [{ picked: false }, { picked: true }, {}];
    expect(facts.map((one) => circuit([picked, boss], question({ ask: ask(1, { facts: one }) })))).toEqual([
      'own',
      'authorised',
      'authorised',
    ]);
    expect(words([picked, boss], question())).toContain('conditionFails');
  });
  it('leaves the circuit alone when something is missing, and prefers the row that lacks less', () => {
    const photo = row({
      limits: upTo(5_000),
      requirements: [
        { kind: 'evidence', value: 'photo' },
        { kind: 'identity', value: '' },
      ],
    });
    const small = row({ limits: upTo(1_000), requirements: [{ kind: 'notice', value: 'A-7' }] });
    const verdict = rule(compile([photo, small, boss]), question());
    expect(verdict).toMatchObject({ circuit: 'own', missing: [{ kind: 'notice', value: 'A-7' }], ownMax: 5_000 });
    const known = { evidence: ['photo'], identityVerified: true, notices: ['A-7'] };
    expect(rule(compile([photo, small, boss]), question({ ask: ask(1_000, { facts: known }) })).missing).toEqual([]);
  });
  it('passes over a department that is not there', () => {
    const here = (departments: string[]) => circuit([consulted, boss], question({ usage: { ...nothing, departments } }));
    expect([here(['DEPT_MKT']), here(['DEPT_FIN'])]).toEqual(['consulted', 'authorised']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Ask, type Attribution, type HolderFacts, type Limit, zAttribution } from '../contract.ts';
import type { Usage } from '../limits/contract.ts';
import { compile, covers, stand } from '../standing/decide.ts';
import type { Link, Question } from './contract.ts';
import { bindingOf, rule, seatOf } from './decide.ts';

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
const deputy = (id: string) => ({ holder: person(id, 'AGENT'), unitId: 'u-team' });
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
const circuit = (rows: Attribution[], q: Question) => rule(compile(rows), q).circuit;

describe('who decides above', () => {
  const lead = (max: number) => row({ holder: { kind: 'role', ref: 'SUPERVISOR' }, limits: upTo(max) });
  const chain = (rows: Attribution[], line: Link[], holder = agent) =>
    rule(compile(rows), question({ line, holder, ask: ask(3_000) })).chain.map((one) =>
      one.standsInFor ? `${one.personId} for ${one.standsInFor.personId}` : one.personId,
    );
  const mine = row({ limits: upTo(1_000) });
  const sup = link('sup', 'SUPERVISOR');
  const dir = link('dir', 'AUTHORITY');

  it('is whoever covers it, nearest first', () => {
    expect(chain([mine, lead(5_000), boss], [sup, dir])).toEqual(['sup', 'dir']);
    expect(chain([mine, lead(2_000), boss], [sup, dir])).toEqual(['dir']);
  });
  it('is the deputy while a superior is away, on the limit of the one away and with the role that is their own', () => {
    const away = link('sup', 'SUPERVISOR', { absent: true, deputy: deputy('leo') });
    expect(chain([mine, lead(5_000), boss], [away, dir])).toEqual(['leo for sup', 'dir']);
    expect(chain([mine, lead(2_000), boss], [away, dir])).toEqual(['dir']);
    expect(rule(compile([mine, lead(5_000), boss]), question({ line: [away, dir], ask: ask(3_000) })).chain[0]?.role).toBe(
      'AGENT',
    );
  });
  it('is never the asker, as superior or as deputy, nor a program', () => {
    const circle = [link('ana', 'SUPERVISOR'), link('sup', 'SUPERVISOR', { absent: true, deputy: deputy('ana') }), dir];
    expect(chain([mine, lead(5_000), boss], circle)).toEqual(['dir']);
    const machine: Link = { ...sup, holder: person('bot', 'SUPERVISOR', { assistant: true }) };
    expect(chain([mine, lead(5_000), row({ holder: { kind: 'assistant', ref: '' } }), boss], [machine, dir])).toEqual(['dir']);
  });
  it('is the last of the line when nobody covers it, present or not', () => {
    const alone = [mine, lead(2_000)];
    expect(chain(alone, [sup, dir])).toEqual(['dir']);
    expect(chain(alone, [sup, { ...dir, absent: true }])).toEqual(['sup']);
    expect(
      chain(alone, [
        { ...sup, absent: true },
        { ...dir, absent: true },
      ]),
    ).toEqual(['dir']);
    expect(rule(compile(alone), question({ line: [], ask: ask(3_000) }))).toMatchObject({
      circuit: 'forbidden',
      reasons: [{}, { word: 'attributions.reason.nobodyAbove' }],
    });
  });
  it('offers an action without a row only where somebody above covers it, or a row says so', () => {
    const noRow = (rows: Attribution[]) => rule(compile(rows), question());
    expect(noRow([boss]).circuit).toBe('authorised');
    expect(noRow([lead(1)])).toMatchObject({ circuit: 'forbidden', reasons: [{ word: 'attributions.reason.notOffered' }] });
    expect(noRow([lead(1), row({ circuit: 'authorised' })]).circuit).toBe('authorised');
    expect(noRow([])).toMatchObject({ circuit: 'forbidden' });
  });
  it('seats only those of the line, and a deputy only while standing in', () => {
    const policy = compile([mine, lead(5_000), boss]);
    const line = [link('sup', 'SUPERVISOR', { absent: true, deputy: deputy('leo') }), dir];
    const seat = (decider: string, principal: string) => seatOf(policy, question({ line, ask: ask(3_000) }), decider, principal);
    expect(seat('leo', 'sup')?.standing.circuit).toBe('own');
    expect(seat('sup', 'sup')?.standing.circuit).toBe('own');
    expect(seat('dir', 'dir')?.last).toBe(true);
    expect([seat('leo', 'dir'), seat('leo', 'leo'), seat('ana', 'sup'), seat('ana', 'ana'), seat('x', 'x')]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('always', () => {
  const limit = fc.record({
    per: fc.constantFrom('request', 'order', 'customer30d', 'day', 'month'),
    unit: fc.constantFrom('money', 'count', 'percent'),
    max: fc.integer({ min: 0, max: 60 }),
  }) as fc.Arbitrary<Limit>;
  const anyRow = fc
    .record({
      holder: fc.constantFrom<Attribution['holder'][]>(
        { kind: 'everyone', ref: '' },
        { kind: 'role', ref: 'AGENT' },
        { kind: 'role', ref: 'SUPERVISOR' },
        { kind: 'role', ref: 'AUTHORITY' },
        { kind: 'person', ref: 'ana' },
      ),
      circuit: fc.constantFrom<Attribution['circuit'][]>('own', 'own', 'own', 'consulted', 'authorised', 'forbidden'),
      isRight: fc.boolean().map((right) => right),
      limits: fc.array(limit, { maxLength: 3 }),
      conditions: fc.constantFrom<Attribution['conditions'][]>(
        [],
        [],
        [{ fact: 'ground', op: 'eq', value: 'withdrawal' }],
        [{ fact: 'picked', op: 'unknown' }],
      ),
    })
    .map((part) =>
      row({
        ...part,
        isRight: part.isRight && part.circuit === 'own' && part.conditions.length > 0,
        department: part.circuit === 'consulted' ? 'DEPT_FIN' : null,
      }),
    );
  const counted = fc.record({ minor: fc.integer({ min: 0, max: 80 }), units: fc.integer({ min: 0, max: 5 }) });
  const anyLink = fc
    .record({
      id: fc.constantFrom('ana', 'sup', 'leo', 'dir'),
      role: fc.constantFrom('SUPERVISOR', 'AUTHORITY', 'AGENT'),
      absent: fc.boolean(),
      by: fc.option(fc.constantFrom('ana', 'leo', 'sup')),
    })
    .map(({ id, role, absent, by }) => link(id, role, { absent, deputy: by === null ? null : deputy(by) }));
  const anyQuestion = fc
    .record({
      minor: fc.option(fc.integer({ min: 0, max: 70 })),
      count: fc.integer({ min: 1, max: 4 }),
      order: counted,
      customer30d: counted,
      month: counted,
      line: fc.array(anyLink, { maxLength: 4 }),
      facts: fc.record({
        ground: fc.constantFrom('withdrawal', 'discretion', null),
        paidMinor: fc.option(fc.integer({ min: 0, max: 300 })),
      }),
      orderRef: fc.constantFrom('A-1', null),
    })
    .map(({ minor, count, order, customer30d, month, line, facts, orderRef }) =>
      question({
        ask: ask(minor, { count, facts, orderRef }),
        usage: { ...nothing, order, customer30d, holders: { ana: { month, day: month }, sup: { month } } },
        line,
      }),
    );
  const rank = { own: 0, consulted: 1, authorised: 2, forbidden: 3 };

  it('rules the same on the same, in whatever order the rows stand', () => {
    fc.assert(
      fc.property(
        fc
          .array(anyRow, { maxLength: 8 })
          .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        anyQuestion,
        ([rows, shuffled], q) => {
          expect(rule(compile(shuffled), structuredClone(q))).toEqual(rule(compile(rows), q));
        },
      ),
    );
  });
  it('answers for a superior, in short, what it would answer them at length', () => {
    fc.assert(
      fc.property(
        fc.array(anyRow, { maxLength: 8 }),
        anyQuestion,
        fc.constantFrom('AGENT', 'SUPERVISOR', 'AUTHORITY'),
        (rows, q, role) => {
          const [policy, who] = [compile(rows), person('sup', role)];
          const { circuit: long } = stand(policy, who, q.ask, q.usage, q.at);
          expect(covers(policy, who, q.ask, q.usage, q.at)).toBe(long === 'own' || long === 'forbidden' ? long : 'short');
        },
      ),
    );
  });
  it('never lengthens the way when a limit is widened or dropped, or an own row is added', () => {
    fc.assert(
      fc.property(
        fc.array(anyRow, { minLength: 1, maxLength: 6 }),
        anyQuestion,
        fc.nat(),
        fc.integer({ min: 1, max: 50 }),
        fc.boolean(),
        (rows, q, at, more, drop) => {
          const before = rank[circuit(rows, q)];
          const wider = rows.map((one, n) =>
            n !== at % rows.length
              ? one
              : { ...one, limits: drop ? one.limits.slice(1) : one.limits.map((l) => ({ ...l, max: l.max + more })) },
          );
          expect(rank[circuit(wider, q)]).toBeLessThanOrEqual(before);
          expect(rank[circuit([...rows, row({ limits: upTo(more) })], q)]).toBeLessThanOrEqual(before);
        },
      ),
    );
  });
  it('never lets own grants, one after another, exceed a limit of the row that covered them', () => {
    fc.assert(
      fc.property(
        fc.array(limit, { minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 3 })), { maxLength: 12 }),
        (limits, grants) => {
          const policy = compile([row({ limits })]);
          const sum = { minor: 0, units: 0 };
          for (const [minor, count] of grants) {
            const usage: Usage = {
              ...nothing,
              order: { ...sum },
              customer30d: { ...sum },
              holders: { ana: { day: { ...sum }, month: { ...sum } } },
            };
            if (rule(policy, question({ ask: ask(minor, { count, facts: { paidMinor: 200 } }), usage })).circuit !== 'own')
              continue;
            sum.minor += minor;
            sum.units += count;
            for (const one of limits)
              expect(one.unit === 'count' ? sum.units : sum.minor).toBeLessThanOrEqual(
                one.unit === 'percent' ? one.max * 2 : one.max,
              );
          }
        },
      ),
    );
  });
  it('never lets anybody decide for themselves, and never leaves a line with a person without somebody', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 6 }), anyQuestion, (rows, q) => {
        const verdict = rule(compile(rows), q);
        for (const one of verdict.chain) expect([one.personId, one.standsInFor?.personId]).not.toContain('ana');
        expect(verdict.chain.length > 0).toBe(verdict.circuit === 'authorised');
        for (const one of q.line) expect(seatOf(compile(rows), q, 'ana', one.holder.personId)).toBeNull();
      }),
    );
  });
});

it('binds a warrant to everything but the facts, in one spelling', () => {
  const a = ask(100, { params: { b: 1, a: { d: [1, 2], c: null } }, facts: { channel: 'email' } });
  const b: Ask = { ...a, params: { a: { c: null, d: [1, 2] }, b: 1 }, facts: {} };
  expect(bindingOf(a)).toBe(bindingOf(b));
  for (const change of [
    { amount: { minor: 101, currency: 'EUR' } },
    { count: 2 },
    { orderRef: 'A-2' },
    { params: {} },
    { action: 'REFUND' },
  ])
    expect(bindingOf({ ...a, ...change })).not.toBe(bindingOf(a));
});

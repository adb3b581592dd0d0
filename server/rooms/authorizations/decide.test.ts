import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Actor, systemActor } from '../../platform/actor.ts';
import { isRefusal } from '../../platform/refusal.ts';
import type { ChainLink } from '../organization/contract.ts';
import type { Request } from '../requests/contract.ts';
import { found, type Held, mayActAsAsker, mayDecide, type Rung, seatFor } from './access.ts';
import { canNow, changedAsk, decide, LEADS, nextUp, type Verb, type Verdict } from './decide.ts';

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [asker, coordinator, manager, top, deputy, other] = [1, 2, 3, 4, 5, 6].map(id) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const now = new Date('2026-11-24T10:00:00.000Z');
const later = new Date('2026-11-28T10:00:00.000Z');
const ask = {
  action: 'REFUND_PARTIAL',
  params: {},
  amount: { minor: 8000, currency: 'EUR' },
  count: 1,
  caseId: id(8),
  storeId: null,
  orderRef: null,
  customerId: null,
  facts: {},
};

const rung = (personId: string, standsInFor: string | null = null): Rung => ({
  personId,
  name: personId,
  role: 'COORDINATOR',
  unitId: id(7),
  limitMinor: null,
  standsInFor: standsInFor
    ? {
        personId: standsInFor,
        name: standsInFor,
      }
    : null,
});
const request = (changes: Partial<Request> = {}): Request => ({
  id: id(9),
  kind: 'authorization',
  number: 'AU-1',
  caseId: id(8),
  caseKey: 'K',
  title: 'T',
  amount: ask.amount,
  askedBy: {
    id: asker,
    name: 'Lucía',
  },
  askedAt: '2026-11-24T09:00:00.000Z',
  also: [],
  takenBy: null,
  level: 0,
  agreedMinutes: 120,
  to: {
    unitId: null,
    personId: coordinator,
    name: 'C',
    standsInFor: null,
    standsInForId: null,
  },
  levelAt: '',
  dueAt: '',
  remindersAt: [],
  reminders: 0,
  seenAt: null,
  waitingFor: 'answer',
  isOpen: true,
  closedAt: null,
  outcome: null,
  mine: false,
  ...changes,
});
const held = (changes: Partial<Held> = {}): Held => ({
  id: id(9),
  state: 'pending',
  steps: [],
  rulingId: id(10),
  hash: 'f'.repeat(64),
  ask,
  facts: {},
  askedMinor: 8e3,
  reason: 'r',
  evidence: [],
  chain: [rung(coordinator), rung(manager), rung(top)],
  rulingReasons: {
    es: [],
    en: [],
  },
  promisedAt: null,
  decidedBy: null,
  decidedByName: null,
  decidedFor: null,
  decidedAt: null,
  decisionReason: null,
  changedMinor: null,
  question: null,
  reply: null,
  warrantId: null,
  validUntil: null,
  redeemedAt: null,
  request: request(),
  ...changes,
});
const person = (who: string, changes: Partial<Actor> = {}): Actor => ({
  ...systemActor(id(0)),
  kind: 'person',
  id: who,
  scope: 'shared',
  ...changes,
});
const link = (personId: string, absent = false, deputyId: string | null = null): ChainLink => {
  const of = (who: string) => ({
    personId: who,
    name: who,
    role: 'COORDINATOR',
    unitIds: [],
    vendorId: null,
    assistant: false,
    certifications: [],
    reviews: 0,
  });
  return { holder: of(personId), unitId: id(7), absent, deputy: deputyId ? { holder: of(deputyId), unitId: id(7) } : null };
};

const STATES = [
  'pending',
  'info_requested',
  'approved',
  'approved_with_changes',
  'rejected',
  'withdrawn',
  'lapsed',
  'redeemed',
] as const;
/** The only verbs that lead anywhere, by state; everything else is refused. */
const OPEN: Record<(typeof STATES)[number], Verb[]> = {
  pending: ['approve', 'change', 'reject', 'ask', 'withdraw'],
  info_requested: ['reply', 'withdraw'],
  approved: ['withdraw', 'redeem'],
  approved_with_changes: ['acceptChanges', 'declineChanges', 'withdraw'],
  rejected: [],
  withdrawn: [],
  lapsed: [],
  redeemed: [],
};

describe('every state and every verb', () => {
  const verbs = Object.keys(LEADS) as Verb[];
  test.each(STATES.flatMap((state) => verbs.map((verb) => [state, verb, OPEN[state].includes(verb)] as const)))(
    '%s: %s is open: %s',
    (state, verb, isOpen) => {
      const refusal = canNow(held({ state, validUntil: later }), verb, now);
      expect(refusal === null).toBe(isOpen);
      if (refusal) expect(refusal.reason).toMatch(/^authorizations\.\w+$/);
    },
  );

  test('after its time a grant can only lapse or be withdrawn', () => {
    for (const state of ['approved', 'approved_with_changes'] as const) {
      const old = held({ state, validUntil: now });
      expect(verbs.filter((verb) => canNow(old, verb, now) === null)).toEqual(['withdraw', 'lapse']);
    }
    expect(canNow(held({ state: 'approved', validUntil: now }), 'redeem', now)).toMatchObject({
      reason: 'authorizations.lapsed',
    });
    expect(canNow(held({ state: 'approved', validUntil: later }), 'lapse', now)).toMatchObject({
      reason: 'authorizations.stillValid',
    });
  });
});

describe('what a verdict makes', () => {
  const by = { id: coordinator, name: 'C', principalId: coordinator };
  test.each<[string, Verdict, Partial<Held>, object]>([
    [
      'a grant holds for 72 hours',
      { verdict: 'approve' },
      {},
      { state: 'approved', validUntil: new Date('2026-11-27T10:00:00.000Z'), decidedFor: coordinator },
    ],
    [
      'less may be granted',
      { verdict: 'change', minor: 6000, reason: 'Sin el envío.' },
      {},
      { state: 'approved_with_changes', changedMinor: 6000 },
    ],
    [
      'the same is no change',
      { verdict: 'change', minor: 8000, reason: 'x' },
      {},
      { reason: 'authorizations.sameAmount', field: 'minor' },
    ],
    ['more is another request', { verdict: 'change', minor: 9000, reason: 'x' }, {}, { reason: 'authorizations.changeTooLarge' }],
    [
      'nothing to change without an amount',
      { verdict: 'change', minor: 1, reason: 'x' },
      { ask: { ...ask, amount: null } },
      { reason: 'authorizations.noAmount' },
    ],
    [
      'a change of blanks',
      { verdict: 'change', minor: 1, reason: '  ' },
      {},
      { reason: 'authorizations.emptyReason', field: 'reason' },
    ],
    ['a rejection of blanks', { verdict: 'reject', reason: ' ' }, {}, { reason: 'authorizations.emptyReason', field: 'reason' }],
    [
      'a question of blanks',
      { verdict: 'ask', question: ' ' },
      {},
      { reason: 'authorizations.emptyQuestion', field: 'question' },
    ],
    [
      'a question forgets the reply before',
      { verdict: 'ask', question: '¿Foto?' },
      { reply: 'sí' },
      { state: 'info_requested', question: '¿Foto?', reply: null },
    ],
    ['what is decided is decided', { verdict: 'approve' }, { state: 'rejected' }, { reason: 'authorizations.alreadyDecided' }],
  ])('%s', (_, verdict, changes, expected) => {
    expect(decide(held(changes), verdict, by, now)).toMatchObject(expected);
  });

  test('accepted changes are another request: only the amount differs', () => {
    expect(changedAsk(held({ changedMinor: 6000 }))).toEqual({ ...ask, amount: { minor: 6000, currency: 'EUR' } });
  });
});

describe('who decides', () => {
  const mine = held({ request: request({ mine: true }) });
  const climbed = held({
    request: request({ to: { unitId: null, personId: manager, name: 'M', standsInFor: null, standsInForId: null } }),
  });
  test.each<[string, Actor, Held, string | null]>([
    ['whose turn it is', person(coordinator), mine, null],
    ['a superior further up', person(manager), held(), null],
    ['the top', person(top), held(), null],
    ['one it has passed', person(coordinator), climbed, 'authorizations.climbed'],
    ['somebody else', person(other), held(), 'authorizations.notYours'],
    ['the asker', person(asker), mine, 'authorizations.self'],
    ['the asker, by a link', person(asker, { kind: 'link' }), mine, 'authorizations.self'],
    ['a link to a superior further up', person(manager, { kind: 'link' }), held(), 'authorizations.notYours'],
    ['an assistant', person(coordinator, { kind: 'assistant' }), mine, 'authorizations.notYours'],
    ['the house', systemActor(id(0)), mine, 'authorizations.notYours'],
    ['too late', person(coordinator), held({ request: request({ isOpen: false }) }), 'authorizations.alreadyDecided'],
    [
      'while it waits for the asker',
      person(manager),
      held({ request: request({ waitingFor: 'asker' }) }),
      'authorizations.waitsForAsker',
    ],
  ])('%s', (_, actor, one, reason) => {
    const refusal = mayDecide(actor, one);
    expect(refusal?.reason ?? null).toBe(reason);
  });

  test('a deputy uses the limit of the one away, a superior who stands in uses their own', () => {
    const line = [link(coordinator, true, deputy), link(manager), link(top)];
    const stoodIn = held({
      request: request({ to: { unitId: null, personId: deputy, name: 'D', standsInFor: 'C', standsInForId: coordinator } }),
    });
    expect(seatFor(person(deputy), stoodIn, line)).toEqual({ deciderId: deputy, principalId: coordinator });
    expect(seatFor(person(manager), stoodIn, line)).toEqual({ deciderId: manager, principalId: manager });
    const below = held({
      request: request({ to: { unitId: null, personId: coordinator, name: 'C', standsInFor: 'T', standsInForId: top } }),
    });
    expect(seatFor(person(coordinator), below, [link(coordinator), link(manager), link(top, true, coordinator)])).toEqual({
      deciderId: coordinator,
      principalId: top,
    });
  });

  test('nobody decides his own, in no seat and by no door', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('person', 'link', 'assistant', 'customer', 'system'),
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom(...STATES),
        (kind, isMine, isOpen, state) => {
          const actor = person(asker, { kind: kind as Actor['kind'], scope: 'all' });
          const one = held({
            state,
            chain: [rung(asker), rung(deputy, asker), rung(top)],
            request: request({ mine: isMine, isOpen }),
          });
          expect(isRefusal(mayDecide(actor, one))).toBe(true);
        },
      ),
    );
  });

  test('who finds it, and who speaks for the asker', () => {
    const known = { request: request(), maySee: false };
    const sees = (who: string) => !isRefusal(found(person(who), held(), known));
    expect([sees(manager), sees(top), sees(other)]).toEqual([true, true, false]);
    const speaks = (actor: Actor) => mayActAsAsker(actor, held()) === null;
    expect(
      [
        person(asker),
        person(other, { scope: 'all' }),
        person(top, { scope: 'all' }),
        person(other),
        person(asker, { kind: 'customer' }),
      ].map(speaks),
    ).toEqual([true, true, false, false, false]);
  });
});

describe('whom it reaches', () => {
  const chain = [rung(coordinator), rung(manager), rung(top)];
  const line = [link(coordinator), link(manager), link(top)];
  test.each<[string, string | null, ChainLink[], string]>([
    ['first the nearest', null, line, coordinator],
    ['first one who is there', null, [link(coordinator, true), link(manager), link(top)], manager],
    ['a deputy will do', null, [link(coordinator, true, deputy), link(manager), link(top)], coordinator],
    ['then the next', coordinator, line, manager],
    ['past one who is away', coordinator, [link(coordinator), link(manager, true), link(top)], top],
    ['at the end the top, again and again', top, line, top],
    ['from somebody out of the line, the top', other, line, top],
    ['everybody away: the top all the same', coordinator, [link(manager, true), link(top, true)], top],
    ['nobody above any more: the same', manager, [], manager],
  ])('%s', (_, present, at, expected) => {
    expect(nextUp(chain, present, at)).toBe(expected);
  });

  test('never nobody and never the asker, whoever is away', () => {
    const people = [coordinator, manager, top];
    fc.assert(
      fc.property(
        fc.subarray(people, { minLength: 1 }),
        fc.subarray(people),
        fc.subarray(people),
        fc.option(fc.constantFrom(...people, other)),
        (inLine, away, stoodIn, present) => {
          const at = inLine.map((who) => link(who, away.includes(who), stoodIn.includes(who) ? deputy : null));
          const next = nextUp(chain, present, at);
          expect(next).not.toBeNull();
          expect(next).not.toBe(asker);
        },
      ),
    );
  });
});

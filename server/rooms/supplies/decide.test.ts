import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { systemActor } from '../../platform/actor.ts';
import { isRefusal } from '../../platform/refusal.ts';
import type { Calendar } from '../../platform/working-time.ts';
import type { Request } from '../requests/contract.ts';
import { found, type Held, isTeam, mayAnswer } from './access.ts';
import { type Command, canNow, decide, nextUp } from './decide.ts';

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [asker, unit, head, log, top] = [1, 2, 3, 4, 5].map(id) as [string, string, string, string, string];
const now = new Date('2026-11-24T10:00:00.000Z');
const always: Calendar = { timeZone: 'Europe/Madrid', hours: {}, holidays: new Set() };
const lines = [{ sku: 'HV-17', name: 'Hervidor', quantity: 1 }];
const other = [{ sku: 'HV-19', name: 'Hervidor nuevo', quantity: 1 }];

const held = (state: Held['state'], request: Partial<Request> = {}): Held => ({
  id: id(9),
  state,
  unitId: unit,
  purpose: 'exchange',
  storeId: null,
  orderRef: null,
  lines,
  note: '',
  substitute: other,
  eta: null,
  reason: null,
  tracking: null,
  agreedMinutes: 30,
  answeredAt: null,
  handedAt: null,
  request: {
    id: id(9),
    kind: 'supply',
    number: 'SU-1',
    caseId: id(8),
    caseKey: 'K',
    title: 'T',
    amount: null,
    askedBy: {
      id: asker,
      name: 'Lucía',
    },
    askedAt: '2026-11-24T09:00:00.000Z',
    also: [],
    takenBy: null,
    level: 0,
    agreedMinutes: 30,
    to: {
      unitId: unit,
      personId: null,
      name: 'Almacén',
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
    ...request,
  },
});

const COMMANDS: Record<Command['kind'], Command> = {
  reserve: { kind: 'reserve' },
  prepare: { kind: 'prepare' },
  hand_over: { kind: 'hand_over', tracking: ' 1Z ' },
  substitute: { kind: 'substitute', lines: other, text: '' },
  backorder: { kind: 'backorder', eta: '2026-11-26T10:00:00.000Z', text: '' },
  decline: { kind: 'decline', text: 'Descatalogado.' },
  accept_substitute: { kind: 'accept_substitute' },
  decline_substitute: { kind: 'decline_substitute' },
  cancel: { kind: 'cancel' },
};
/** Where each verb leads from each state; what is not here is refused. */
const LEADS: Record<Held['state'], Partial<Record<Command['kind'], Held['state']>>> = {
  requested: {
    reserve: 'reserved',
    prepare: 'preparing',
    hand_over: 'handed_over',
    substitute: 'substitute_proposed',
    backorder: 'backorder',
    decline: 'declined',
    cancel: 'cancelled',
  },
  reserved: {
    prepare: 'preparing',
    hand_over: 'handed_over',
    substitute: 'substitute_proposed',
    backorder: 'backorder',
    decline: 'declined',
    cancel: 'cancelled',
  },
  out_of_stock: {
    reserve: 'reserved',
    substitute: 'substitute_proposed',
    backorder: 'backorder',
    decline: 'declined',
    cancel: 'cancelled',
  },
  substitute_proposed: { accept_substitute: 'reserved', decline_substitute: 'out_of_stock', cancel: 'cancelled' },
  backorder: {
    reserve: 'reserved',
    prepare: 'preparing',
    hand_over: 'handed_over',
    substitute: 'substitute_proposed',
    backorder: 'backorder',
    decline: 'declined',
    cancel: 'cancelled',
  },
  preparing: { hand_over: 'handed_over', backorder: 'backorder', decline: 'declined', cancel: 'cancelled' },
  declined: {},
  handed_over: {},
  cancelled: {},
};

describe('every state and every verb', () => {
  const states = Object.keys(LEADS) as Held['state'][];
  const verbs = Object.keys(COMMANDS) as Command['kind'][];
  test.each(states.flatMap((state) => verbs.map((verb) => [state, verb, LEADS[state][verb] ?? null] as const)))(
    '%s: %s leads to %s',
    (state, verb, leads) => {
      const made = decide(held(state), COMMANDS[verb], always, now);
      expect(canNow(held(state), verb) === null).toBe(leads !== null);
      expect(isRefusal(made) ? null : made.changes.state).toBe(leads);
      if (!isRefusal(made))
        expect(made.move.to === 'over').toBe(['handed_over', 'declined', 'cancelled'].includes(String(leads)));
    },
  );
});

test('a date that has passed and a refusal without a reason are refused', () => {
  expect(decide(held('requested'), { kind: 'backorder', eta: now.toISOString(), text: '' }, always, now)).toMatchObject({
    reason: 'supplies.etaPast',
    field: 'eta',
  });
  expect(decide(held('requested'), { kind: 'decline', text: '  ' }, always, now)).toMatchObject({
    reason: 'supplies.emptyReason',
    field: 'text',
  });
});

test('a promised date is the section’s clock, the substitute becomes what was asked, and a cancellation releases', () => {
  expect(decide(held('requested'), COMMANDS.backorder, always, now)).toMatchObject({
    move: { to: 'section', agreedMinutes: 2880 },
    changes: { answeredAt: now },
  });
  expect(decide(held('substitute_proposed'), COMMANDS.accept_substitute, always, now)).toMatchObject({
    changes: { lines: other, substitute: null },
  });
  expect(decide(held('substitute_proposed'), COMMANDS.decline_substitute, always, now)).toMatchObject({
    changes: { substitute: null },
    move: { agreedMinutes: 30 },
  });
  expect(decide(held('reserved'), COMMANDS.cancel, always, now)).toMatchObject({ data: { released: true } });
  expect(decide(held('requested'), COMMANDS.cancel, always, now)).toMatchObject({ data: { released: false } });
});

test('climbs from head to head and stays with the last; never the asker, never to nobody', () => {
  const to = (personId: string | null) => ({ unitId: unit, personId, name: '', standsInFor: null, standsInForId: null });
  const climbs = (personId: string | null, heads: string[]) => nextUp(held('requested', { to: to(personId) }), heads).personId;
  expect([null, head, log, top].map((one) => climbs(one, [head, log, top]))).toEqual([head, log, top, top]);
  expect(climbs(null, [asker, log])).toBe(log);
  fc.assert(
    fc.property(
      fc.constantFrom(null, asker, head, log, top),
      fc.array(fc.constantFrom(asker, head, log, top)),
      (personId, heads) => {
        const next = nextUp(held('requested', { to: to(personId) }), heads);
        expect(next.unitId).toBe(unit);
        expect(next.personId).not.toBe(asker);
      },
    ),
  );
});

test('who serves and who asks', () => {
  const actor = (who: string, scope: 'all' | 'shared' = 'shared') => ({
    ...systemActor(id(0)),
    kind: 'person' as const,
    id: who,
    scope,
  });
  expect(found(held('requested'), { request: held('requested').request, maySee: false })).toMatchObject({
    reason: 'supplies.notFound',
  });
  expect(mayAnswer(actor(asker), held('requested', { mine: true }))).toMatchObject({ reason: 'supplies.self' });
  expect(mayAnswer(actor(head), held('requested'))).toMatchObject({ reason: 'supplies.notYours' });
  expect(mayAnswer(actor(head), held('substitute_proposed', { waitingFor: 'asker' }))).toMatchObject({
    reason: 'supplies.waitsForTeam',
  });
  expect(mayAnswer(actor(head), held('requested', { mine: true }))).toBeNull();
  expect([
    isTeam(actor(asker), held('requested')),
    isTeam(actor(top, 'all'), held('requested')),
    isTeam(actor(head), held('requested')),
  ]).toEqual([true, true, false]);
});

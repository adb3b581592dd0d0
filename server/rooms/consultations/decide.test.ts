import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Actor, systemActor } from '../../platform/actor.ts';
import { isRefusal } from '../../platform/refusal.ts';
import type { Ask } from '../attributions/contract.ts';
import type { Request } from '../requests/contract.ts';
import { found, type Held, isTeam, mayAnswer } from './access.ts';
import { type Command, canNow, decide, nextUp, stateOf } from './decide.ts';

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [asker, unit, head, top] = [1, 2, 3, 4].map(id) as [string, string, string, string];
const now = new Date('2026-11-24T10:00:00.000Z');
const leave: Ask = {
  action: 'REFUND_PARTIAL',
  params: {},
  amount: { minor: 8000, currency: 'EUR' },
  count: 1,
  caseId: null,
  storeId: null,
  orderRef: null,
  customerId: null,
  facts: {},
};

const request = (changes: Partial<Request> = {}): Request => ({
  id: id(9),
  kind: 'consultation',
  number: 'CO-1',
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
  agreedMinutes: 120,
  to: {
    unitId: unit,
    personId: null,
    name: 'Finanzas',
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
  mode: 'consult',
  state: 'sent',
  unitId: unit,
  question: '¿?',
  rulingId: null,
  ask: null,
  warrantId: null,
  answer: null,
  verdict: null,
  answeredBy: null,
  answeredAt: null,
  exchange: [],
  reroutedFrom: null,
  insufficientCount: 0,
  confirmedAt: null,
  request: request(),
  ...changes,
});

const COMMANDS: Record<string, Command> = {
  answer: { kind: 'answer', verdict: 'yes', text: 'Sí.' },
  done: { kind: 'done', text: 'Hecho.' },
  return: { kind: 'return', text: 'No es cosa nuestra.' },
  ask_info: { kind: 'ask_info', text: '¿Qué lote?' },
  not_mine: { kind: 'not_mine', department: 'DEPT_LOG', text: '' },
  reply: { kind: 'reply', text: 'El 09/26.' },
  accept: { kind: 'accept' },
  insist: { kind: 'insist', text: 'Falta la fecha.' },
  confirm: { kind: 'confirm' },
  withdraw: { kind: 'withdraw' },
};
const STATES = [
  'sent',
  'taken',
  'needs_info',
  'answered',
  'accepted',
  'handed_over',
  'done',
  'confirmed',
  'returned',
  'withdrawn',
] as const;

/** Where each verb leads from each state; what is not here is refused. */
const LEADS: Record<'consult' | 'refer', Partial<Record<(typeof STATES)[number], Record<string, string>>>> = {
  consult: {
    sent: { answer: 'answered', ask_info: 'needs_info', not_mine: 'sent', withdraw: 'withdrawn' },
    taken: { answer: 'answered', ask_info: 'needs_info', not_mine: 'sent', withdraw: 'withdrawn' },
    needs_info: { reply: 'sent', withdraw: 'withdrawn' },
    answered: { accept: 'accepted', insist: 'sent', withdraw: 'withdrawn' },
  },
  refer: {
    handed_over: { done: 'done', return: 'returned', ask_info: 'needs_info', not_mine: 'handed_over', withdraw: 'withdrawn' },
    taken: { done: 'done', return: 'returned', ask_info: 'needs_info', not_mine: 'handed_over', withdraw: 'withdrawn' },
    needs_info: { reply: 'handed_over', withdraw: 'withdrawn' },
    done: { confirm: 'confirmed', insist: 'handed_over', withdraw: 'withdrawn' },
  },
};
const OF_MODE = {
  consult: ['sent', 'taken', 'needs_info', 'answered', 'accepted', 'withdrawn'],
  refer: ['handed_over', 'taken', 'needs_info', 'done', 'confirmed', 'returned', 'withdrawn'],
} as const;
const inState = (mode: 'consult' | 'refer', state: (typeof STATES)[number]) =>
  state === 'taken'
    ? held({ mode, state: mode === 'refer' ? 'handed_over' : 'sent', request: request({ takenBy: 'Paco' }) })
    : held({ mode, state, request: request() });

describe('every state and every verb', () => {
  const pairs = (['consult', 'refer'] as const).flatMap((mode) =>
    OF_MODE[mode].flatMap((state) =>
      Object.keys(COMMANDS).map((verb) => [mode, state, verb, LEADS[mode][state]?.[verb] ?? null] as const),
    ),
  );
  test.each(pairs)('%s, %s: %s leads to %s', (mode, state, verb, leads) => {
    const one = inState(mode, state);
    const command = COMMANDS[verb] ?? { kind: 'accept' };
    const made = decide(one, command, 'Paco', now);
    expect(canNow(one, command.kind) === null).toBe(leads !== null);
    expect(isRefusal(made) ? null : made.changes.state).toBe(leads);
    if (isRefusal(made)) expect(made.reason).toMatch(/^consultations\.\w+$/);
  });
});

describe('what is refused whatever the state', () => {
  test.each<[string, Held, Command, string]>([
    ['an answer of blanks', held(), { kind: 'answer', verdict: 'yes', text: '  ' }, 'consultations.emptyText'],
    ['a question of blanks', held(), { kind: 'ask_info', text: ' ' }, 'consultations.emptyText'],
    ['an insistence of blanks', held({ state: 'answered' }), { kind: 'insist', text: '' }, 'consultations.emptyText'],
    [
      'neither yes nor no to a leave',
      held({ ask: leave }),
      { kind: 'answer', verdict: 'information', text: 'Depende.' },
      'consultations.verdictNeeded',
    ],
    [
      'a leave passed to another department',
      held({ ask: leave }),
      { kind: 'not_mine', department: 'DEPT_IT', text: '' },
      'consultations.leaveStays',
    ],
  ])('%s', (_, one, command, reason) => {
    expect(decide(one, command, 'Paco', now)).toMatchObject({ refused: true, reason });
  });
});

test('what was answered before is kept when the team insists', () => {
  const first = held({ state: 'answered', verdict: 'yes', answer: 'Sí.', answeredBy: 'Paco', answeredAt: now });
  const made = decide(first, { kind: 'insist', text: 'Falta la fecha.' }, 'Lucía', now);
  expect(made).toMatchObject({
    move: 'departmentAfresh',
    changes: {
      answer: null,
      verdict: null,
      insufficientCount: 1,
      exchange: [
        { from: 'department', text: 'Sí.' },
        { from: 'team', text: 'Falta la fecha.' },
      ],
    },
  });
});

test('climbs to the head, to the authority, and stays there; past whoever asked; never to nobody', () => {
  const at = (personId: string | null, by = asker) =>
    held({
      request: request({
        askedBy: { id: by, name: '' },
        to: { unitId: unit, personId, name: '', standsInFor: null, standsInForId: null },
      }),
    });
  expect(nextUp(at(null), head, top)).toEqual({ unitId: unit, personId: head });
  expect(nextUp(at(head), head, top)).toEqual({ unitId: unit, personId: top });
  expect(nextUp(at(top), head, top)).toEqual({ unitId: unit, personId: top });
  expect(nextUp(at(null, head), head, top)).toEqual({ unitId: unit, personId: top });
  expect(nextUp(at(null), null, null)).toEqual({ unitId: unit, personId: null });
  fc.assert(
    fc.property(
      fc.constantFrom(asker, head, top, null),
      fc.constantFrom(asker, head, null),
      fc.constantFrom(asker, top, null),
      (personId, headId, topId) => {
        const to = nextUp(at(personId), headId, topId);
        expect(to.unitId).toBe(unit);
        expect(to.personId).not.toBe(asker);
      },
    ),
  );
});

describe('who', () => {
  const actor = (who: string, changes: Partial<Actor> = {}): Actor => ({
    ...systemActor(id(0)),
    kind: 'person',
    id: who,
    scope: 'shared',
    ...changes,
  });
  test('a stranger finds nothing, and the asker answers nothing', () => {
    expect(found(held(), { request: request(), maySee: false })).toMatchObject({ kind: 'not_found' });
    expect(mayAnswer(actor(asker), held({ request: request({ mine: true }) }))).toMatchObject({ reason: 'consultations.self' });
    expect(mayAnswer(actor(head), held())).toMatchObject({ reason: 'consultations.notYours' });
    expect(mayAnswer(actor(head), held({ request: request({ mine: true }) }))).toBeNull();
    expect(mayAnswer(actor(head), held({ request: request({ isOpen: false }) }))).toMatchObject({
      reason: 'consultations.closed',
    });
  });
  test('the team is the asker and the colleagues of the centre, never those asked nor a link', () => {
    expect(isTeam(actor(asker), held())).toBe(true);
    expect(isTeam(actor(head, { scope: 'all' }), held())).toBe(true);
    expect(isTeam(actor(head, { scope: 'all', unitIds: [unit] }), held())).toBe(false);
    expect(isTeam(actor(head), held())).toBe(false);
    expect(isTeam(actor(asker, { kind: 'link' }), held())).toBe(false);
    expect(stateOf(held({ request: request({ takenBy: 'Paco' }) }))).toBe('taken');
  });
});

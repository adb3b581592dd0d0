import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/actor.ts';
import { mayEndSuggestion, mayNameOrder, mayRecognise } from '../access.ts';

const id = '019a0000-0000-7000-8000-000000000001';
const actor = (change: Partial<Actor>): Actor => ({
  ...{ kind: 'assistant', orgId: id, id, name: 'Faro', role: 'AGENT', unitId: id, unitIds: [id], vendorId: null },
  ...{ scope: 'all', locale: 'es', keyScopes: null },
  ...change,
});

describe('who may', () => {
  it.each([
    ['the order of the case', 'o', null, 'c', 'assistant', true],
    ['an order of its customer', 'p', 'c', 'c', 'assistant', true],
    ['somebody else’s', 'p', 'd', 'c', 'assistant', false],
    ['one of nobody known', 'p', null, 'c', 'assistant', false],
    ['any, where nobody knows who writes', 'p', 'd', null, 'assistant', false],
    ['the same, for a person who has asked', 'p', 'd', null, 'person', true],
    ['somebody else’s, for a person', 'p', 'd', 'c', 'person', false],
  ] as const)('name %s', (_, orderId, owner, customerId, kind, may) =>
    expect(mayNameOrder(actor({ kind }), { orderId: 'o', customerId }, { id: orderId, customerId: owner }) === true).toBe(may),
  );

  it('say that a right applies: people, and anybody where no money moves', () => {
    const right = { isRight: true, movesMoney: true };
    expect(mayRecognise(actor({}), right)).toMatchObject({ reason: 'cases.rightNeedsPerson' });
    expect(mayRecognise(actor({ kind: 'person' }), right)).toBe(true);
    expect(mayRecognise(actor({}), { ...right, movesMoney: false })).toBe(true);
    expect(mayRecognise(actor({}), { ...right, isRight: false })).toBe(true);
  });

  it('take a suggestion over, or drop it: people; an assistant only takes its own word back', () => {
    const ends = (kind: Actor['kind'], byId: string, outcome: 'taken' | 'dropped') =>
      mayEndSuggestion(actor({ kind }), byId, outcome) === true;
    expect([ends('person', 'other', 'taken'), ends('person', 'other', 'dropped')]).toEqual([true, true]);
    expect([ends('assistant', id, 'dropped'), ends('assistant', id, 'taken'), ends('assistant', 'other', 'dropped')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Authorization } from '../api.ts';
import { stillToGrant } from './authorization-choices.ts';
import { climbing } from './chain.ts';

type Step = Authorization['steps'][number];
const decider = (personId: string) => ({ personId, name: personId, role: 'COORDINATOR', unitId: 'u', standsInFor: null });
const agreed = (personId: string) => ({ personId, name: personId, principalId: personId, at: '2026-11-27T10:00:00Z' });
const step = (need: Step['need'], people: string[], said: string[], state: Step['state']): Step => ({
  ...{ need, upTo: null, deciders: people.map(decider), agreed: said.map(agreed), state },
});
const chainOf = (steps: Step[]) => steps.flatMap((one) => one.deciders.map((link) => ({ ...link, limitMinor: null })));

describe('a chain of its own on the screen', () => {
  it('tells how many must still grant it after me', () => {
    const first = step('any', ['carla', 'ivan'], [], 'open');
    expect(stillToGrant({ steps: [] })).toBe(0);
    expect(stillToGrant({ steps: [first] })).toBe(0);
    expect(stillToGrant({ steps: [first, step('all', ['fina', 'elena'], [], 'ahead')] })).toBe(2);
    expect(stillToGrant({ steps: [step('all', ['fina', 'elena'], ['fina'], 'open')] })).toBe(0);
  });

  it('silence leads to the others of a step that any may decide, to nobody named else', () => {
    const names = (steps: Step[]) => climbing({ chain: chainOf(steps), steps }).map((link) => link.name);
    const later = step('all', ['fina', 'elena'], [], 'ahead');
    expect(names([step('any', ['carla', 'ivan'], [], 'open'), later])).toEqual(['carla', 'ivan']);
    expect(names([step('any', ['carla'], ['carla'], 'agreed'), { ...later, state: 'open' }])).toEqual([]);
  });
});

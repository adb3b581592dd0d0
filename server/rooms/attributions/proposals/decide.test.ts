import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../platform/refusal.ts';
import { systemActor, type Actor } from '../../../platform/actor.ts';
import type { Attribution } from '../contract.ts';
import { cellOf } from './mining/decide.ts';
import { mayDecide, mayLook, mayReadProposals, maySee } from './access.ts';
import { isDue, type Kept, type Kernel, placed, settle, spell, type State } from './decide.ts';
import type { Found } from './mining/contract.ts';

const now = new Date('2026-11-22T10:00:00Z');
const row = (changes: Partial<Attribution> = {}): Attribution => ({
  ...{ id: 'row', action: 'COUPON', holder: { kind: 'role', ref: 'AGENT' }, circuit: 'own', isRight: false, department: null },
  ...{ limits: [{ per: 'request', unit: 'money', max: 500 }], conditions: [], requirements: [], reasonEs: '', reasonEn: '' },
  ...{ expression: null, steps: [], trialId: null, validFrom: null, validTo: null },
  ...changes,
});
const { id: _, ...put } = row({ limits: [{ per: 'request', unit: 'money', max: 900 }] });
const found = (changes: Partial<Found> = {}): Found => ({
  ...{ kind: 'widen', cell: cellOf(row(), { per: 'request', unit: 'money' }), proposed: true, whyNot: null, action: 'COUPON' },
  ...{ holder: { kind: 'role', ref: 'AGENT' }, department: null, reason: null, per: 'request', unit: 'money' },
  ...{ from: { circuit: 'authorised', max: 500 }, to: { circuit: 'own', max: 900 }, price: null, told: {}, unknown: [] },
  evidence: {
    n: 30,
    granted: 30,
    changed: 0,
    rejected: 0,
    low: 917,
    medianWaitMinutes: 5,
    medianDecisionSeconds: null,
    unread: null,
  },
  ...{ change: { rowId: 'row', put }, behind: ['a'] },
  ...changes,
});
const kept = (state: State, changes: Partial<Kept> = {}): Kept => ({
  ...{ id: 'kept', kind: 'widen', cell: found().cell, state, found: found() as Kernel, restsUntil: null },
  ...changes,
});

describe('one alive for each cell and kind', () => {
  test('what is new is put, found again it is refreshed, no longer found it is seen once more and then goes', () => {
    expect(settle([], [found()], now)).toMatchObject({ put: [{ kind: 'widen' }], refresh: [], drop: [], fresh: 1 });
    expect(settle([kept('open')], [found()], now)).toMatchObject({ put: [], refresh: [{ id: 'kept', state: 'open' }], fresh: 0 });
    expect(settle([kept('seen')], [found()], now)).toMatchObject({ refresh: [{ state: 'open' }], fresh: 1 });
    expect(settle([kept('open')], [], now)).toMatchObject({
      refresh: [{ state: 'seen', found: { whyNot: { word: 'attributions.proposal.whyNot.gone' } } }],
    });
    expect(settle([kept('seen')], [], now)).toMatchObject({ drop: ['kept'] });
  });
  test('what was dismissed rests, then may come again; what was taken up is left alone', () => {
    const later = new Date(now.getTime() + 1);
    const none = { put: [], refresh: [], drop: [], fresh: 0 };
    expect(settle([kept('dismissed', { restsUntil: later })], [found()], now)).toEqual(none);
    expect(settle([kept('dismissed', { restsUntil: now })], [found()], now)).toMatchObject({ fresh: 1 });
    expect(settle([kept('accepted')], [found()], now)).toEqual(none);
    expect(settle([kept('trying')], [], now)).toEqual(none);
  });
  test('never two alive for one cell, whatever was kept and found', () => {
    const states = fc.array(
      fc.tuple(fc.constantFrom<State>('open', 'accepted', 'trying', 'dismissed', 'inForce'), fc.constantFrom('x', 'y', 'z')),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(states, fc.uniqueArray(fc.constantFrom('x', 'y', 'z')), (before, cells) => {
        const live = ['open', 'seen', 'accepted', 'trying'];
        const rows = before.filter(
          ([state, cell], at) => !live.includes(state) || before.findIndex(([s, c]) => live.includes(s) && c === cell) === at,
        );
        const steps = settle(
          rows.map(([state, cell], at) => kept(state, { id: String(at), cell })),
          cells.map((cell) => found({ cell })),
          now,
        );
        for (const one of steps.put) expect(rows.some(([state, cell]) => cell === one.cell && live.includes(state))).toBe(false);
      }),
    );
  });
});

describe('into a draft', () => {
  test('the row of the draft gets the new limit and keeps whatever else it says there', () => {
    const drafted = row({ id: 'copy', reasonEs: 'Otra cosa' });
    expect(placed(found(), [drafted])).toMatchObject({ id: 'copy', reasonEs: 'Otra cosa', limits: [{ max: 900 }] });
  });
  test('a limit that somebody has changed there is left to them', () => {
    const other = row({ id: 'copy', limits: [{ per: 'request', unit: 'money', max: 700 }] });
    for (const draft of [[other], [], [row({ conditions: [{ fact: 'tier', op: 'known' }] })]])
      expect(placed(found(), draft)).toMatchObject({ reason: 'attributions.proposalCellChanged' });
    expect(isRefusal(placed(found({ change: null }), [row()]))).toBe(true);
  });
});

describe('who may', () => {
  const actor = (role: string, id = role, scope: Actor['scope'] = 'all'): Actor => ({
    ...systemActor('org'),
    kind: 'person',
    id,
    role,
    scope,
  });
  const about = (kind: 'widen' | 'rubberStamp', leads = false) => ({
    kind,
    holder: { kind: 'person' as const, ref: 'carla' },
    leads,
  });
  test.each([
    ['AGENT', false, false, false, false],
    ['AGENT_EXT', false, false, false, false],
    ['DEPARTMENT', false, false, false, false],
    ['ADMIN', false, false, false, false],
    ['COORDINATOR', true, false, false, false],
    ['CRM_COORD', true, false, false, false],
    ['SUPERVISOR', true, false, false, false],
    ['CENTRE_MANAGER', true, true, true, true],
    ['AUTHORITY', true, true, true, true],
  ])('%s: reads %s, of a person %s, decides %s, looks %s', (role, reads, ofPeople, decides, looks) => {
    const who = actor(role, role, role.endsWith('EXT') || role === 'DEPARTMENT' ? 'shared' : role === 'ADMIN' ? 'none' : 'all');
    expect(mayReadProposals(who) === true).toBe(reads);
    expect(maySee(who, about('rubberStamp'))).toBe(ofPeople);
    expect(mayDecide(who, about('widen')) === true).toBe(decides);
    expect(mayLook(who) === true).toBe(looks);
  });
  test('a supervisor knows of the doing of those below, nobody of their own', () => {
    expect(maySee(actor('SUPERVISOR'), about('rubberStamp', true))).toBe(true);
    expect(mayDecide(actor('SUPERVISOR'), about('rubberStamp', true))).toBe(true);
    expect(maySee(actor('COORDINATOR'), about('rubberStamp', true))).toBe(false);
    expect(maySee(actor('CENTRE_MANAGER', 'carla'), about('rubberStamp'))).toBe(false);
  });
});

test('tonight’s look comes once, after three in the morning there', () => {
  const at = (iso: string) => new Date(iso);
  const zone = 'Europe/Madrid';
  expect(isDue(null, now, zone)).toBe(true);
  expect(isDue(at('2026-11-21T02:30:00Z'), at('2026-11-22T01:59:00Z'), zone)).toBe(false);
  expect(isDue(at('2026-11-21T02:30:00Z'), at('2026-11-22T02:01:00Z'), zone)).toBe(true);
  expect(isDue(at('2026-11-22T02:01:00Z'), at('2026-11-22T22:00:00Z'), zone)).toBe(false);
});

test('minutes as people say them', () => expect([spell(0), spell(59), spell(112)]).toEqual(['0 min', '59 min', '1 h 52']));

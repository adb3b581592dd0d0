import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Actor, systemActor } from '../../platform/actor.ts';
import { isRefusal } from '../../platform/refusal.ts';
import type { Calendar } from '../../platform/working-time.ts';
import {
  isAddressee,
  linkScope,
  mayAnswer,
  mayIssueLink,
  mayMove,
  mayRemind,
  maySay,
  maySee,
  mayTake,
  type RequestFacts,
} from './access.ts';
import {
  askersClock,
  freshClock,
  holderFor,
  levelMinutes,
  linkState,
  median,
  remindByHand,
  resumedClock,
  tick,
  times,
  usualOf,
  withAnswer,
} from './decide.ts';

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [asker, boss, unit, deputy, other] = [1, 2, 3, 4, 5].map(id) as [string, string, string, string, string];
const t0 = new Date('2026-11-24T09:00:00.000Z');
const at = (minutes: number) => new Date(t0.getTime() + minutes * 60_000);
const always: Calendar = { timeZone: 'Europe/Madrid', hours: {}, holidays: new Set() };
const office: Calendar = {
  timeZone: 'Europe/Madrid',
  hours: { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']] },
  holidays: new Set(),
};
const never: Calendar = { timeZone: 'Europe/Madrid', hours: { mon: [] }, holidays: new Set() };

const facts = (changes: Partial<RequestFacts> = {}): RequestFacts => ({
  id: id(9),
  kind: 'authorization',
  number: 'AU-1',
  caseId: id(8),
  caseKey: 'K',
  title: 'T',
  minor: 8e3,
  currency: 'EUR',
  askedBy: asker,
  askedByName: 'Lucía',
  askedAt: t0,
  unitId: null,
  personId: boss,
  standsInFor: null,
  toNameEs: 'B',
  toNameEn: 'B',
  standsInName: null,
  also: [],
  passed: [],
  takenBy: null,
  takenByName: null,
  level: 0,
  reminders: 0,
  remindedAt: null,
  waitingFor: 'answer',
  isOpen: true,
  closedAt: null,
  closedBy: null,
  outcome: null,
  usualScope: `person:${boss}`,
  usualFrom: t0,
  ...freshClock(always, t0, 60),
  ...changes,
});
const person = (who: string, changes: Partial<Actor> = {}): Actor => ({
  ...systemActor(id(0)),
  kind: 'person',
  id: who,
  scope: 'shared',
  ...changes,
});
const link = (who: string, requestId: string): Actor => person(who, { kind: 'link', keyScopes: [linkScope(requestId)] });

describe('who may', () => {
  const toUnit = facts({ personId: null, unitId: unit });
  test.each<[string, Actor, RequestFacts, boolean, boolean]>([
    ['the person it is put to', person(boss), facts(), true, true],
    ['somebody of the unit', person(other, { unitIds: [unit] }), toUnit, true, true],
    ['somebody of another unit', person(other, { unitIds: [id(77)] }), toUnit, false, false],
    ['the asker', person(asker), facts(), true, false],
    ['the asker, being of the unit asked', person(asker, { unitIds: [unit] }), toUnit, true, false],
    ['a colleague of the whole centre', person(other, { scope: 'all' }), facts(), true, false],
    ['an administrator', person(other, { scope: 'none' }), facts(), false, false],
    ['the deputy', person(deputy), facts({ personId: deputy, standsInFor: boss }), true, true],
    ['whoever is stood in for', person(boss), facts({ personId: deputy, standsInFor: boss }), true, false],
    ['one it has climbed past', person(other), facts({ passed: [other] }), true, false],
    ['an assistant of that name', person(boss, { kind: 'assistant' }), facts(), false, false],
    ['a customer', person(boss, { kind: 'customer' }), facts(), false, false],
    ['the link to this request', link(boss, id(9)), facts(), true, true],
    ['a link to another request', link(boss, id(10)), facts(), false, false],
    ['the link of one it has left', link(other, id(9)), facts(), true, false],
    ['the addressee while it waits for the asker', person(boss), facts({ waitingFor: 'asker' }), true, false],
    ['the addressee of a closed one', person(boss), facts({ isOpen: false }), true, false],
  ])('%s', (_, actor, request, sees, answers) => {
    expect([maySee(actor, request), mayAnswer(actor, request)]).toEqual([sees, answers]);
  });

  test('a verb of somebody it is not for is refused by its reason', () => {
    const reason = (refusal: unknown) => (isRefusal(refusal) ? refusal.reason : refusal);
    expect(reason(maySay(person(other), facts()))).toBe('requests.notFound');
    expect(reason(maySay(person(other, { scope: 'all' }), facts()))).toBe('requests.notYours');
    expect(reason(maySay(person(asker), facts()))).toBe('requests.self');
    expect(reason(mayTake(person(boss), facts()))).toBe('requests.notToUnit');
    expect(reason(mayTake(person(other, { unitIds: [unit] }), toUnit))).toBeNull();
    expect(reason(mayRemind(person(boss), facts()))).toBe('requests.notAsker');
    expect(reason(mayRemind(person(asker), facts({ waitingFor: 'asker' })))).toBe('requests.waitsForAsker');
    expect(reason(mayRemind(person(asker), facts({ isOpen: false })))).toBe('requests.closed');
    expect(reason(mayMove(link(boss, id(10)), facts()))).toBe('requests.notFound');
    expect(reason(mayMove(person(boss), facts({ isOpen: false })))).toBe('requests.closed');
    expect(reason(mayIssueLink(systemActor(id(0)), facts(), { personId: other, unitId: null, ofUnit: false }))).toBe(
      'requests.linkNotAddressee',
    );
    expect(reason(mayIssueLink(person(boss), facts(), { personId: boss, unitId: null, ofUnit: false }))).toBe(
      'requests.systemOnly',
    );
    expect(reason(mayIssueLink(systemActor(id(0)), facts(), { personId: boss, unitId: null, ofUnit: false }))).toBeNull();
  });

  test('nobody answers his own, whatever he is to it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('person', 'link', 'assistant', 'system'),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (kind, asUnit, asPerson, asDeputy) => {
          const actor = person(asker, {
            kind: kind as Actor['kind'],
            unitIds: [unit],
            scope: 'all',
            keyScopes: [linkScope(id(9))],
          });
          const request = facts({
            unitId: asUnit ? unit : null,
            personId: asPerson ? asker : boss,
            standsInFor: asDeputy ? asker : null,
          });
          expect(isAddressee(actor, request)).toBe(false);
        },
      ),
    );
  });
});

describe('the clock', () => {
  test('reminds at half and at four fifths of the working minutes, and is up at the end', () => {
    expect(times(always, t0, 100)).toEqual({ halfAt: at(50), mostAt: at(80), dueAt: at(100) });
    const late = new Date('2026-11-24T15:30:00.000Z');
    expect(times(office, late, 60).dueAt.toISOString()).toBe('2026-11-30T08:30:00.000Z');
    expect(times(never, t0, 60).dueAt).toEqual(at(60));
  });

  test.each<[string, Partial<RequestFacts>, number, string, string | null]>([
    ['too early', {}, 29, 'nothing', null],
    ['at half', {}, 30, 'remindAddressee', 'most'],
    ['at four fifths', { nextTimer: 'most', nextTimerAt: at(48) }, 48, 'remindAddressee', 'due'],
    ['asleep past half and four fifths: one reminder', {}, 55, 'remindAddressee', 'due'],
    ['at the end', { nextTimer: 'due', nextTimerAt: at(60) }, 60, 'timeUp', 'due'],
    ['asleep past everything: up, and no reminder', {}, 600, 'timeUp', 'due'],
    ['the asker at half', { waitingFor: 'asker' }, 30, 'remindAsker', 'most'],
    ['the end of the asker’s time never climbs', { waitingFor: 'asker' }, 600, 'remindAsker', null],
    ['closed', { isOpen: false }, 600, 'nothing', null],
  ])('%s', (_, changes, minutes, does, next) => {
    const told = tick(facts(changes), at(minutes));
    expect(told.does).toBe(does);
    expect(told.changes.nextTimer ?? null).toBe(next);
  });

  test('stands while the asker is asked, goes on with what was left, and never climbs at once', () => {
    const held = facts();
    const waiting = { ...held, ...askersClock(held, { addressee: always, asker: always }, at(20)) };
    expect([waiting.leftMinutes, waiting.waitingFor]).toEqual([40, 'asker']);
    expect(resumedClock(waiting, always, at(500))).toMatchObject({
      dueAt: at(540),
      nextTimer: 'half',
      nextTimerAt: at(510),
      waitingFor: 'answer',
    });
    const spent = { ...held, ...askersClock(held, { addressee: always, asker: always }, at(60)) };
    expect(resumedClock(spent, always, at(500))).toMatchObject({ dueAt: at(512), nextTimer: 'due' });
  });

  test('an open request always has somebody and an end, whatever happens to it', () => {
    const step = fc.record({
      minutes: fc.integer({ min: 0, max: 200 }),
      does: fc.constantFrom('tick', 'back', 'reply', 'renew', 'deputise'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.integer({ min: 1, max: 600 }), (steps, agreed) => {
        let now = t0;
        let held = facts(freshClock(office, t0, agreed));
        for (const { minutes, does } of steps) {
          now = new Date(now.getTime() + minutes * 60_000);
          if (does === 'tick') held = { ...held, ...tick(held, now).changes };
          if (does === 'back' && held.waitingFor === 'answer')
            held = { ...held, ...askersClock(held, { addressee: office, asker: always }, now) };
          if (does === 'reply' && held.waitingFor === 'asker') held = { ...held, ...resumedClock(held, office, now) };
          if (does === 'renew') held = { ...held, ...freshClock(office, now, agreed), waitingFor: 'answer' };
          if (does === 'deputise')
            held = {
              ...held,
              ...holderFor({ personId: boss, name: 'B' }, { personId: minutes % 2 ? asker : deputy, name: 'D' }, asker),
            };
          expect(held.personId ?? held.unitId).not.toBeNull();
          expect(held.personId).not.toBe(asker);
          if (held.waitingFor === 'answer') expect(held.nextTimerAt).not.toBeNull();
          expect(held.halfAt <= held.mostAt && held.mostAt <= held.dueAt).toBe(true);
        }
      }),
    );
  });

  test('the same one is asked anew after twice as long, up to a working day', () => {
    const same = { unitId: null, personId: boss };
    expect([60, 200, 400, 480].map((agreedMinutes) => levelMinutes(facts({ agreedMinutes }), same, 60))).toEqual([
      120, 400, 480, 480,
    ]);
    expect(levelMinutes(facts({ agreedMinutes: 400 }), { unitId: null, personId: other }, 60)).toBe(60);
  });

  test('by hand the asker reminds every ten minutes', () => {
    expect(remindByHand(facts(), at(1))).toMatchObject({ reminders: 1 });
    expect(remindByHand(facts({ remindedAt: t0 }), at(4))).toMatchObject({
      reason: 'requests.remindedJustNow',
      params: { minutes: 6 },
    });
    expect(remindByHand(facts({ remindedAt: t0 }), at(10))).toMatchObject({ reminders: 1 });
  });
});

describe('what it usually takes', () => {
  test('the median of the last two hundred', () => {
    expect(median([10, 20, 40])).toBe(20);
    expect(median([10, 20, 30, 40])).toBe(25);
    const many = Array.from({ length: 230 }, (_, i) => i).reduce<number[]>(
      (recent, minutes) => withAnswer(recent, minutes).recent,
      [],
    );
    expect([many.length, many[0], many.at(-1)]).toEqual([200, 229, 30]);
  });

  test('the hour when it has five answers, else every hour, else what is stated', () => {
    const all = { n: 30, medianMinutes: 44 };
    expect(usualOf('supply', { n: 5, medianMinutes: 12 }, all)).toEqual({ minutes: 12, n: 5, hourMinutes: 12, isDefault: false });
    expect(usualOf('supply', { n: 4, medianMinutes: 12 }, all)).toEqual({
      minutes: 44,
      n: 30,
      hourMinutes: null,
      isDefault: false,
    });
    expect(usualOf('supply', undefined, undefined)).toEqual({ minutes: 30, n: 0, hourMinutes: null, isDefault: true });
  });
});

test.each([
  [{ usedAt: t0, revokedAt: null, expiresAt: at(9) }, true, 'used'],
  [{ usedAt: null, revokedAt: t0, expiresAt: at(9) }, false, 'closed'],
  [{ usedAt: null, revokedAt: t0, expiresAt: at(9) }, true, 'revoked'],
  [{ usedAt: null, revokedAt: null, expiresAt: at(5) }, true, 'expired'],
  [{ usedAt: null, revokedAt: null, expiresAt: at(9) }, true, 'open'],
])('a link %j on an open (%s) request is %s', (kept, isOpen, state) => {
  expect(linkState(kept, isOpen, at(5))).toBe(state);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome, Reconciled } from '../connectors/contract.ts';
import {
  afterPolling,
  afterReconciling,
  afterSending,
  type Change,
  isEnded,
  judgeSettling,
  LEASE,
  nextStep,
  type Standing,
  staleSince,
  stillCounts,
} from './decide.ts';

const now = new Date('2026-11-24T09:00:00.000Z');
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const planned: Standing = {
  state: 'planned',
  attempts: 0,
  looks: 0,
  plannedAt: now,
  firstSentAt: null,
  leaseUntil: null,
  nextTryAt: now,
  handle: null,
};
const sending: Standing = { ...planned, state: 'sending', attempts: 1, firstSentAt: now, leaseUntil: at(60), nextTryAt: at(60) };

const done: Outcome = { kind: 'done', ref: 'R1', result: {} };
const temporary: Outcome = { kind: 'temporary', code: 'ECONNREFUSED', text: '', retryAfterSeconds: null };
const ambiguous: Outcome = { kind: 'ambiguous', code: 'HTTP 500', text: '' };
const permanent: Outcome = { kind: 'permanent', code: 'amount_exceeds', shopCode: 'X', text: '' };
const pending: Outcome = { kind: 'pending', handle: 'H', pollAfterSeconds: 30 };
const unknown: Reconciled = { kind: 'unknown', text: '' };

describe('the next step', () => {
  const table: [string, Partial<Standing>, boolean, string][] = [
    ['what is planned is sent', {}, true, 'send'],
    ['what is planned for later waits', { nextTryAt: at(5) }, true, 'none'],
    ['a shop without an address waits for a person', {}, false, 'person'],
    ['what is being sent is left alone', sending, true, 'none'],
    [
      'a lease that passed is looked up, not sent again',
      { ...sending, leaseUntil: at(-1), nextTryAt: at(-1) },
      true,
      'reconcile',
    ],
    ['what the shop accepted is asked for', { ...sending, leaseUntil: null, nextTryAt: at(-1), handle: 'H' }, true, 'poll'],
    ['what is unknown is looked up', { ...sending, state: 'unknown', leaseUntil: null, nextTryAt: now }, true, 'reconcile'],
    [
      'what is unknown is not looked up by two at once',
      { ...sending, state: 'unknown', leaseUntil: at(5), nextTryAt: at(-1) },
      true,
      'none',
    ],
    ['what is done stays', { state: 'done', nextTryAt: null }, true, 'none'],
    ['what waits for a person stays', { state: 'person', nextTryAt: null }, true, 'none'],
  ];
  it.each(table)('%s', (_, change, reachable, expected) => {
    expect(nextStep({ ...planned, ...change }, now, reachable).kind).toBe(expected);
  });
  it('sends under a lease and counts the attempt', () => {
    const step = nextStep(planned, now, true);
    expect(step).toMatchObject({
      change: { state: 'sending', attempts: 1, firstSentAt: now, leaseUntil: new Date(now.getTime() + LEASE) },
    });
  });
});

describe('after a sending', () => {
  it('ends when the shop says so', () => {
    expect(afterSending(sending, done, now)).toMatchObject({
      state: 'done',
      endedAt: now,
      nextTryAt: null,
      result: { ref: 'R1' },
    });
    expect(afterSending(sending, permanent, now)).toMatchObject({
      state: 'failed',
      endedAt: now,
      error: { code: 'amount_exceeds', shopCode: 'X' },
    });
  });
  it.each([
    [1, 2],
    [2, 10],
    [3, 60],
    [4, 600],
    [9, 600],
  ])('tries again what was not executed: attempt %i, after %i s', (attempts, wait) => {
    expect(afterSending({ ...sending, attempts }, temporary, now)).toMatchObject({
      state: 'planned',
      nextTryAt: at(wait),
      leaseUntil: null,
    });
  });
  it('waits as long as the shop asks', () => {
    expect(afterSending(sending, { ...temporary, retryAfterSeconds: 90 }, now).nextTryAt).toEqual(at(90));
  });
  it('gives up to a person after a day', () => {
    expect(afterSending(sending, temporary, at(86_399)).state).toBe('planned');
    expect(afterSending(sending, temporary, at(86_400))).toMatchObject({
      state: 'person',
      nextTryAt: null,
      error: { code: 'gaveUp' },
    });
  });
  it('never sends again what may have been executed', () => {
    expect(afterSending(sending, ambiguous, now)).toMatchObject({ state: 'unknown', looks: 0, nextTryAt: now });
  });
  it('waits for the shop that accepted it, for three days', () => {
    expect(afterSending(sending, pending, now)).toMatchObject({
      state: 'sending',
      handle: 'H',
      leaseUntil: null,
      nextTryAt: at(30),
    });
    expect(afterSending(sending, pending, at(3 * 86_400))).toMatchObject({ state: 'person', error: { code: 'unconfirmed' } });
  });
  it('asks again when asking failed', () => {
    const accepted = { ...sending, handle: 'H' };
    expect(afterPolling(accepted, temporary, now)).toMatchObject({ state: 'sending', handle: 'H', nextTryAt: at(60) });
    expect(afterPolling(accepted, permanent, now).state).toBe('failed');
  });
});

describe('after finding out', () => {
  const lost: Standing = { ...sending, state: 'unknown', looks: 0 };
  it('looks at 0, 2, 10 and 60 minutes, then calls a person', () => {
    const waits: (number | string)[] = [];
    let standing: Standing = { ...lost };
    for (let i = 0; i < 4; i++) {
      const change: Change = afterReconciling(standing, unknown, now);
      waits.push(change.nextTryAt ? (change.nextTryAt.getTime() - now.getTime()) / 60_000 : (change.state ?? ''));
      standing = { ...standing, looks: change.looks ?? 0, state: change.state ?? standing.state };
    }
    expect(waits).toEqual([2, 10, 60, 'person']);
  });
  it('plans again only on proof of absence', () => {
    expect(afterReconciling(lost, { kind: 'absent' }, now)).toMatchObject({ state: 'planned', looks: 0 });
  });
  it('ends when the shop knows', () => {
    expect(afterReconciling(lost, done, now).state).toBe('done');
    expect(afterReconciling(lost, { kind: 'failed', text: '' }, now).state).toBe('failed');
  });
});

it('nothing leaves an end, and nothing that may have happened is planned again without proof', () => {
  const outcomes = fc.constantFrom<Outcome>(done, temporary, ambiguous, permanent, pending);
  const findings = fc.constantFrom<Reconciled>(done, unknown, pending, { kind: 'failed', text: '' });
  const steps = fc.array(fc.tuple(outcomes, findings, fc.integer({ min: 0, max: 7200 })), { maxLength: 30 });
  fc.assert(
    fc.property(steps, (told) => {
      let standing = planned;
      let time = 0;
      let open = false;
      for (const [outcome, found, wait] of told) {
        time += wait;
        const step = nextStep(standing, at(time), true);
        if (step.kind === 'none' || step.kind === 'person') continue;
        if (step.kind === 'send') expect(open).toBe(false);
        const next = { ...standing, ...step.change };
        const change =
          step.kind === 'send'
            ? afterSending(next, outcome, at(time))
            : step.kind === 'poll'
              ? afterPolling(next, outcome, at(time))
              : afterReconciling(next, found, at(time));
        if (change.state === 'unknown') open = true;
        expect(isEnded(standing.state)).toBe(false);
        standing = { ...next, ...change };
      }
    }),
  );
});

describe('what is said by the shop or by a person', () => {
  const said = { state: 'done' as const, note: '', byShop: true };
  it.each([
    ['the shop confirms while we wait for its answer', sending, said, 'settle'],
    ['the shop without address confirms what it fetched', planned, said, 'settle'],
    ['the same said again stays', { ...sending, state: 'done' as const }, said, 'stays'],
  ])('%s', (_, standing, what, expected) => {
    expect(judgeSettling(standing, what, now, false)).toBe(expected);
  });
  it.each([
    ['otherwise after the end', { ...sending, state: 'failed' as const }, said, 'stores.alreadySettled'],
    ['before it was sent', planned, said, 'stores.notSent'],
    ['a person while it is being sent', sending, { ...said, byShop: false, note: 'x' }, 'stores.stillSending'],
    [
      'a person who does not say how they know',
      { ...sending, state: 'person' as const, leaseUntil: null },
      { ...said, byShop: false },
      'stores.noteNeeded',
    ],
  ])('refused: %s', (_, standing, what, reason) => {
    expect(judgeSettling(standing, what, now, true)).toMatchObject({ refused: true, reason });
  });
  it('an answer that comes late counts only if it is the end that was sought', () => {
    const taken = { ...sending, state: 'unknown' as const, leaseUntil: at(90) };
    expect(stillCounts(taken, at(60), { state: 'done' })).toBe(true);
    expect(stillCounts(taken, at(60), { state: 'planned' })).toBe(false);
    expect(stillCounts({ ...sending, state: 'failed' }, at(60), { state: 'done' })).toBe(false);
  });
  it('nothing is sent when money was given back since', () => {
    const work = { movesMoney: true, before: { refundedMinor: 500 } };
    expect(staleSince(work, { refundedMinor: 500 })).toBeNull();
    expect(staleSince(work, { refundedMinor: 900 })).toMatchObject({ kind: 'permanent', code: 'wrong_state' });
    expect(staleSince({ ...work, movesMoney: false }, { refundedMinor: 900 })).toBeNull();
    expect(staleSince(work, null)).toMatchObject({ code: 'not_found' });
  });
});

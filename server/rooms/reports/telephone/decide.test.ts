import { describe, expect, it } from 'vitest';
import { agentsOf, callBacksOf, type CallFacts, supervisorOf, telephoneOf, threeMinutes } from './decide.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const call = (wish: Partial<CallFacts>): CallFacts => ({
  ...{ direction: 'in', result: 'answered', waitSeconds: 10, talkSeconds: 100, wrapSeconds: 20, agentId: null, agentName: null },
  ...{ supervisorAskedAt: null, supervisorReachedAt: null },
  ...wish,
});
const times = (n: number, wish: Partial<CallFacts>): CallFacts[] => Array.from({ length: n }, () => call(wish));

describe('the three minutes of the law', () => {
  it.each([
    ['none at all', [], { n: 0, of: 0, kept: null }, { n: 0, seconds: null, kept: null }],
    ['all at once', times(20, { waitSeconds: 5 }), { n: 20, of: 20, kept: true }, { n: 19, seconds: 5, kept: true }],
    [
      'exactly three minutes',
      times(20, { waitSeconds: 180 }),
      { n: 20, of: 20, kept: true },
      { n: 19, seconds: 180, kept: false },
    ],
    [
      'one of twenty too late',
      [...times(19, { waitSeconds: 100 }), call({ waitSeconds: 900 })],
      { n: 19, of: 20, kept: true },
      { n: 19, seconds: 100, kept: true },
    ],
    [
      'two of twenty too late: A is broken where B is kept',
      [...times(18, { waitSeconds: 60 }), ...times(2, { waitSeconds: 400 })],
      { n: 18, of: 20, kept: false },
      { n: 19, seconds: 78, kept: true },
    ],
    [
      'two of twenty never: both are broken',
      [...times(18, { waitSeconds: 60 }), ...times(2, { result: 'missed', waitSeconds: 30 })],
      { n: 18, of: 20, kept: false },
      { n: 18, seconds: 60, kept: false },
    ],
  ])('%s', (_, calls, within, fastest) => {
    expect(threeMinutes(calls)).toEqual({ within, fastest });
  });
});

it('counts what rang at us: neither who was turned away nor who was sent elsewhere', () => {
  const calls = [
    ...times(3, {}),
    ...times(2, { result: 'missed', talkSeconds: null, wrapSeconds: null }),
    ...[call({ result: 'rejected' }), call({ result: 'forwarded' }), call({ direction: 'out' }), call({ wrapSeconds: null })],
  ];
  const total = telephoneOf(calls, [], NOW);
  expect(total).toMatchObject({ offered: 6, answered: { n: 4, of: 6 }, missed: { n: 2, of: 6 }, outgoing: 1 });
  expect([total.handling, total.waitMedian]).toEqual([
    { n: 4, seconds: 120 },
    { n: 4, seconds: 10 },
  ]);
});

it('a call-back is kept by its time, late after it, and dropped is none', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 22, hour));
  const owed = (state: string, due: number, ended: number | null) => ({
    ...{ reason: 'missed', state, dueAt: at(due) },
    endedAt: ended === null ? null : at(ended),
  });
  const all = [owed('done', 10, 9), owed('done', 10, 11), owed('open', 11, null), owed('open', 13, null), owed('dropped', 9, 10)];
  expect(callBacksOf(all, NOW)).toEqual({ owed: 4, kept: 1, late: 2, open: 1 });
});

it('a superior is reached in the call, the same day, or not at all', () => {
  const asked = new Date('2026-11-22T09:00:00Z');
  const reached = (seconds: number | null) =>
    call({ supervisorAskedAt: asked, supervisorReachedAt: seconds === null ? null : new Date(asked.getTime() + seconds * 1000) });
  const owed = { reason: 'supervisor', state: 'done', dueAt: NOW, endedAt: asked };
  expect(supervisorOf([reached(170), reached(600), reached(null), call({})], [owed], NOW)).toEqual({
    ...{ asked: 3, inCall: 1, sameDay: 1, missed: 0, open: 1 },
  });
});

it('each who spoke has their own talk and work after it', () => {
  const calls = [
    call({ agentId: 'b', agentName: 'Berta' }),
    call({ agentId: 'a', agentName: 'Ana', talkSeconds: 60, wrapSeconds: null }),
    call({ agentId: 'a', agentName: 'Ana', direction: 'out', talkSeconds: 120, wrapSeconds: 40 }),
    call({ result: 'missed' }),
  ];
  expect(
    agentsOf(calls).map(({ name, answered, outgoing, talk, wrap, handling }) => [
      name,
      answered,
      outgoing,
      talk.seconds,
      wrap.n,
      handling.seconds,
    ]),
  ).toEqual([
    ['Ana', 1, 1, 90, 1, 160],
    ['Berta', 1, 0, 100, 1, 120],
  ]);
});

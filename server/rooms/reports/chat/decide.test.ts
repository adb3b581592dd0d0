import { expect, it } from 'vitest';
import { type AskedFacts, chatOf, countsIn } from './decide.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);
const asked = (wish: Partial<AskedFacts> = {}): AskedFacts => ({
  ...{ requestedAt: ago(3600), waitedSeconds: 20, endedAt: null, byAssistantFirst: false },
  ...wish,
});
const times = (n: number, wish: Partial<AskedFacts> = {}): AskedFacts[] => Array.from({ length: n }, () => asked(wish));

it.each([
  ['nobody asked', [], { n: 0, of: 0, kept: null }],
  ['exactly three minutes is within', times(1, { waitedSeconds: 180 }), { n: 1, of: 1, kept: true }],
  ['one of twenty too late is 95 %', [...times(19), asked({ waitedSeconds: 181 })], { n: 19, of: 20, kept: true }],
  ['two of twenty are too many', [...times(18), ...times(2, { waitedSeconds: 400 })], { n: 18, of: 20, kept: false }],
  ['nobody came to one', [...times(1), asked({ waitedSeconds: null })], { n: 1, of: 2, kept: false }],
  [
    'who went away unattended',
    [asked({ waitedSeconds: null, requestedAt: ago(60), endedAt: ago(10) })],
    { n: 0, of: 1, kept: false },
  ],
  [
    'who waits since a minute counts in neither',
    [asked({ waitedSeconds: null, requestedAt: ago(60) })],
    { n: 0, of: 0, kept: null },
  ],
])('%s', (_, conversations, within) => {
  expect(chatOf(conversations, NOW).within).toEqual(within);
});

it('each figure counts what lies behind it', () => {
  const all = [...times(3), asked({ waitedSeconds: 300, byAssistantFirst: true }), asked({ waitedSeconds: null })];
  const behind = (figure: Parameters<typeof countsIn>[0]) => all.filter((one) => countsIn(figure, one, NOW)).length;
  const total = chatOf(all, NOW);
  expect(total).toMatchObject({ asked: 5, connected: 4, afterAssistant: 1, waitMedian: { n: 4, seconds: 20 } });
  expect([behind('asked'), behind('connected'), behind('afterAssistant'), behind('within')]).toEqual([5, 4, 1, total.within.n]);
  expect(behind('beyond')).toBe(total.within.of - total.within.n);
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { hearMoves, type Move } from './moves.ts';

let sent: Move[] = [];
beforeEach(() => {
  sent = [];
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

const listening = () => hearMoves((move) => sent.push(move));

it('draws what is asked as a demand and what comes back as its answer', () => {
  const { hear } = listening();
  hear({ name: 'consultations.asked', caseId: 'a' });
  hear({ name: 'authorizations.granted', caseId: 'b' });
  expect(sent).toEqual([
    { kind: 'consulted', way: 'demand' },
    { kind: 'authorised', way: 'answer' },
  ]);
});

it('draws an action as circuit 1 unless leave was asked in that case at the same moment', () => {
  const { hear } = listening();
  hear({ name: 'cases.actionTaken', caseId: 'a' });
  hear({ name: 'authorizations.asked', caseId: 'b' });
  hear({ name: 'cases.actionTaken', caseId: 'b' });
  vi.advanceTimersByTime(5000);
  expect(sent).toEqual([
    { kind: 'authorised', way: 'demand' },
    { kind: 'own', way: 'demand' },
    { kind: 'own', way: 'answer' },
  ]);
});

it('sends nothing more once it stops', () => {
  const { hear, stop } = listening();
  hear({ name: 'cases.actionTaken', caseId: 'a' });
  stop();
  vi.advanceTimersByTime(5000);
  expect(sent).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { actionInSight, directionOf, fileProblem, headlineOf, nextOf } from './decide.ts';

describe('what the page says first', () => {
  it.each([
    ['new', [], 'new'],
    ['in_progress', [], 'inProgress'],
    ['in_progress', ['execution', 'supply', 'consultation', 'authorization'], 'authorization'],
    ['in_progress', ['execution', 'supply'], 'supply'],
    ['in_progress', ['unreadable'], 'inProgress'],
    // Our own circuits are no reason not to say that it is the customer's turn.
    ['waiting_customer', ['consultation'], 'waitingForYou'],
    ['resolved', [], 'resolved'],
    ['notified', [], 'resolved'],
    ['closed', ['execution'], 'resolved'],
  ])('of a case %s that waits for %j: %s', (state, waits, headline) => {
    expect(headlineOf(state, waits)).toBe(`web.headline.${headline}`);
  });
});

it.each([
  ['authorizationAsked', 'demand', 'up'],
  ['consultationAsked', 'demand', 'across'],
  ['referred', 'demand', 'across'],
  ['supplyAsked', 'demand', 'down'],
  ['issueAdded', 'demand', 'in'],
  ['executed', 'answer', 'out'],
] as const)('draws %s as an arrow %s that goes %s', (word, arrow, direction) => {
  expect(directionOf(word, arrow)).toBe(direction);
});

describe('a file from a page without an account', () => {
  it.each([
    ['image/png', 1000, null],
    ['application/pdf', 10_000_000, null],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 1, null],
    ['application/pdf', 10_000_001, 'web.fileTooLarge'],
    ['image/svg+xml', 1000, 'web.fileType'],
    ['text/html', 1000, 'web.fileType'],
    ['application/x-msdownload', 1000, 'web.fileType'],
    ['application/vnd.ms-word.document.macroEnabled.12', 1000, 'web.fileType'],
    ['image/png; charset=x', 1000, 'web.fileType'],
    ['', 0, 'web.fileType'],
  ])('%s of %d bytes: %s', (type, bytes, problem) => {
    expect(fileProblem({ type, bytes })).toBe(problem);
  });
});

const refund = (state: string, minor = 8000) => ({ action: 'REFUND_PARTIAL', amount: { minor, currency: 'EUR' }, state });
describe('what the first sentence is about', () => {
  it('is what is under way while the matter is open, and what was done last when it is over', () => {
    const actions = [refund('done', 1000), refund('asked'), refund('refused', 5000)];
    expect(actionInSight(actions, false)).toBe(actions[1]);
    expect(actionInSight(actions, true)).toBe(actions[0]);
    expect(actionInSight([refund('refused')], true)).toBeNull();
  });
  it.each([
    ['in_progress', ['authorization'], { refund: true, amount: '80,00 €', to: '' }, 'authorizationRefund'],
    ['in_progress', ['authorization'], { refund: false, amount: '80,00 €', to: '' }, 'authorization'],
    ['in_progress', ['consultation'], { refund: false, amount: '', to: 'Logística' }, 'consultationTo'],
    ['notified', [], { refund: true, amount: '80,00 €', to: '' }, 'resolvedRefund'],
    ['waiting_customer', ['authorization'], { refund: true, amount: '80,00 €', to: '' }, 'waitingForYou'],
    ['withdrawn', [], null, 'withdrawn'],
  ] as const)('%s, %j, %j: %s', (state, waits, matter, headline) => {
    expect(headlineOf(state, waits, matter)).toBe(`web.headline.${headline}`);
  });
  it.each([
    ['in_progress', ['authorization'], 'web.next.answer'],
    ['in_progress', ['execution'], 'web.next.execution'],
    ['waiting_customer', [], 'web.next.yours'],
    ['notified', [], null],
    ['withdrawn', [], null],
  ] as const)('and what comes next, %s, %j: %s', (state, waits, next) => {
    expect(nextOf(state, waits)).toBe(next);
  });
});

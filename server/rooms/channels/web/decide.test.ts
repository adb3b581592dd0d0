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

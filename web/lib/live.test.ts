import { describe, expect, it } from 'vitest';
import { isStale } from './live.ts';

const mine = '01920000-0000-7000-8000-000000000001';
const other = '01920000-0000-7000-8000-000000000002';

describe('what an event makes stale', () => {
  it.each([
    ['the queue, by any case', ['cases', 'queue', 'now'], { name: 'cases.opened', caseId: other }, true],
    ['the case it speaks of', ['cases', 'one', mine], { name: 'cases.messageReceived', caseId: mine }, true],
    ['no other case', ['cases', 'one', other], { name: 'cases.messageReceived', caseId: mine }, false],
    [
      'the inbox, by an answer',
      ['requests', 'inbox', 'mine'],
      { name: 'authorizations.granted', caseId: mine, subjectId: other },
      true,
    ],
    [
      'the request it speaks of',
      ['requests', 'one', other],
      { name: 'authorizations.granted', caseId: mine, subjectId: other },
      true,
    ],
    ['the case behind a request', ['cases', 'one', mine], { name: 'supplies.met', caseId: mine, subjectId: other }, true],
    ['nothing of a room it does not touch', ['reports', 'agents'], { name: 'cases.opened', caseId: mine }, false],
    ['everything of its room, when it names nobody', ['attributions', 'one', mine], { name: 'attributions.activated' }, true],
  ])('%s', (_, key, event, stale) => expect(isStale(key, event)).toBe(stale));
});

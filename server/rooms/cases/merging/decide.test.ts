import { describe, expect, it } from 'vitest';
import { type Mergeable, mayJoin, type Said, setApart } from './decide.ts';

const one = (id: string, change: Partial<Mergeable> = {}): Mergeable => ({
  ...{ id, state: 'in_progress', isOpen: true, customerId: 'ana', waits: [] },
  ...change,
});

describe('one case put into another', () => {
  it.for([
    ['two of one customer', one('a'), one('b'), ['a'], true],
    ['a closed one into an open one', one('a', { state: 'notified', isOpen: false }), one('b'), ['a'], true],
    ['two of nobody known', one('a', { customerId: null }), one('b', { customerId: null }), ['a'], true],
    ['one whose mail could not be read', one('a', { waits: ['unreadable'] }), one('b'), ['a'], true],
    ['into itself', one('a'), one('a'), ['a'], 'cases.merge.itself'],
    ['into what was put into it', one('a'), one('b'), ['a', 'b'], 'cases.merge.itself'],
    ['twice', one('a', { state: 'merged', isOpen: false }), one('b'), ['a'], 'cases.isMerged'],
    ['into one that is part of another', one('a'), one('b', { state: 'merged', isOpen: false }), ['a'], 'cases.merge.intoMerged'],
    ['into a closed one', one('a'), one('b', { state: 'closed', isOpen: false }), ['a'], 'cases.merge.intoClosed'],
    ["into another customer's", one('a'), one('b', { customerId: 'luis' }), ['a'], 'cases.merge.otherCustomer'],
    ['with something asked in it', one('a', { waits: ['authorization'] }), one('b'), ['a'], 'cases.merge.underWay'],
  ] as const)('%s', ([, from, into, whole, outcome]) => {
    const found = mayJoin(from, into, whole);
    expect(found === true ? true : found.reason).toBe(outcome);
  });
});

describe('messages set apart', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour));
  const said: Said[] = [
    { id: 'kettle', direction: 'in', at: at(9) },
    { id: 'our answer', direction: 'out', at: at(10) },
    { id: 'invoice', direction: 'in', at: at(11) },
    { id: 'invoice again', direction: 'in', at: at(12) },
    { id: 'a note', direction: 'note', at: at(13) },
  ];

  it('begin a case when the first word of the customer among them came', () => {
    expect(setApart(said, ['invoice again', 'a note', 'invoice'])).toEqual({ since: at(11) });
  });

  it.for([
    ['one that is of another case', ['invoice', 'elsewhere'], 'cases.split.unknown'],
    ['none of the customer', ['our answer', 'a note'], 'cases.split.noDemand'],
    ['all of the customer', ['kettle', 'invoice', 'invoice again'], 'cases.split.nothingLeft'],
  ] as const)('are refused: %s', ([, chosen, reason]) => {
    expect(setApart(said, chosen)).toMatchObject({ reason });
  });
});

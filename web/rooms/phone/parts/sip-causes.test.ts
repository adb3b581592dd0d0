import { expect, test } from 'vitest';
import { causeOf, dialled, isElsewhere, statusOfFragment } from './sip-causes.ts';

test.each([
  ['612 345 678', '+34612345678'],
  ['(+34) 91-555.12.34', '+34915551234'],
  ['0033 1 42 68 53 00', '+33142685300'],
  ['+44 (0)20 7946 0958', '+442079460958'],
  ['tel:+34600111222', '+34600111222'],
  ['21', '21'],
  ['*69', '*69'],
  ['  ', null],
  ['sip:alguien@casa', null],
  ['600-ABC', null],
])('what is dialled of %j is %j', (typed, expected) => expect(dialled(typed)).toBe(expected));

test('an answer that is no says why', () => {
  expect([486, 603, 480, 404, 503].map(causeOf)).toEqual(['busy', 'busy', 'noAnswer', 'notFound', 'congestion']);
});

test('a call that another took is no missed one', () => {
  expect(isElsewhere('SIP;cause=200;text="Call completed elsewhere"')).toBe(true);
  expect(isElsewhere('SIP ;cause=487 ;text="ORIGINATOR_CANCEL"')).toBe(false);
  expect(isElsewhere(undefined)).toBe(false);
});

test('how a transfer goes is read from the fragment', () => {
  expect(['SIP/2.0 100 Trying\r\n', 'SIP/2.0 200 OK', '', 'nonsense'].map(statusOfFragment)).toEqual([100, 200, 0, 0]);
});

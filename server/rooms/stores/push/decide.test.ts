import { expect, it } from 'vitest';
import type { Outcome } from '../connectors/contract.ts';
import { type Answer, messageOf, outcomeOf, reconciledBy } from './decide.ts';

const id = '019ab0c0-1c00-7000-8000-000000000001';
const answered = (status: number, text = '', retryAfterSeconds: number | null = null): Answer => ({
  kind: 'answered',
  status,
  text,
  retryAfterSeconds,
});
const unsent: Answer = { kind: 'unsent', code: 'ECONNREFUSED', text: '' };
const lost: Answer = { kind: 'lost', code: 'TIMEOUT', text: '' };

it.each<[string, Answer, Partial<Outcome>]>([
  ['done at once', answered(200, '{"state":"done","ref":"R"}'), { kind: 'done', ref: 'R' }],
  ['accepted', answered(202), { kind: 'pending', handle: id }],
  ['received without a word', answered(204), { kind: 'pending' }],
  ['received with other words', answered(200, 'OK'), { kind: 'pending' }],
  ['said to have failed', answered(200, '{"state":"failed","code":"declined"}'), { kind: 'permanent', code: 'declined' }],
  ['refused with a code of ours', answered(422, '{"code":"amount_exceeds"}'), { kind: 'permanent', code: 'amount_exceeds' }],
  ['refused with its own code', answered(409, '{"code":"E-17"}'), { kind: 'permanent', code: 'invalid', shopCode: 'E-17' }],
  ['refused for want of leave', answered(403), { kind: 'permanent', code: 'forbidden' }],
  ['not now', answered(429, '', 30), { kind: 'temporary', retryAfterSeconds: 30 }],
  ['sent elsewhere', answered(302), { kind: 'ambiguous' }],
  ['broken', answered(500, '{"state":"done"}'), { kind: 'ambiguous' }],
  ['not reached', unsent, { kind: 'temporary', code: 'ECONNREFUSED' }],
  ['silent', lost, { kind: 'ambiguous' }],
])('a shop that has %s', (_, answer, expected) => {
  expect(outcomeOf(id, answer)).toMatchObject(expected);
});

it.each<[string, Answer, string]>([
  ['says it is done', answered(200, '{"state":"done","ref":"R"}'), 'done'],
  ['says it has failed', answered(200, '{"state":"failed"}'), 'failed'],
  ['has accepted it', answered(202), 'pending'],
  ['refuses it now: it may have done it before', answered(422, '{"code":"amount_exceeds"}'), 'unknown'],
  ['is not reached', unsent, 'unknown'],
  ['is broken', answered(503), 'unknown'],
])('asked again under the same id, a shop that %s', (_, answer, kind) => {
  expect(reconciledBy(id, answer).kind).toBe(kind);
});

it('a message sent again is the same, byte for byte', () => {
  const instruction = { op: 'refund' as const, action: 'X', orderRef: '1', amount: null, input: {}, before: {} };
  expect(messageOf(id, instruction)).toBe(messageOf(id, instruction));
  expect(messageOf(id, instruction)).toContain('"timestamp":"2025-11-23T');
});

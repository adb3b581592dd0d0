import { describe, expect, it } from 'vitest';
import { makeKeys } from '../../../platform/keys.ts';
import {
  caseOfMessageId,
  idsInHead,
  isAutomatic,
  isOfTheMail,
  keyInSubject,
  mailOfMessageId,
  messageIdFor,
  namedIds,
  ourIdsIn,
  plainAddress,
  replySubject,
  retryAfter,
} from './decide.ts';

const keys = makeKeys(Buffer.alloc(32, 1));
const orgId = '019ab0c0-1c00-7000-8000-000000000001';
const caseId = '019ab0c0-1c00-7000-8000-00000000000a';
const mailId = '019ab0c0-1c00-7000-8000-00000000000b';
const ours = messageIdFor(keys, orgId, caseId, mailId, 'tienda.example');

describe('an id of ours', () => {
  it('names its case and its mail, to this centre with this key only', () => {
    expect(caseOfMessageId(keys, orgId, ours)).toBe(caseId);
    expect(mailOfMessageId(ours)).toBe(mailId);
    expect(caseOfMessageId(keys, mailId, ours)).toBeNull();
    expect(caseOfMessageId(makeKeys(Buffer.alloc(32, 2)), orgId, ours)).toBeNull();
    expect(caseOfMessageId(keys, orgId, ours.replace(/^case\../, 'case.B'))).toBeNull();
    expect(caseOfMessageId(keys, orgId, 'a1@example.org')).toBeNull();
  });

  it('is found in what a report gives back, once', () => {
    expect(ourIdsIn(`Message-ID: <${ours}>\r\nReferences: <x@y> <${ours}>`)).toEqual([ours]);
    expect(ourIdsIn('Message-ID: <x@y>')).toEqual([]);
  });
});

it('what is answered comes before what is referred to, the last reference first, and what was given back at the end', () => {
  const threading = { messageId: null, subject: '', inReplyTo: ['b'], references: ['a', 'b', 'c'], returned: ['d'] };
  expect(namedIds(threading)).toEqual(['b', 'c', 'a', 'd']);
});

it.each([
  ['Re: Una silla [K7-4H2M-918P]', 'K7-4H2M-918P'],
  ['su clave k7-4h2m-918p', 'k7-4h2m-918p'],
  ['pedido 10233-2026', null],
  ['XK7-4H2M-918PX', null],
])('the key in «%s» is %s', (subject, key) => expect(keyInSubject(subject)).toBe(key));

describe('a mail is automatic', () => {
  const by = (headers: Record<string, string>, from = 'ana@example.org', returnPath: string | null = null) =>
    isAutomatic((name) => headers[name] ?? null, from, returnPath);
  it.each<[string, Record<string, string>, string?, string?]>([
    ['by Auto-Submitted', { 'auto-submitted': 'auto-replied (vacation)' }],
    ['by its precedence', { precedence: 'bulk' }],
    ['as a list', { 'list-id': '<a.example.org>' }],
    ['as our own', { 'x-loop': 'a@tienda.example' }],
    ['as an older program says it', { 'x-autoreply': 'yes' }],
    ['as a report', { 'content-type': 'multipart/report; report-type=delivery-status' }],
    ['by a sender who cannot be answered', {}, 'no-reply@example.org'],
    ['by a sender without an address', {}, 'MAILER-DAEMON'],
    ['by an empty way back', {}, 'ana@example.org', ''],
  ])('%s', (_, headers, from, back) => expect(by(headers, from, back)).toBe(true));

  it('and a person’s is not', () => {
    expect(by({ 'auto-submitted': 'no', precedence: 'first-class', 'content-type': 'multipart/mixed' })).toBe(false);
    expect(by({}, 'postmasters.daughter@example.org')).toBe(false);
  });
});

it('an answer carries one «Re:» and the key once', () => {
  expect(replySubject('RV: Re: Una silla [K7-4H2M-918P]', 'K7-4H2M-918P')).toBe('Re: Una silla [K7-4H2M-918P]');
});

it('an address is one with and without what follows a plus', () => {
  expect(plainAddress(' Ayuda+K7@Tienda.example ')).toBe('ayuda@tienda.example');
});

it('a failed sending is tried again later and later, and given up in the end', () => {
  const waits = [1, 2, 3, 4, 5, 6].map(retryAfter);
  expect(waits).toEqual(waits.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
  expect(retryAfter(7)).toBeNull();
});

it.each([
  [{ code: '22021' }, true],
  [{ code: '54000' }, true],
  [new RangeError('stack'), true],
  [{ code: '57P01' }, false],
  [{ code: 'ECONNRESET' }, false],
  [new Error('Connection terminated unexpectedly'), false],
])('of failures, %j is the mail’s own: %s', (error, own) => expect(isOfTheMail(error)).toBe(own));

describe('the head of a mail', () => {
  const raw = (...lines: string[]) => Buffer.from(lines.join('\r\n'));
  it('tells what the mail calls itself and what it names, nearest first, and nothing of its text', () => {
    const head = ['MESSAGE-ID:', ' <c@x.example>', 'References: <a@x.example>', '\t<b@x.example>', 'In-Reply-To: <b@x.example>'];
    const told = { messageId: 'c@x.example', named: ['b@x.example', 'a@x.example'] };
    expect(idsInHead(raw('Subject: Hola', ...head, '', 'In-Reply-To: <z@x.example>'))).toEqual(told);
    expect(
      idsInHead(
        Buffer.from(
          raw(...head, '', '')
            .toString()
            .replaceAll('\r', ''),
        ),
      ),
    ).toEqual(told);
  });

  it('that says nothing, or far too much, names nothing', () => {
    const long = `<${'x'.repeat(5000)}@x.example>`;
    expect(idsInHead(raw(`Message-ID: ${long}`, `References: ${long}`, '', ''))).toEqual({ messageId: null, named: [] });
    expect(idsInHead(Buffer.from([0xff, 0xd8, 0, 0]))).toEqual({ messageId: null, named: [] });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learn } from '../../../../platform/words.ts';
import { words } from '../../../../words/web-form.ts';
import {
  ancestors,
  answersQuestion,
  careFor,
  formTimeOk,
  mustWait,
  networkOf,
  questionOf,
  readFormToken,
  mailboxOf,
} from './decide.ts';

learn([words]);

it.each([
  [1999, false],
  [2000, true],
  [86_400_000, true],
  [86_400_001, false],
  [-1, false],
])('a form sent %d ms after it was opened is taken: %s', (after, taken) => {
  expect(formTimeOk(1_000_000, 1_000_000 + after)).toBe(taken);
});

it('reads of a form’s token only what it could have written itself', () => {
  expect(readFormToken('1764000000000.abc.sig')).toEqual({ at: 1_764_000_000_000, nonce: 'abc', signature: 'sig' });
  for (const text of ['', '1764000000000', '1764000000000..sig', '1764000000000.abc', 'now.abc.sig', '-1764000000000.abc.sig'])
    expect(readFormToken(text)).toBeNull();
  fc.assert(fc.property(fc.string(), (text) => readFormToken(`x${text}`) === null));
});

describe('how careful to be', () => {
  it.each([
    ['somebody’s first', { place: 0, writer: 0, all: 0 }, 0],
    ['a household’s fourth', { place: 4, writer: 2, all: 10 }, 0],
    ['many from one network', { place: 5, writer: 0, all: 10 }, 1],
    ['many that name one address', { place: 1, writer: 3, all: 10 }, 1],
    ['more than the centre is used to', { place: 0, writer: 0, all: 200 }, 1],
    ['a flood from one network', { place: 25, writer: 0, all: 30 }, 2],
  ] as const)('%s', (_, lately, care) => {
    expect(careFor(lately, 200)).toBe(care);
  });

  it('asks whoever sends very many to wait half a minute, and nobody else', () => {
    expect([mustWait(0, 0, 1), mustWait(1, 0, 1), mustWait(2, 0, 1000), mustWait(2, 0, 30_000)]).toEqual([0, 0, 29, 0]);
  });

  it('asks a sum that can be told in figures or in words of either language, and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 2 }), fc.integer({ min: 0, max: 40 }), (seed, guess) => {
        const { a, b } = questionOf(seed);
        return answersQuestion(seed, String(guess), 'es') === (guess === a + b);
      }),
    );
    const seed = '\x06\x05'; // 8 + 7
    expect(['15', ' Quince. ', 'fifteen', ''].map((said) => answersQuestion(seed, said, 'es'))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(answersQuestion(seed, 'Fifteen', 'en')).toBe(true);
    expect(answersQuestion('\x07\x07', 'dieciocho', 'es')).toBe(true);
    expect(answersQuestion('\x07\x05', 'dieciseis', 'es')).toBe(true);
  });
});

it('counts networks, not computers', () => {
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:db8:1:2:ffff::1'));
  expect([networkOf('192.0.2.7'), networkOf('::ffff:192.0.2.7')]).toEqual(['192.0.2.7', '192.0.2.7']);
});

it('may be framed where the centre says, and nowhere outside a frame', () => {
  expect(ancestors(true, [])).toBe('*');
  expect(ancestors(true, ['https://a.example', 'https://b.example'])).toBe('https://a.example https://b.example');
  expect(ancestors(false, ['https://a.example'])).toBe("'none'");
});

it.each([
  ['Ana@Correo.example', 'ana@correo.example'],
  [' ana+tienda@correo.example ', 'ana@correo.example'],
  ['ana+a+b@correo.example', 'ana@correo.example'],
  ['+34@correo.example', '+34@correo.example'],
  ['a.n.a+1@gmail.com', 'ana@gmail.com'],
  ['ana@googlemail.com', 'ana@gmail.com'],
  ['a.na@correo.example', 'a.na@correo.example'],
])('%s is counted as %s', (address, mailbox) => {
  expect(mailboxOf(address)).toBe(mailbox);
});

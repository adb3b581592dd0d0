import fc from 'fast-check';
import { expect, it } from 'vitest';
import { crudeText, isGibberish, printable } from './decide.ts';

it('what no database keeps is taken out, and halves of characters are mended', { timeout: 30_000 }, () => {
  expect(printable('a\u0000b\u0007c\td\ne')).toBe('abc\td\ne');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => printable(text).isWellFormed() && !printable(text).includes('\0')),
  );
});

it('a picture is no text, a letter is one', () => {
  expect(isGibberish('\u0000\u0001\ufffd\ufffdJFIF\u0010\u0010')).toBe(true);
  expect(isGibberish('Señora: ¿cuándo llega?\n\tGracias')).toBe(false);
  expect(isGibberish('')).toBe(false);
});

it('words are taken out of whatever HTML', () => {
  expect(crudeText('<style>p{}</style><div><div><p>Hola &amp; adi\u00f3s</p>')).toBe('Hola & adi\u00f3s');
  fc.assert(fc.property(fc.string(), (html) => typeof crudeText(html) === 'string'));
});

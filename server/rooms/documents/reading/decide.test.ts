import { expect, it } from 'vitest';
import { damageWord, isWorthReading, kindOf, tidy } from './decide.ts';

it('knows a file by its first bytes, and a PDF wherever its mark stands', () => {
  expect([Buffer.from('II*\0'), Buffer.from('MM\0*'), Buffer.from(' \n%PDF-1.4'), Buffer.from('hola')].map(kindOf)).toEqual([
    ...['tiff', 'tiff', 'pdf', 'other'],
  ]);
});

it('says what a decoder complains of in words, of which page', () => {
  expect(damageWord('page 3: cut off')).toEqual({ word: 'documents.damage.cutOff', page: 3 });
  expect(damageWord('tiff: page 2: RangeError: offset').word).toBe('documents.damage.page');
  expect(damageWord('pdftoppm: longer than 120 s').word).toBe('documents.damage.tooMuch');
  expect(damageWord('anything else').word).toBe('documents.damage.broken');
});

it('a stamp on a picture is not its text', () => {
  expect([isWorthReading('1/2', 2), isWorthReading('palabra '.repeat(20), 2)]).toEqual([false, true]);
  expect(tidy('  uno \r\n\r\n\r\n\f  dos ')).toBe('uno\n\ndos');
});

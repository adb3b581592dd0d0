import { expect, it } from 'vitest';
import { linesOf, runsOf } from './decide.ts';

it('breaks lines at blanks, and inside a word only where it alone is wider', () => {
  expect(linesOf('uno dos tres', 7, (text) => text.length)).toEqual(['uno dos', 'tres']);
  expect(linesOf('abcdefghij k', 4, (text) => text.length)).toEqual(['abcd', 'efgh', 'ij k']);
  expect(linesOf('a\n\nb', 9, (text) => text.length)).toEqual(['a', '', 'b']);
});

it('cuts a line by the face that has each letter, and shows where none has it', () => {
  const faceOf = (codePoint: number) => (codePoint > 0x2000 ? null : codePoint > 255 ? 'ext' : 'latin');
  expect(runsOf('a ł 漢', faceOf, 'latin')).toEqual([
    { face: 'latin', text: 'a ' },
    { face: 'ext', text: 'ł ' },
    { face: 'latin', text: '?' },
  ]);
});

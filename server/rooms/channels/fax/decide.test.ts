import { expect, it } from 'vitest';
import { endOf, isSender, jobIn, numberInSubject } from './decide.ts';

it.for([
  ['Fax de +34 976 554 433 (1 página)', '+34976554433'],
  ['Fax de 976 123 456', '+34976123456'],
  ['FAX 34976123456 01/02/2026 12:30', '+34976123456'],
  ['Fax recibido 0034976123456', '+34976123456'],
  ['New fax from 976123456 on 2026-11-22 10:11:12, 3 pages', '+34976123456'],
  ['[Fax] 976-12-34-56', '+34976123456'],
  ['Fax sin número', null],
  ['Fax de anónimo, 2 páginas, 22/11/2026', null],
] as const)('who sends a fax that comes by mail: «%s»', ([subject, number]) => {
  expect(numberInSubject(subject)).toBe(number);
});

it.for([
  ['*@pasarela.example', 'fax@pasarela.example', true],
  ['*@pasarela.example', 'fax@otrapasarela.example', false],
  ['fax@pasarela.example', 'FAX@pasarela.example', true],
  ['', 'fax@pasarela.example', false],
] as const)('a line with sender «%s» takes mail of %s: %s', ([pattern, from, is]) => {
  expect(isSender(pattern, from)).toBe(is);
});

it('reads what sendfax and its notices say', () => {
  expect(jobIn('request id is 12 (group id 12) for host localhost (1 file)')).toBe('12');
  expect(['done', 'Timed out', 'requeued', 'no formatter'].map(endOf)).toEqual(['sent', null, null, 'failed']);
});

import { expect, it } from 'vitest';
import { csvOf } from './csv.ts';

it('opens in a spreadsheet as it was, and runs nothing', () =>
  expect(
    csvOf([
      ['Agente', 'casos'],
      ['=HYPERLINK("http://x")', 3],
      ['@Ane; "la 2"', null],
      ['-Omar', 0],
      ['Iria', 12],
    ]),
  ).toBe('\ufeffAgente;casos\r\n"\'=HYPERLINK(""http://x"")";3\r\n"\'@Ane; ""la 2""";\r\n\'-Omar;0\r\nIria;12\r\n'));

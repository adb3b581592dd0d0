import { beforeAll, expect, it } from 'vitest';
import { has, layOut } from '../../../../test/paper.ts';
import { learn } from '../../../platform/words.ts';
import { words } from '../../../words/documents.ts';
import { tools } from '../reading/tools/adapter.ts';

beforeAll(() => learn([words]));

const LETTER = {
  ...{ locale: 'es' as const, letterhead: { name: 'Tienda Lumbre', lines: ['Calle del Carbón, 14'] }, place: 'Zaragoza' },
  ...{ addressee: ['Núria Xirau i Muñoz', 'Łódź'], date: '3 de mayo de 2026', reference: 'AB-1234-5678', title: 'Su lámpara' },
  ...{ facts: [{ name: 'Importe', value: '80,00 €' }], signature: ['Tienda Lumbre'], foot: 'Registro Mercantil' },
};

it.for(['letter', 'fax'] as const)(
  'every letter of ours is in the text of a %s, over as many pages as it takes',
  async (how, { skip }) => {
    if (!has('pdftotext')) return skip('no pdftotext');
    const paragraphs = [...Array.from({ length: 60 }, (_, n) => `Párrafo ${n + 1} de la carta.`), 'ŀ l·l ã ç ñ ł ź 5 €'];
    const pdf = await layOut({ ...LETTER, paragraphs }, how);
    const args = ['-layout', '-enc', 'UTF-8', '-', '-'];
    const text = (await tools.runTool('pdftotext', args, pdf, { seconds: 30, outputKb: 4000 })).toString('utf8');
    for (const part of [
      'Núria Xirau i Muñoz',
      'Łódź',
      'AB-1234-5678',
      '80,00 €',
      'Párrafo 1 ',
      'Párrafo 60 ',
      'ŀ l·l ã ç ñ ł ź 5 €',
    ])
      expect(text).toContain(part);
    expect(text.split('\f').length).toBeGreaterThan(2);
  },
);

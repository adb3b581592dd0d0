import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { part } from './decide.ts';

const bare = (text: string) => text.replace(/\s+/g, '');
const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean).toSorted();

describe('what the author wrote', () => {
  it.each([
    ['El lun, 4 de mayo de 2026 a las 10:02, Tienda (<a@tienda.example>) escribió:\n> Hola'],
    ['El 4/5/26 a las 10:02, a@tienda.example escribió:\n\n> Hola\n> Adiós'],
    ['Am 03.02.2016 3:35 nachm. schrieb Max Muster <max@example.org>:'],
    ['pe 20. lokakuuta 2017 klo 17.50 John Coe\n<john@example.org> kirjoitti:\n\nKiitos'],
    ['-----Mensaje original-----\nDe: Tienda\nHola'],
    ['De: Tienda <a@tienda.example>\nEnviado el: lunes\nPara: Ana\n\nHola'],
    ['> Hola\n> Adiós'],
    ['-- \nAna Ruiz\nTel. 976 000 000'],
    ['Missatge de Tienda <a@tienda.example> del dia dl., 4 de maig 2026 a les 10:02:\n\n> Hola'],
    ['Hau idatzi du Tienda (a@tienda.example) erabiltzaileak (2026 mai. 4(a), al. (10:02)):\n\n> Hola'],
    ['O luns, 4 de maio de 2026 ás 10:02, Tienda (<a@tienda.example>) escribiu:\n\n> Hola'],
    ['Tienda <a@tienda.example> escreveu (segunda, 4/05/2026 à(s) 10:02):\n\n> Hola'],
    ['> Message du 04/05/26 10:02\n> De : "Tienda" <a@tienda.example>\n> A : ana@x.example\n> Objet : Commande\n> \n> Hola'],
    ['---- Tienda escribió ----\n\n> Hola'],
    ['Enviado desde mi smartphone Samsung Galaxy.'],
    ['Enviado a partir do meu iPhone'],
    ['Libre de virus.www.antivirus.example<https://www.antivirus.example/sig>'],
  ])('ends before %j', (below) => {
    const parted = part(`Quiero devolverla.\n\n${below}`);
    expect(parted.text).toBe('Quiero devolverla.');
    expect(bare(parted.quoted)).toBe(bare(below));
  });

  it('goes on where it stands between quoted lines', () => {
    const answers = 'Te contesto abajo.\n\nEl 4 de mayo de 2026, a@tienda.example escribió:\n> ¿Color?\nRojo\n> ¿Talla?\nLa 40';
    expect(part(answers).text).toContain('La 40');
  });

  it('is also a sentence that begins as a telephone does', () => {
    expect(part('Hola\n\nSent from my desk, which is easier than my mobile phone.').quoted).toBe('');
  });

  it('is all of it where nothing else is there', () => {
    expect(part('> solo cita\n> y más')).toEqual({ text: '> solo cita\n> y más', quoted: '' });
    expect(part('Nos vemos a las 10:30:\nen la puerta')).toMatchObject({ quoted: '' });
  });

  it('is never dropped, whatever was written', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom('', '> a', 'El 4 de mayo de 2026, a@b.c escribió:', '--', '____________', 'De: a', 'Enviado: b'),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const whole = lines.join('\n');
        const { text, quoted } = part(whole);
        expect(wordsOf(`${text}\n${quoted}`)).toEqual(wordsOf(whole));
      }),
    );
  });

  it('is found in real mails, and nothing of them is dropped', ({ skip }) => {
    const file = path.resolve(import.meta.dirname, '../../../../../../../shared/data/replies/reply-pairs.jsonl');
    if (!existsSync(file)) skip(`no ${file}`);
    const pairs = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    const plain = pairs.map((one) => JSON.parse(one) as { kind: string; raw_text: string; expected_reply: string });
    const parted = plain.filter(({ kind }) => kind === 'plain').map((one) => ({ ...one, ...part(one.raw_text) }));
    for (const one of parted) expect(wordsOf(`${one.text}\n${one.quoted}`)).toEqual(wordsOf(one.raw_text));
    const found = parted.filter((one) => bare(one.text) === bare(one.expected_reply)).length;
    expect(found / parted.length).toBeGreaterThan(0.8);
  });
});

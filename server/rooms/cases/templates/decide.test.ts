import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksOf, type Facts, fill, isBare, mayBeKept, sayAskedIn, unknownIn } from './decide.ts';

const facts: Facts = {
  'customer.name': 'Ana Ruiz',
  'case.key': 'K7-4H2M-918P',
  'case.link': 'https://centro.example/c/K7-4H2M-918P',
  'order.number': '87341',
  'order.total': '80,00 €',
  'order.date': '2 de noviembre de 2026',
  'agent.name': 'Lucía',
  'centre.name': 'Lumbre',
  'promise.date': null,
};
const filled = (body: string, typed: Record<string, string> = {}) => fill(body, facts, typed, sayAskedIn('es', 'EUR'));

describe('a template is filled', () => {
  it.each([
    ['Hola, {{customer.name}}:', {}, 'Hola, Ana Ruiz:', []],
    ['{{ order.total }} del {{order.number}}', {}, '80,00 € del 87341', []],
    ['Antes del {{promise.date}}', {}, 'Antes del {{promise.date}}', ['promise.date']],
    ['El {{date: día}}', { día: '2026-11-30' }, 'El 30 de noviembre de 2026', []],
    ['El {{date: día}}', { día: 'mañana' }, 'El {{date: día}}', ['día']],
    ['El {{date: día}}', { día: '2026-02-45' }, 'El {{date: día}}', ['día']],
    ['{{money: importe}}', { importe: '12,5' }, '12,50 €', []],
    ['{{money: importe}}', { importe: '1.000,00' }, '{{money: importe}}', ['importe']],
    ['{{number: n}} cajas', { n: '3' }, '3 cajas', []],
    ['{{number: n}} cajas', { n: 'tres' }, '{{number: n}} cajas', ['n']],
    ['{{text: qué}} y {{text: qué}}', { qué: 'algo' }, 'algo y algo', []],
    ['{{text: qué}}', { qué: '  ' }, '{{text: qué}}', ['qué']],
    ['{{invented}} {llaves} }} {{', {}, '{{invented}} {llaves} }} {{', ['invented']],
  ])('%s', (body, typed, text, missing) => {
    const said = filled(body, typed as Record<string, string>);
    expect([said.text.replaceAll('\u00a0', ' '), said.missing]).toEqual([text, missing]);
  });

  it('with what is typed taken as it is: a marker in it asks for nothing', () =>
    expect(filled('{{text: qué}}', { qué: '{{order.number}} <b>' }).text).toBe('{{order.number}} <b>'));

  it('whatever its words: without a marker nothing is missing and nothing changes', () => {
    const words = fc.string().filter((text) => !text.includes('{{'));
    fc.assert(
      fc.property(words, (body) => {
        expect(filled(body)).toEqual({ text: body, missing: [] });
      }),
    );
  });
});

it('what it asks for comes once each, in its order', () => {
  expect(asksOf('{{date: b}} {{text: a}} {{date: b}} {{order.number}}')).toEqual([
    { type: 'date', label: 'b' },
    { type: 'text', label: 'a' },
  ]);
});

it('one that nobody could fill is not kept', () => {
  expect([unknownIn('{{order.colour}}'), mayBeKept('Hola {{order.number}} {{date: día}}')]).toEqual([['order.colour'], true]);
  expect(mayBeKept('{{when: día}}')).toMatchObject({ reason: 'cases.fieldUnknown', field: 'body' });
});

describe('a bare template', () => {
  const body = 'Hola, {{customer.name}}:\n\nHemos devuelto {{money: importe}} del pedido {{order.number}}. Tarda unos días.';
  const said = filled(body, { importe: '12,50' }).text;
  it.each([
    ['as it stands', said, true],
    ['with other blanks', said.replaceAll('\n\n', '\n'), true],
    ['with a sentence of one’s own', `${said}\n\nHe hablado con el taller y le guardan la pieza hasta el viernes.`, false],
    ['with a word changed', said.replace('Tarda', 'Suele tardar'), false],
    ['something else', 'Buenos días, Ana: ya está.', false],
  ])('%s', (_, text, bare) => expect(isBare(text, body)).toBe(bare));
  it('is none where its writer was asked for words', () =>
    expect(isBare('Hola: se lo arreglo hoy', 'Hola: {{text: qué va a hacer}}')).toBe(false));
});

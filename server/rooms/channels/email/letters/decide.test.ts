import { describe, expect, it } from 'vitest';
import { copiesOf, formattedLetter, paragraphs, partyCodeIn, plainLetter } from './decide.ts';

const letter = {
  text: 'Mañana se lo recogen.\n\nUn saludo',
  html: null,
  signature: 'Lucía\nLumbre',
  foot: 'Su clave: K7-4H2M-918P',
  earlier: [{ introduced: 'Ayer, Ana escribió:', text: 'Hola\n\n¿Cuándo <b>llega</b>?' }],
};

describe('a letter', () => {
  it('in plain words ends with what it answers, each line marked', () =>
    expect(plainLetter(letter)).toBe(
      'Mañana se lo recogen.\n\nUn saludo\n\n-- \nLucía\nLumbre\n\nSu clave: K7-4H2M-918P\n\nAyer, Ana escribió:\n> Hola\n>\n> ¿Cuándo <b>llega</b>?',
    ));
  it('formatted quotes the same, and a stranger’s words mean nothing in it', () => {
    const html = formattedLetter(letter);
    expect(html).toContain('<p>Mañana se lo recogen.</p><p>Un saludo</p>');
    expect(html).toMatch(/<blockquote [^>]*><p>Hola<\/p><p>¿Cuándo &lt;b&gt;llega&lt;\/b&gt;\?<\/p><\/blockquote>/);
  });
  it('links pages and nothing else', () =>
    expect(paragraphs('Vea https://a.example/c?x=1&y=2. javascript:x')).toBe(
      '<p>Vea <a href="https://a.example/c?x=1&amp;y=2">https://a.example/c?x=1&amp;y=2</a>. javascript:x</p>',
    ));
});

it('a copy goes to people, once each, and not to whoever is answered', () => {
  const others = ['ana@a.example', 'Bea@b.example', 'bea@b.example', 'no-reply@shop.example', 'postmaster@b.example', ''];
  const copies = copiesOf(
    others.map((address) => ({ address })),
    new Set(['ana@a.example']),
  );
  expect(copies).toEqual([{ address: 'Bea@b.example' }]);
});

it.each([
  ['RE: La silla [T-7K3M-9Q2P]', 'T-7K3M-9Q2P'],
  ['rv: t-7k3m-9q2p visto', 'T-7K3M-9Q2P'],
  ['[K7-4H2M-918P]', null],
  ['XT-7K3M-9Q2P', null],
])('the code of a third party in %s', (subject, code) => expect(partyCodeIn(subject)).toBe(code));

import { expect, it } from 'vitest';
import { changes, monthAfter, wished } from './decide.ts';

const calendar = { timeZone: 'Europe/Madrid', hours: {}, holidays: new Set<string>() };

it.each([
  ['2026-11-22T12:00:00Z', '2026-12-22T22:59:59.000Z'],
  ['2027-01-31T12:00:00Z', '2027-02-28T22:59:59.000Z'],
  ['2026-12-15T12:00:00Z', '2027-01-15T22:59:59.000Z'],
])('a month from %s is over at %s (RGPD 12.3)', (at, end) => {
  expect(monthAfter(calendar, new Date(at)).toISOString()).toBe(end);
});

it('says what is wished in the order of the page', () => {
  expect(wished({ kind: 'correct', phone: '600 11 22 33', name: 'Ana' })).toEqual([
    ['name', 'Ana'],
    ['phone', '600 11 22 33'],
  ]);
});

it('keeps what stood there before: a name and a language are replaced, an address is added, and that of a house is no part of it', () => {
  const wish = { kind: 'correct', name: 'Ana Ruiz', language: 'ca', email: 'a@b.example', address: 'Calle Mayor 2' } as const;
  expect(changes(wish, { name: 'Ana', language: '' }, (field) => field)).toBe(
    'name: Ana → Ana Ruiz · email: + a@b.example · language: — → ca',
  );
});

import { describe, expect, it } from 'vitest';
import { day, duration, moment, money, parseMoney } from './format.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const eur = (minor: number) => ({ minor, currency: 'EUR' });

describe('an amount', () => {
  it.each([
    [eur(80_00), '80,00 €'],
    [eur(5), '0,05 €'],
    [eur(-18_40), '-18,40 €'],
    [eur(900_719_925_474_099), '9.007.199.254.740,99 €'],
    [{ minor: 1500, currency: 'JPY' }, '1.500 JPY'],
  ])('%j is written %s', (amount, text) => expect(plain(money(amount))).toBe(text));

  it('loses empty cents only where asked', () => {
    expect(plain(money(eur(60_00), { whole: true }))).toBe('60 €');
    expect(plain(money(eur(60_50), { whole: true }))).toBe('60,50 €');
  });

  it.each([
    ['80', 80_00],
    ['80,5', 80_50],
    ['80.50', 80_50],
    ['1.500,00 €', 1500_00],
    ['12.345.678,9', 12_345_678_90],
    ['80,', 80_00],
    ['1,500.00', null],
    ['1,500', null],
    ['1.50.0', null],
    ['1.500', 1500_00],
    ['', null],
    ['80,555', null],
    ['ochenta', null],
    ['-5', null],
    ['1e3', null],
  ])('typed as %j is %j cents', (text, minor) => expect(parseMoney(text, 'EUR')?.minor ?? null).toBe(minor));
});

describe('a time', () => {
  const now = new Date('2026-11-25T09:00:00Z');
  it.each([
    ['2026-11-25T10:30:00Z', '11:30'],
    ['2026-11-24T19:14:00Z', 'ayer 20:14'],
    ['2026-11-24T23:30:00Z', '0:30'],
    ['2026-12-07T09:00:00Z', '7 dic 10:00'],
    ['2025-12-07T09:00:00Z', '7 dic 2025 10:00'],
  ])('%s is said %s in the centre', (iso, words) => expect(moment(iso, now).replace(/^0(\d:)/, '$1')).toBe(words));

  it('has the weekday while it is near', () => expect(day('2026-11-27T09:00:00Z', now)).toBe('vie 27'));

  it.each([
    [50_000, '50 s'],
    [40 * 60_000, '40 min'],
    [190 * 60_000, '3 h 10'],
    [3 * 3_600_000, '3 h'],
    [52 * 3_600_000, '2 d 4 h'],
    [-12 * 60_000, '12 min'],
  ])('%d ms last %s', (ms, words) => expect(duration(ms)).toBe(words));
});

import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../../platform/working-time.ts';
import { endOfSameDay, holdsCard, sayLength } from './decide.ts';
import { seatName } from './lines/decide.ts';

describe('a card', () => {
  it.each([
    ['tarjeta 4111 1111 1111 1111', true],
    ['4111-1111-1111-1111', true],
    ['612 34 56 78 4111111111111111', true],
    ['amex 3782 822463 10005', true],
    ['el CVV es 123', true],
    ['código de seguridad: 4567', true],
    ['4111 1111 1111 1112', false],
    ['pedido 54000123456, tel. +34 612 34 56 78', false],
    ['IBAN ES91 2100 0418 4502 0005 1332', false],
    ['EAN 8410076472953', false],
    ['llama el 22/11/2026 a las 10:30', false],
  ])('%s: %s', (text, found) => {
    expect(holdsCard(text)).toBe(found);
  });
});

describe('the end of the same working day', () => {
  const day: [string, string][] = [
    ['09:00', '14:00'],
    ['16:00', '19:00'],
  ];
  const calendar: Calendar = {
    timeZone: 'Europe/Madrid',
    hours: { mon: day, tue: day, wed: day, thu: day, fri: [['09:00', '15:00']] },
    holidays: new Set(['2026-12-08']),
  };
  it.each([
    ['in the morning', '2026-11-23T09:00:00Z', '2026-11-23T18:00:00.000Z'],
    ['at noon, closed', '2026-11-23T14:00:00Z', '2026-11-23T18:00:00.000Z'],
    ['in the evening', '2026-11-23T19:30:00Z', '2026-11-24T18:00:00.000Z'],
    ['on Friday after closing', '2026-11-27T15:00:00Z', '2026-11-30T18:00:00.000Z'],
    ['before a holiday', '2026-12-07T20:00:00Z', '2026-12-09T18:00:00.000Z'],
  ])('%s', (_, at, due) => {
    expect(endOfSameDay(calendar, new Date(at)).toISOString()).toBe(due);
  });
  it('is the end of the natural day where the centre never closes', () => {
    const always = { ...calendar, hours: {} };
    expect(endOfSameDay(always, new Date('2026-11-23T09:00:00Z')).toISOString()).toBe('2026-11-23T22:59:00.000Z');
  });
});

it.each([
  [252, '4 min 12 s'],
  [9, '9 s'],
  [120, '2 min'],
])('%s seconds are said as %s', (seconds, text) => {
  expect(sayLength(seconds)).toBe(text);
});

it.each([
  ['21', '21'],
  ['sip:21@exchange.example', '21'],
  ['PJSIP/21', '21'],
  ['+34 912 345 678', '912345678'],
  ['0034912345678', '912345678'],
  ['Lucia.Marin@Lumbre.example', 'lucia.marin@lumbre.example'],
  ['Lucía Marín', 'lucía marín'],
])('a seat said as %s is %s', (said, name) => {
  expect(seatName(said)).toBe(name);
});

import { expect, it } from 'vitest';
import { daysToMonday, morningAfter } from './later-times.ts';

it.each([
  ['in winter', 1, 'Europe/Madrid', '2026-11-22T22:30:00Z', '2026-11-23T08:00:00.000Z'],
  ['after midnight there, still the day before here', 1, 'Europe/Madrid', '2026-11-22T23:30:00Z', '2026-11-24T08:00:00.000Z'],
  ['an hour later on the islands', 1, 'Atlantic/Canary', '2026-11-22T22:30:00Z', '2026-11-23T09:00:00.000Z'],
  ['across the change of clocks', 1, 'Europe/Madrid', '2026-10-24T12:00:00Z', '2026-10-25T08:00:00.000Z'],
  ['across the end of a year', 2, 'America/Bogota', '2026-12-31T12:00:00Z', '2027-01-02T14:00:00.000Z'],
])('nine in the morning of the centre: %s', (_, days, zone, now, at) => {
  expect(morningAfter(days, zone, new Date(now)).toISOString()).toBe(at);
});

it.each([
  ['2026-11-22T12:00:00Z', 1],
  ['2026-11-22T23:30:00Z', 7],
  ['2026-11-24T12:00:00Z', 6],
])('from %s it is %i days to Monday in Madrid', (now, days) => {
  expect(daysToMonday('Europe/Madrid', new Date(now))).toBe(days);
});

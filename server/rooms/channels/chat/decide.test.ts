import { expect, test } from 'vitest';
import { codeFrom, dueNow, type Facts, maskEmail, openingNow, shortName, stateAtOpening, transcriptStep } from './decide.ts';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 24, 10);
const facts = (change: Partial<Facts>): Facts => ({
  ...{ state: 'waiting', requestedAt: NOW - MINUTE, connectedAt: null, seenAt: NOW, lastSaidAt: NOW - MINUTE, lastBy: 'visitor' },
  ...{ alertedAt: null, dueSince: null },
  ...change,
});

test.each<[string, Partial<Facts>, Partial<ReturnType<typeof dueNow>>]>([
  ['a minute of waiting is nothing yet', {}, { alert: false, person: false, mail: false, end: false }],
  ['two minutes are called to mind', { requestedAt: NOW - 2 * MINUTE }, { alert: true }],
  ['once', { requestedAt: NOW - 5 * MINUTE, alertedAt: NOW - 3 * MINUTE }, { alert: false }],
  ['not once a person is there', { requestedAt: NOW - 5 * MINUTE, connectedAt: NOW, state: 'talking' }, { alert: false }],
  ['a silent program calls a person', { state: 'assistant', requestedAt: null, lastSaidAt: NOW - MINUTE }, { person: true }],
  [
    'one that has answered does not',
    { state: 'assistant', lastBy: 'assistant', lastSaidAt: NOW - 5 * MINUTE },
    { person: false },
  ],
  ['unread and gone: by mail', { state: 'talking', seenAt: NOW - 4 * MINUTE, dueSince: NOW - 4 * MINUTE }, { mail: true }],
  ['unread and here: it will be read', { state: 'talking', dueSince: NOW - 9 * MINUTE }, { mail: false }],
  ['gone for a moment', { state: 'talking', seenAt: NOW - 2 * MINUTE, dueSince: NOW - 9 * MINUTE }, { mail: false }],
  ['also when it is over', { state: 'ended', seenAt: null, dueSince: NOW - 4 * MINUTE }, { mail: true, end: false }],
  ['silence ends it', { state: 'talking', connectedAt: NOW, lastSaidAt: NOW - 21 * MINUTE }, { end: true }],
  ['who waits and is there is never cut off', { lastSaidAt: NOW - 90 * MINUTE, requestedAt: NOW - 90 * MINUTE }, { end: false }],
  ['who waited and has gone is not waited for', { lastSaidAt: NOW - 90 * MINUTE, seenAt: null }, { end: true }],
])('%s', (_name, change, due) => {
  expect(dueNow(facts(change), NOW)).toMatchObject(due);
});

const asked = {
  state: 'talking',
  email: 'a@b.example',
  proved: true,
  sent: false,
  answered: true,
  code: 'none',
  tries: 0,
} as const;
test.each<[Partial<Parameters<typeof transcriptStep>[0]>, ReturnType<typeof transcriptStep>]>([
  [{ email: null }, 'needsEmail'],
  [{ answered: false }, 'tooEarly'],
  [{ proved: false }, 'code'],
  [{ proved: false, code: 'wrong' }, 'wrongCode'],
  [{ proved: false, code: 'right', tries: 5 }, 'wrongCode'],
  [{ proved: false, code: 'right' }, 'wanted'],
  [{}, 'wanted'],
  [{ state: 'ended' }, 'send'],
  [{ state: 'ended', sent: true }, 'sent'],
])('a transcript with %j is %s', (change, step) => {
  expect(transcriptStep({ ...asked, ...change })).toBe(step);
});

test('open while somebody is there, else when the hours begin again, else nobody can say', () => {
  const hours = { mon: [['09:00', '18:00']], tue: [['09:00', '18:00']], wed: [], thu: [], fri: [], sat: [], sun: [] } as const;
  const calendar = { timeZone: 'Europe/Madrid', hours, holidays: new Set<string>() } as never;
  const night = new Date('2026-11-24T22:00:00Z');
  expect(openingNow(calendar, 1, night)).toEqual({ open: true, opensAt: null });
  expect(openingNow(calendar, 0, night)).toEqual({ open: false, opensAt: new Date('2026-11-30T08:00:00Z') });
  expect(openingNow(calendar, 0, new Date('2026-11-24T10:00:00Z'))).toEqual({ open: false, opensAt: null });
  expect(stateAtOpening({ assistant: false, open: false })).toBe('left');
  expect(stateAtOpening({ assistant: true, open: false })).toBe('assistant');
});

test('people by a short name, addresses by their ends, codes by six figures', () => {
  expect([shortName('Lucía Ferrer Gil'), shortName('Candela'), shortName('')]).toEqual(['Lucía F.', 'Candela', '']);
  expect([maskEmail('eva@correo.example'), maskEmail('e@c.example')]).toEqual(['e···a@correo.example', 'e···@c.example']);
  expect(codeFrom('abc')).toMatch(/^\d{6}$/);
});

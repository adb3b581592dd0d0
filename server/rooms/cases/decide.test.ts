import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../platform/working-time.ts';
import {
  afterInbound,
  type CaseState,
  clocksAtOpening,
  keyFrom,
  legalClock,
  longestCircuit,
  nextDue,
  readKey,
  snippetOf,
} from './decide.ts';

const CENTRE: Calendar = {
  timeZone: 'Europe/Madrid',
  hours: Object.fromEntries(
    (['mon', 'tue', 'wed', 'thu', 'fri'] as const).map((day) => [day, [['09:00', '18:00'] as [string, string]]]),
  ),
  // The Constitution and the Immaculate Conception, observed.
  holidays: new Set(['2026-12-07', '2026-12-08', '2026-12-25']),
};
const at = (iso: string) => new Date(iso);
/** As the customer reads it in the centre's zone. */
const day = (instant: Date) => instant.toLocaleString('sv-SE', { timeZone: 'Europe/Madrid' });

describe('a key', () => {
  it.each(['K7-4H2M-918P', 'k7-4h2m-918p', 'K74H2M918P', ' k7 4h2m 918p ', 'K7–4H2M–918P', 'K7.4H2M.918P.', '«K7-4H2M-9I8P»'])(
    '%s is read',
    (typed) => {
      expect(readKey(typed)).toBe('K7-4H2M-9L8P');
    },
  );

  it.each(['', 'K7-4H2M', 'K7-4H2M-918P-1', '¿dónde está mi pedido?', '55001'])('%s is none', (typed) => {
    expect(readKey(typed)).toBeNull();
  });

  it('is found again however a person writes it down: small letters, other signs between, O for Q, 0 for Q, 1 or I for L', () => {
    const between = fc.constantFrom('', ' ', '-', ' - ', '.', '–');
    const heard = (sign: string, how: number) =>
      sign === 'Q' ? (['Q', 'O', '0'][how] ?? 'Q') : sign === 'L' ? (['L', 'I', '1'][how] ?? 'L') : sign;
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 8, maxLength: 8 }),
        fc.array(fc.nat(2), { minLength: 10, maxLength: 10 }),
        fc.array(between, { minLength: 10, maxLength: 10 }),
        fc.boolean(),
        (random, how, gaps, small) => {
          const key = keyFrom('K7', random);
          const signs = key.replaceAll('-', '').split('');
          const written = signs.map((sign, i) => (i < 2 ? sign : heard(sign, how[i] ?? 0)) + gaps[i]).join('');
          expect(readKey(small ? written.toLowerCase() : written)).toBe(key);
        },
      ),
    );
  });

  it('has no sign that is mixed up on the telephone', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (random) => {
        expect(keyFrom('K7', random)).toMatch(/^K7-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
      }),
    );
  });
});

describe('the clocks that start with a case', () => {
  // A Tuesday at half past eleven in Madrid, with two holidays ahead.
  const opened = at('2026-11-24T10:30:00Z');
  it.each([
    // 15 working days, Ley 10/2025 17.1: from 25 November, without weekends nor 7 and 8 December.
    ['enquiry', 'order_status', 'l10_17_1', '2026-12-17 23:59:59'],
    ['incident', 'delivery_failed', 'l10_17_1', '2026-12-17 23:59:59'],
    ['suggestion', 'other', 'l10_17_1', '2026-12-17 23:59:59'],
    // 15 natural days for a complaint, TRLGDCU 21.3, which come first.
    ['complaint', 'damaged', 'trlgdcu_21_3', '2026-12-09 23:59:59'],
    // 5 natural days for what was charged, Ley 10/2025 17.3, whatever it is called.
    ['incident', 'billing', 'l10_17_3', '2026-11-29 23:59:59'],
    ['complaint', 'billing', 'l10_17_3', '2026-11-29 23:59:59'],
    ['enquiry', 'billing', 'l10_17_3', '2026-11-29 23:59:59'],
  ] as const)('a matter that is %s for %s: %s, until %s', (nature, reason, basis, until) => {
    const [legal, internal] = clocksAtOpening(CENTRE, opened, nature, reason);
    expect(legal).toMatchObject({ kind: 'legal', basis, startsAt: opened });
    expect(day(legal?.dueAt ?? opened)).toBe(until);
    expect(internal).toMatchObject({ kind: 'internal', basis: 'first_answer' });
    expect(day(internal?.dueAt ?? opened)).toBe('2026-11-24 15:30:00');
  });

  it('wants a first answer within the hours of the centre, so what comes on a Friday evening is due on Monday', () => {
    const [, internal] = clocksAtOpening(CENTRE, at('2026-11-27T20:00:00Z'), 'enquiry', 'other');
    expect(day(internal?.dueAt ?? opened)).toBe('2026-11-30 13:00:00');
  });

  it('never gives a complaint, nor a wrong charge, more time than a question of the same moment', () => {
    const instants = fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2028-12-31T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.constantFrom('other', 'damaged', 'price'), (when, reason) => {
        const question = legalClock(CENTRE, when, 'enquiry', reason).dueAt;
        expect(legalClock(CENTRE, when, 'complaint', reason).dueAt.getTime()).toBeLessThanOrEqual(question.getTime());
        expect(legalClock(CENTRE, when, 'enquiry', 'billing').dueAt.getTime()).toBeLessThan(question.getTime());
      }),
    );
  });
});

describe('the next clock', () => {
  const clock = (kind: string, hour: number, isStopped = false) => ({
    kind,
    dueAt: at(`2026-11-24T${String(hour).padStart(2, '0')}:00:00Z`),
    stoppedAt: isStopped ? at('2026-11-24T08:00:00Z') : null,
  });
  it.each([
    ['none at all', [], null],
    ['the soonest that runs', [clock('legal', 20), clock('promise', 12), clock('internal', 14)], 'promise'],
    ['never one that was stopped', [clock('promise', 12, true), clock('legal', 20)], 'legal'],
    ['nothing when all were', [clock('promise', 12, true)], null],
  ] as const)('is %s', (_, clocks, kind) => {
    expect(nextDue(clocks)?.kind ?? null).toBe(kind);
  });
});

describe('a word from the customer', () => {
  it.each<[CaseState, CaseState, boolean]>([
    ['new', 'new', false],
    ['in_progress', 'in_progress', false],
    ['waiting_customer', 'in_progress', false],
    ['resolved', 'in_progress', true],
    ['notified', 'in_progress', true],
    ['closed', 'in_progress', true],
    ['withdrawn', 'in_progress', true],
  ])('finds a case %s and leaves it %s (opened again: %s)', (before, after, reopens) => {
    expect(afterInbound(before)).toEqual({ state: after, reopens });
  });
});

it('shows the longest circuit that is under way', () => {
  expect(longestCircuit([])).toBeNull();
  expect(longestCircuit(['own'])).toBe('own');
  expect(longestCircuit(['own', 'authorised', 'consulted'])).toBe('authorised');
  expect(longestCircuit(['consulted', 'own'])).toBe('consulted');
});

it('makes one short line of any text', () => {
  expect(snippetOf('  Hola:\n\n¿dónde   está?\n')).toBe('Hola: ¿dónde está?');
  fc.assert(
    fc.property(fc.string({ maxLength: 600 }), (text) => {
      const line = snippetOf(text, 90);
      expect(line.length).toBeLessThanOrEqual(90);
      expect(line).not.toMatch(/[\n\r\t]/);
    }),
  );
});

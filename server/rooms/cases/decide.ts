import { type Calendar, endOfNaturalDay, endOfWorkingDay, addWorkingMinutes } from '../../platform/working-time.ts';

export type Circuit = 'own' | 'consulted' | 'authorised';
export type CaseState = 'new' | 'in_progress' | 'waiting_customer' | 'resolved' | 'notified' | 'closed' | 'withdrawn' | 'merged';
export type Nature = 'enquiry' | 'incident' | 'complaint' | 'suggestion';
export type ClockDraft = { kind: 'legal' | 'promise' | 'internal'; basis: string; startsAt: Date; dueAt: Date };

/** Working minutes in which a person should have answered first; a design value of the standard centre. */
const FIRST_ANSWER_MINUTES = 240;
const LEGAL_WORKING_DAYS = 15;
const COMPLAINT_NATURAL_DAYS = 15;
const BILLING_NATURAL_DAYS = 5;

/**
 * The clocks that start with a case. Legal: 15 working days (Ley 10/2025, 17.1); for complaints also 15 natural days (TRLGDCU 21.3), the
 * earlier of both; billing and undue charges 5 days, natural (Ley 10/2025, 17.3). No circuit of ours ever pauses them.
 */
export function clocksAtOpening(calendar: Calendar, at: Date, nature: Nature, reason: string): ClockDraft[] {
  const clock = (kind: ClockDraft['kind'], basis: string, dueAt: Date): ClockDraft => ({ kind, basis, startsAt: at, dueAt });
  return [
    legalClock(calendar, at, nature, reason),
    clock('internal', 'first_answer', addWorkingMinutes(calendar, at, FIRST_ANSWER_MINUTES)),
  ];
}

export function legalClock(calendar: Calendar, at: Date, nature: Nature, reason: string): ClockDraft {
  const general = endOfWorkingDay(calendar, at, LEGAL_WORKING_DAYS);
  if (reason === 'billing')
    return { kind: 'legal', basis: 'l10_17_3', startsAt: at, dueAt: endOfNaturalDay(calendar, at, BILLING_NATURAL_DAYS) };
  const strict = endOfNaturalDay(calendar, at, COMPLAINT_NATURAL_DAYS);
  if (nature === 'complaint' && strict < general) return { kind: 'legal', basis: 'trlgdcu_21_3', startsAt: at, dueAt: strict };
  return { kind: 'legal', basis: 'l10_17_1', startsAt: at, dueAt: general };
}

type Running = { kind: string; dueAt: Date; stoppedAt: Date | null };

/** The next running clock, the one that a list shows. */
export function nextDue(clocks: readonly Running[]): { at: Date; kind: string } | null {
  const running = clocks.filter((c) => c.stoppedAt === null).sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  const first = running[0];
  return first ? { at: first.dueAt, kind: first.kind } : null;
}

const LENGTH: Record<Circuit, number> = { own: 1, consulted: 2, authorised: 3 };

/** The longest circuit among what is under way: the sign that stands beside a case. */
export function longestCircuit(circuits: readonly Circuit[]): Circuit | null {
  return [...circuits].sort((a, b) => LENGTH[b] - LENGTH[a])[0] ?? null;
}

/** A word from the customer: what it does to the state, and whether it opens the case again. */
export function afterInbound(state: CaseState): { state: CaseState; reopens: boolean } {
  if (state === 'resolved' || state === 'notified' || state === 'closed' || state === 'withdrawn')
    return { state: 'in_progress', reopens: true };
  if (state === 'waiting_customer') return { state: 'in_progress', reopens: false };
  return { state, reopens: false };
}

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'; // 32 signs; none that are mixed up on the telephone
const RANDOM_SIGNS = 8;

/** The key a customer is told, such as K7-4H2M-918P, from the centre's prefix and eight random bytes: a million cases leave it unguessable. */
export function keyFrom(prefix: string, random: Uint8Array): string {
  const signs = [...random.slice(0, RANDOM_SIGNS)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return `${prefix}-${signs.slice(0, 4)}-${signs.slice(4)}`;
}

/** A key as people type or say it: small letters, spaces, missing dashes; O and I read as they were meant. Null when it can't be one. */
export function readKey(text: string): string | null {
  const signs = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (signs.length !== 2 + RANDOM_SIGNS) return null;
  const rest = signs.slice(2).replace(/O/g, 'Q').replace(/0/g, 'Q').replace(/[I1]/g, 'L');
  return `${signs.slice(0, 2)}-${rest.slice(0, 4)}-${rest.slice(4)}`;
}

/** The first line of a text, short enough for a list. */
export function snippetOf(text: string, length = 140): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

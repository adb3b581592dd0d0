import { Temporal } from 'temporal-polyfill';
import { type Refusal, refuse } from '../../platform/refusal.ts';
import { addWorkingMinutes, type Calendar, workingMinutesBetween } from '../../platform/working-time.ts';
import { audienceFor, type RequestFacts } from './access.ts';
import { DEFAULT_USUAL, type LinkState, type RequestKind, type Usual } from './contract.ts';

export type Times = { halfAt: Date; mostAt: Date; dueAt: Date };

/** A calendar without any opening would never be due; a request must always be, so it runs by the clock on the wall. */
function later(calendar: Calendar, from: Date, minutes: number): Date {
  if (minutes <= 0) return from;
  try {
    return addWorkingMinutes(calendar, from, minutes);
  } catch (error) {
    if (error instanceof RangeError) return new Date(from.getTime() + minutes * 60_000);
    throw error;
  }
}

/** Reminders at half and at four fifths of the agreed working minutes, and the end of them; `used` of them are gone already. */
export function times(calendar: Calendar, from: Date, agreed: number, used = 0): Times {
  const at = (share: number) => later(calendar, from, Math.max(0, Math.ceil(agreed * share) - used));
  return { halfAt: at(0.5), mostAt: at(0.8), dueAt: at(1) };
}

/** The next of them to come, strictly after an instant. */
export function timerAfter(t: Times, now: Date): Pick<RequestFacts, 'nextTimer' | 'nextTimerAt'> {
  if (t.halfAt > now) return { nextTimer: 'half', nextTimerAt: t.halfAt };
  if (t.mostAt > now) return { nextTimer: 'most', nextTimerAt: t.mostAt };
  return { nextTimer: 'due', nextTimerAt: t.dueAt };
}

/** A level begins: all of its time lies ahead. */
export function freshClock(calendar: Calendar, now: Date, agreed: number) {
  const t = times(calendar, now, agreed);
  return { ...t, ...timerAfter(t, now), agreedMinutes: agreed, levelAt: now, leftMinutes: null, seenAt: null };
}

const WORKING_DAY = 480;

/** At the top the same one is asked anew: each time after twice as long, up to a working day, so that asking does not become noise. */
export function levelMinutes(held: RequestFacts, to: Pick<RequestFacts, 'unitId' | 'personId'>, agreed: number): number {
  const isSame = to.unitId === held.unitId && to.personId === held.personId;
  return isSame ? Math.max(agreed, Math.min(WORKING_DAY, held.agreedMinutes * 2)) : agreed;
}

/** It goes back to the asker: the addressee's clock stands with what is left, and the asker's runs, which reminds but never climbs. */
export function askersClock(held: RequestFacts, calendars: { addressee: Calendar; asker: Calendar }, now: Date) {
  const t = times(calendars.asker, now, held.agreedMinutes);
  const leftMinutes = workingMinutesBetween(calendars.addressee, now, held.dueAt);
  return { ...t, ...timerAfter(t, now), leftMinutes, waitingFor: 'asker' as const };
}

/** The addressee's clock goes on where it stood, with a fifth of the agreed time at least, so that it never climbs at once. */
export function resumedClock(held: RequestFacts, calendar: Calendar, now: Date) {
  const left = Math.max(held.leftMinutes ?? held.agreedMinutes, Math.ceil(held.agreedMinutes / 5));
  const t = times(calendar, now, held.agreedMinutes, held.agreedMinutes - left);
  return { ...t, ...timerAfter(t, now), leftMinutes: null, waitingFor: 'answer' as const };
}

export type Tick = { does: 'nothing' | 'remindAddressee' | 'remindAsker' | 'timeUp'; changes: Partial<RequestFacts> };

/** Told again when nobody has moved it by then: an end must never get lost. */
const TELL_AGAIN_MS = 10 * 60_000;

/**
 * What the clock does now. However late it comes, one thing: what is past counts as one reminder, and past the end nobody is
 * reminded of a time that is over. The end of the asker's time reminds and rests; the end of the addressee's climbs.
 */
export function tick(held: RequestFacts, now: Date): Tick {
  if (!held.isOpen || !held.nextTimerAt || held.nextTimerAt > now) return { does: 'nothing', changes: {} };
  const isUp = held.dueAt <= now;
  if (isUp && held.waitingFor === 'answer') {
    return { does: 'timeUp', changes: { nextTimer: 'due', nextTimerAt: new Date(now.getTime() + TELL_AGAIN_MS) } };
  }
  const next = isUp ? { nextTimer: null, nextTimerAt: null } : timerAfter(held, now);
  const does = held.waitingFor === 'asker' ? 'remindAsker' : 'remindAddressee';
  return { does, changes: { ...next, reminders: held.reminders + 1 } };
}

const REMIND_EVERY_MS = 10 * 60_000;

/** The asker reminds by hand as often as every ten minutes. */
export function remindByHand(held: RequestFacts, now: Date): Partial<RequestFacts> | Refusal {
  const wait = held.remindedAt ? held.remindedAt.getTime() + REMIND_EVERY_MS - now.getTime() : 0;
  if (wait > 0) return refuse('conflict', 'requests.remindedJustNow', { params: { minutes: Math.ceil(wait / 60_000) } });
  return { remindedAt: now, reminders: held.reminders + 1 };
}

export type Named = { personId: string; name: string };

/** Who holds what was put to a person: the person, or whoever stands in; never the asker, who can't answer himself. */
export function holderFor(principal: Named, standIn: Named | null, askedBy: string) {
  const deputy = standIn && standIn.personId !== askedBy && standIn.personId !== principal.personId ? standIn : null;
  return {
    personId: (deputy ?? principal).personId as string | null,
    toNameEs: (deputy ?? principal).name,
    toNameEn: (deputy ?? principal).name,
    standsInFor: deputy ? principal.personId : null,
    standsInName: deputy ? principal.name : null,
  };
}

/** Who had it before, with whoever has it until now. */
export const passedOn = (held: RequestFacts, to: string | null): string[] =>
  [...new Set([...held.passed, ...(held.personId ? [held.personId] : []), ...held.also])].filter((id) => id !== to);

/** Those beside the addressee: each once, neither the addressee nor the asker. */
export const beside = (also: readonly string[], personId: string | null, askedBy: string): string[] =>
  [...new Set(also)].filter((id) => id !== personId && id !== askedBy);

/** What every event of a request tells. */
export function eventOf(held: RequestFacts, name: string, extra: Record<string, unknown> = {}) {
  const { id: requestId, kind, number, unitId, personId, level, askedBy } = held;
  const data = { requestId, kind, number, unitId, personId, level, askedBy, ...extra };
  return { name, caseId: held.caseId, subjectId: held.id, audience: audienceFor(held), data };
}

type Told = {
  personIds: string[];
  unitIds: string[];
  word: string;
  params: Record<string, string>;
  caseId: string;
  requestId: string;
};

const telling = (held: RequestFacts, word: string, personIds: string[], unitIds: string[]): Told => {
  const params = {
    number: held.number,
    title: held.title,
    key: held.caseKey,
    askedBy: held.askedByName,
    standsInFor: held.standsInName ?? '',
  };
  return { personIds, unitIds, word, params, caseId: held.caseId, requestId: held.id };
};

/** What the addressee is told: the person where there is one, with those beside them, else everybody of the unit. */
export const toAddressee = (held: RequestFacts, word: string): Told =>
  telling(
    held,
    word,
    [...(held.personId ? [held.personId] : []), ...held.also],
    held.personId || !held.unitId ? [] : [held.unitId],
  );

export const toAsker = (held: RequestFacts, word: string): Told => telling(held, word, [held.askedBy], []);

/** The hour of the day in a zone. */
export const hourIn = (timeZone: string, at: Date): number =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).hour;

const USUAL_KEPT = 200;
const HOUR_NEEDS = 5;

export const median = (sorted: readonly number[]): number => {
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1] ?? 0, sorted[Math.floor(half)] ?? 0];
  return Math.round((low + high) / 2);
};

/** One more answer among the last ones, newest first. */
export function withAnswer(recent: readonly number[], minutes: number): { recent: number[]; n: number; medianMinutes: number } {
  const kept = [minutes, ...recent].slice(0, USUAL_KEPT);
  return { recent: kept, n: kept.length, medianMinutes: median(kept.toSorted((a, b) => a - b)) };
}

type Median = { n: number; medianMinutes: number };

/** The hour's median when five answers or more back it, else that of all hours, else the stated default. */
export function usualOf(kind: RequestKind, hour: Median | undefined, all: Median | undefined): Usual {
  const hourMinutes = hour && hour.n >= HOUR_NEEDS ? hour.medianMinutes : null;
  if (hour && hourMinutes !== null) return { minutes: hourMinutes, n: hour.n, hourMinutes, isDefault: false };
  if (all && all.n > 0) return { minutes: all.medianMinutes, n: all.n, hourMinutes, isDefault: false };
  return { minutes: DEFAULT_USUAL[kind], n: 0, hourMinutes, isDefault: true };
}

export const minutesBetween = (from: Date, to: Date): number => Math.max(0, Math.round((to.getTime() - from.getTime()) / 60_000));

export type LinkFacts = { expiresAt: Date; usedAt: Date | null; revokedAt: Date | null };

/** What a link is good for. Closing a request revokes its links, so that is told first. */
export function linkState(link: LinkFacts, requestIsOpen: boolean, now: Date): LinkState {
  if (link.usedAt) return 'used';
  if (!requestIsOpen) return 'closed';
  if (link.revokedAt) return 'revoked';
  return link.expiresAt <= now ? 'expired' : 'open';
}

const LINK_WORDS = {
  used: 'requests.linkUsed',
  closed: 'requests.closed',
  revoked: 'requests.linkRevoked',
  expired: 'requests.linkExpired',
} as const;

export function linkRefusal(state: LinkState): Refusal | null {
  return state === 'open' ? null : refuse('conflict', LINK_WORDS[state]);
}

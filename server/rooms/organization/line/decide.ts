import { Temporal } from 'temporal-polyfill';
import { addWorkingMinutes, type Calendar, isOpenAt } from '../../../platform/working-time.ts';
import { deputyAlong, lineAbove } from '../decide.ts';
import type { Away, LineFacts, Place, Target, Watch } from './contract.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The most people that a role or a unit stands for in a chain. */
const MOST = 20;

/** Whether a watch runs at an instant; one that ends before it begins runs over midnight. */
export function watchRuns(watch: Watch, at: number, timeZone: string): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const clock = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const begins = (day: Temporal.PlainDate): boolean =>
    watch.days.includes(DAYS[day.dayOfWeek - 1] ?? '') &&
    day.toString() >= watch.fromDate &&
    (watch.toDate === null || day.toString() <= watch.toDate);
  const today = local.toPlainDate();
  if (watch.from < watch.to) return clock >= watch.from && clock < watch.to && begins(today);
  return (clock >= watch.from && begins(today)) || (clock < watch.to && begins(today.subtract({ days: 1 })));
}

/** Who is away at an instant; of two absences the one with a deputy counts, then the longer. */
export function awayAt(absences: readonly Away[], at: number): Map<string, string | null> {
  const now = absences.filter((one) => one.from <= at && one.to > at);
  const ordered = now.toSorted((a, b) => Number(a.deputyId !== null) - Number(b.deputyId !== null) || a.to - b.to);
  return new Map(ordered.map((one) => [one.personId, one.deputyId]));
}

/** The calendar of a unit: its own hours, else the centre's. */
export function calendarIn(facts: LineFacts, unitId: string): Calendar | null {
  if (!facts.centre) return null;
  const hours = facts.units.find((one) => one.id === unitId)?.hours ?? facts.centre.hours;
  return { timeZone: facts.centre.timeZone, hours, holidays: new Set(facts.centre.holidays) };
}

/** When a calendar is next open; null where it never is again. */
export function nextOpening(calendar: Calendar, at: Date): Date | null {
  try {
    return addWorkingMinutes(calendar, at, 0);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

export type Reader = {
  place(id: string, never: ReadonlySet<string>): Place;
  line(personId: string): Place[];
  candidates(askerId: string, target: Target): Place[];
  onDuty: ReadonlySet<string>;
  /** Whether somebody is there in their own hours; being on duty out of them is another thing. */
  isAtWork(id: string): boolean;
};

/** Who is above whom does not depend on the instant: worked out once for all of them. */
const lines = new WeakMap<LineFacts, Map<string, string[]>>();
function lineIn(facts: LineFacts, personId: string): string[] {
  const known = lines.get(facts) ?? new Map<string, string[]>();
  lines.set(facts, known);
  const line = known.get(personId) ?? lineAbove(facts.people, facts.units, personId);
  known.set(personId, line);
  return line;
}

/** The lines as they stand at an instant. */
export function readAt(facts: LineFacts, at: number): Reader {
  const away = awayAt(facts.absences, at);
  const person = new Map(facts.people.map((one) => [one.id, one]));
  const isActive = (id: string): boolean => person.get(id)?.active === true;
  const { centre } = facts;
  const watches = centre ? facts.watches.filter((one) => watchRuns(one, at, centre.timeZone)) : [];
  const onDuty = new Set(watches.map((one) => one.personId));
  const open = new Map<string, boolean>();
  const isOff = (id: string): boolean => {
    const unitId = person.get(id)?.unitId ?? '';
    const known = open.get(unitId);
    const calendar = known === undefined ? calendarIn(facts, unitId) : null;
    const isOpen = known ?? (calendar === null || isOpenAt(calendar, at));
    open.set(unitId, isOpen);
    return !isOpen;
  };
  const isOutside = (id: string): boolean => isOff(id) && !onDuty.has(id);
  const headed = (id: string): string[] => facts.units.flatMap((one) => (one.headId === id ? [one.id] : []));
  const watcherFor = (id: string, never: ReadonlySet<string>): string | null => {
    const of = person.get(id);
    if (!of || watches.length === 0) return null;
    const units = [of.unitId, ...headed(id)];
    const covering = watches.filter((one) => (one.unitId !== null ? units.includes(one.unitId) : one.role === of.role));
    const ordered = covering.toSorted(
      (a, b) => Number(a.unitId === null) - Number(b.unitId === null) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
    );
    const isThere = (watcher: string): boolean =>
      watcher !== id && !never.has(watcher) && isActive(watcher) && !person.get(watcher)?.assistant && !away.has(watcher);
    return ordered.find((one) => isThere(one.personId))?.personId ?? null;
  };
  const place = (id: string, never: ReadonlySet<string>): Place => {
    const absent = away.has(id);
    const deputyId = absent ? deputyAlong(away, isActive, id, never) : null;
    const outside = !absent && isOutside(id);
    const needsDuty = (absent && deputyId === null) || outside;
    return { id, absent, outside, deputyId, dutyId: needsDuty ? watcherFor(id, never) : null };
  };
  const line = (personId: string): Place[] => {
    const never = new Set([personId]);
    return lineIn(facts, personId).map((id) => place(id, never));
  };
  const candidates = (askerId: string, { kind, ref }: Target): Place[] => {
    const never = new Set([askerId]);
    const may = facts.people.filter((one) => one.active && !one.assistant && one.id !== askerId);
    const above = lineIn(facts, askerId);
    const asker = person.get(askerId);
    const head = kind === 'unit' ? facts.units.find((one) => one.id === ref)?.headId : null;
    const rank = (id: string): number => {
      if (id === head) return -1;
      const at = above.indexOf(id);
      if (kind === 'role' && at >= 0) return at;
      if (kind === 'role' && person.get(id)?.unitId === asker?.unitId) return above.length;
      return above.length + (onDuty.has(id) ? 1 : 2);
    };
    const isMeant = ({ id, role, unitId, vendorId }: (typeof may)[number]): boolean =>
      kind === 'person' ? id === ref : kind === 'role' ? role === ref : unitId === ref || vendorId === ref || id === head;
    return may
      .filter(isMeant)
      .toSorted((a, b) => rank(a.id) - rank(b.id) || (a.id < b.id ? -1 : 1))
      .slice(0, MOST)
      .map((one) => place(one.id, never));
  };
  return { place, line, candidates, onDuty, isAtWork: (id) => !away.has(id) && !isOff(id) };
}

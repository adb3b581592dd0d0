import { Temporal } from 'temporal-polyfill';
import type { LineFacts, Place } from '../line/contract.ts';
import { type Reader, readAt } from '../line/decide.ts';
import type { Gap, Wanted } from './contract.ts';

/** Every instant between two at which anything about presence can change: hours, duties, absences. */
export function instantsOf(facts: LineFacts, from: number, to: number): number[] {
  const { centre } = facts;
  const found = new Set([from]);
  const add = (at: number): void => {
    if (at > from && at < to) found.add(at);
  };
  for (const one of facts.absences) [one.from, one.to].forEach(add);
  if (!centre) return [...found].sort((a, b) => a - b);
  const hours = [centre.hours, ...facts.units.flatMap((one) => one.hours ?? [])].flatMap((one) => Object.values(one)).flat(2);
  const clocks = new Set(['00:00', ...hours, ...facts.watches.flatMap((one) => [one.from, one.to])]);
  clocks.delete('24:00');
  const last = Temporal.Instant.fromEpochMilliseconds(to).toZonedDateTimeISO(centre.timeZone).toPlainDate();
  let day = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(centre.timeZone).toPlainDate();
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 }))
    for (const plainTime of clocks) add(day.toZonedDateTime({ timeZone: centre.timeZone, plainTime }).epochMilliseconds);
  return [...found].sort((a, b) => a - b);
}

/** Whether a place has somebody at work in it now, somebody off work, or nobody. */
function stateOf(reader: Reader, { id, absent, outside, deputyId, dutyId }: Place): 'there' | 'off' | 'away' {
  if (dutyId !== null) return 'there';
  const sitter = absent ? deputyId : id;
  if (sitter === null) return 'away';
  const isOff = sitter === id ? outside : reader.place(sitter, new Set()).outside;
  return isOff ? 'off' : 'there';
}

function whyNobody(reader: Reader, places: readonly Place[]): Gap['why'] | null {
  const states = places.map((one) => stateOf(reader, one));
  if (states.includes('there')) return null;
  return states.includes('off') ? 'off' : 'away';
}

function whyShort(reader: Reader, askerId: string, { need, of }: Wanted): Gap['why'] | null {
  const each = of.map((target) => whyNobody(reader, reader.candidates(askerId, target)));
  if (need === 'any' && each.includes(null)) return null;
  return each.includes('away') ? 'away' : (each.find((one) => one !== null) ?? null);
}

/**
 * When these people are at work and nobody is there for them. A time at which they are off work ends no gap, so that a week without
 * anybody is one gap and not five.
 */
export function gapsIn(facts: LineFacts, askers: readonly string[], wanted: readonly Wanted[], from: number, to: number): Gap[] {
  const open = new Map<string, Gap>();
  const gaps: Gap[] = [];
  const instants = instantsOf(facts, from, to);
  for (const [index, at] of instants.entries()) {
    const end = instants[index + 1] ?? to;
    const reader = readAt(facts, at);
    const told = (askerId: string, key: string, why: Gap['why'] | null): void => {
      const name = `${askerId} ${key}`;
      const before = open.get(name);
      if (before && before.why === why) before.to = end;
      else open.delete(name);
      if (why === null || before?.why === why) return;
      const gap = { askerId, key, why, from: at, to: end };
      open.set(name, gap);
      gaps.push(gap);
    };
    const working = new Set(askers.filter((id) => reader.isAtWork(id)));
    for (const id of working) told(id, '', whyNobody(reader, reader.line(id)));
    for (const one of wanted) for (const id of one.askers) if (working.has(id)) told(id, one.key, whyShort(reader, id, one));
  }
  return gaps;
}

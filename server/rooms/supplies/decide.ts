import type { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '../../platform/refusal.ts';
import { type Calendar, workingMinutesBetween } from '../../platform/working-time.ts';
import type { Held, SupplyFacts } from './access.ts';
import { events, HAND_OVER_MINUTES, type zAnswerSupply } from './contract.ts';

export type Command = z.output<typeof zAnswerSupply> | { kind: 'accept_substitute' | 'decline_substitute' | 'cancel' };
type State = SupplyFacts['state'];

/** From where each verb leads. A section accepts, proposes or justifies: it never just refuses. */
const FROM: Record<Command['kind'], readonly State[]> = {
  reserve: ['requested', 'out_of_stock', 'backorder'],
  prepare: ['requested', 'reserved', 'backorder'],
  hand_over: ['requested', 'reserved', 'preparing', 'backorder'],
  substitute: ['requested', 'reserved', 'out_of_stock', 'backorder'],
  backorder: ['requested', 'reserved', 'out_of_stock', 'backorder', 'preparing'],
  decline: ['requested', 'reserved', 'out_of_stock', 'backorder', 'preparing'],
  accept_substitute: ['substitute_proposed'],
  decline_substitute: ['substitute_proposed'],
  cancel: ['requested', 'reserved', 'out_of_stock', 'substitute_proposed', 'backorder', 'preparing'],
};
const OVER: readonly State[] = ['handed_over', 'declined', 'cancelled'];

export function canNow(held: SupplyFacts, verb: Command['kind']): Refusal | null {
  if (OVER.includes(held.state)) return refuse('conflict', 'supplies.closed');
  if (FROM[verb].includes(held.state)) return null;
  if (verb === 'accept_substitute' || verb === 'decline_substitute') return refuse('conflict', 'supplies.nothingProposed');
  return refuse('conflict', held.state === 'substitute_proposed' ? 'supplies.waitsForTeam' : 'supplies.notFromHere');
}

/** `asker`: the team's turn. `section`: the section's, within so many working minutes. `over`: closed. */
export type Move = { to: 'asker' } | { to: 'section'; agreedMinutes: number } | { to: 'over' };
export type Step = { changes: Partial<SupplyFacts>; move: Move; event: string; data: Record<string, unknown> };

/** What a verb makes of a supply request. `calendar`: the section's, to know how far off a promised date is. */
export function decide(held: Held, command: Command, calendar: Calendar, now: Date): Step | Refusal {
  const no = canNow(held, command.kind);
  if (no) return no;
  const made = step(held, command, calendar, now);
  const isFirst = held.answeredAt === null && command.kind !== 'cancel';
  return isRefusal(made) || !isFirst ? made : { ...made, changes: { ...made.changes, answeredAt: now } };
}

function step(held: Held, command: Command, calendar: Calendar, now: Date): Step | Refusal {
  const answered = (changes: Partial<SupplyFacts>, move: Move): Step => ({ changes, move, event: events.answered, data: {} });
  const handOver = { to: 'section' as const, agreedMinutes: HAND_OVER_MINUTES };
  switch (command.kind) {
    case 'reserve':
      return answered({ state: 'reserved', eta: null }, handOver);
    case 'prepare':
      return answered({ state: 'preparing', eta: null }, handOver);
    case 'hand_over': {
      const changes = { state: 'handed_over' as const, tracking: command.tracking.trim() || null, handedAt: now };
      return { changes, move: { to: 'over' }, event: events.handedOver, data: {} };
    }
    case 'substitute':
      return answered(
        { state: 'substitute_proposed', substitute: command.lines, reason: command.text.trim() || null },
        { to: 'asker' },
      );
    case 'backorder': {
      const eta = new Date(command.eta);
      if (eta <= now) return refuse('invalid', 'supplies.etaPast', { field: 'eta' });
      const agreedMinutes = Math.max(1, workingMinutesBetween(calendar, now, eta));
      return answered({ state: 'backorder', eta, reason: command.text.trim() || null }, { to: 'section', agreedMinutes });
    }
    case 'decline':
      if (command.text.trim() === '') return refuse('invalid', 'supplies.emptyReason', { field: 'text' });
      return answered({ state: 'declined', reason: command.text.trim() }, { to: 'over' });
    case 'accept_substitute': {
      const changes = { state: 'reserved' as const, lines: held.substitute ?? held.lines, substitute: null };
      return { changes, move: handOver, event: events.substituteAccepted, data: {} };
    }
    case 'decline_substitute': {
      const changes = { state: 'out_of_stock' as const, substitute: null };
      return { changes, move: { to: 'section', agreedMinutes: held.agreedMinutes }, event: events.substituteDeclined, data: {} };
    }
    case 'cancel': {
      const released = held.state === 'reserved' || held.state === 'preparing';
      return { changes: { state: 'cancelled' }, move: { to: 'over' }, event: events.cancelled, data: { released } };
    }
  }
}

/** Whom it reaches when time is up: the heads over the section, one after another, then the last again. Never the asker. */
export function nextUp(held: Held, heads: readonly string[]): { unitId: string; personId: string | null } {
  const rungs = [...new Set(heads)].filter((id) => id !== held.request.askedBy.id);
  const { personId, standsInForId } = held.request.to;
  const present = rungs.indexOf(standsInForId ?? personId ?? '');
  return { unitId: held.unitId, personId: rungs[Math.min(present + 1, rungs.length - 1)] ?? null };
}

/** What an event of a supply tells, and to whom: those who may open it. */
export function eventOf(held: Held, name: string, extra: Record<string, unknown>) {
  const { id, unitId, state, request } = held;
  const people = [request.askedBy.id, request.to.personId, request.to.standsInForId].filter((one) => one !== null);
  const audience = ['centre', `unit:${unitId}`, ...new Set(people.map((one) => `person:${one}`))];
  const data = { supplyId: id, caseId: request.caseId, unitId, state, number: request.number, ...extra };
  return { name, caseId: request.caseId, subjectId: id, audience, data };
}

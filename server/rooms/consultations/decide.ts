import type { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '../../platform/refusal.ts';
import type { ConsultationFacts, Held, State } from './access.ts';
import { events, type zAnswer } from './contract.ts';

export type Answer = z.output<typeof zAnswer>;
export type Command =
  | Answer
  | { kind: 'reply'; text: string }
  | { kind: 'insist'; text: string }
  | { kind: 'accept' | 'confirm' | 'withdraw' };
type Verb = Command['kind'];

/** From where each verb leads, and in which mode. */
const FROM: Record<Verb, { states: readonly State[]; mode?: 'consult' | 'refer' }> = {
  answer: { states: ['sent', 'taken'], mode: 'consult' },
  done: { states: ['handed_over', 'taken'], mode: 'refer' },
  return: { states: ['handed_over', 'taken'], mode: 'refer' },
  ask_info: { states: ['sent', 'handed_over', 'taken'] },
  not_mine: { states: ['sent', 'handed_over', 'taken'] },
  reply: { states: ['needs_info'] },
  accept: { states: ['answered'] },
  insist: { states: ['answered', 'done'] },
  confirm: { states: ['done'] },
  withdraw: { states: ['sent', 'handed_over', 'taken', 'needs_info', 'answered', 'done'] },
};

const OVER: readonly State[] = ['accepted', 'confirmed', 'returned', 'withdrawn'];

/** The state people see: taken, once somebody of the department has it in hand. */
export const stateOf = (held: Pick<Held, 'state' | 'request'>): State =>
  held.request.takenBy && (held.state === 'sent' || held.state === 'handed_over') ? 'taken' : held.state;

/** Whether a verb leads anywhere from here, whoever says it. */
export function canNow(held: Held, verb: Verb): Refusal | null {
  const state = stateOf(held);
  const { states, mode } = FROM[verb];
  if (OVER.includes(state)) return refuse('conflict', 'consultations.closed');
  if (mode && mode !== held.mode)
    return refuse('conflict', mode === 'consult' ? 'consultations.onlyConsult' : 'consultations.onlyRefer');
  if (states.includes(state)) return null;
  if (verb === 'reply') return refuse('conflict', 'consultations.nothingAsked');
  if (verb === 'accept' || verb === 'insist' || verb === 'confirm') return refuse('conflict', 'consultations.notAnswered');
  return refuse('conflict', state === 'needs_info' ? 'consultations.waitsForTeam' : 'consultations.alreadyAnswered');
}

/** Where a request goes with a step: to the asker, back to the department (on its clock or a fresh one), elsewhere, or nowhere any more. */
export type Move = 'asker' | 'department' | 'departmentAfresh' | 'elsewhere' | 'over';
export type Step = { changes: Partial<ConsultationFacts>; move: Move; event: string; data: Record<string, unknown> };

/** What a verb makes of a consultation. `by`: who says it; `at`: when. */
export function decide(held: Held, command: Command, by: string, now: Date): Step | Refusal {
  const no = canNow(held, command.kind) ?? wordless(command);
  return isRefusal(no) ? no : step(held, command, by, now);
}

function wordless(command: Command): Refusal | null {
  const needs = 'text' in command && command.kind !== 'not_mine';
  return needs && command.text.trim() === '' ? refuse('invalid', 'consultations.emptyText', { field: 'text' }) : null;
}

function step(held: Held, command: Command, by: string, now: Date): Step | Refusal {
  const said = (text: string, from: 'team' | 'department') => [...held.exchange, { at: now.toISOString(), by, text, from }];
  const waiting = held.mode === 'refer' ? ('handed_over' as const) : ('sent' as const);
  const answered = (text: string) => ({ answer: text, answeredBy: by, answeredAt: now });
  switch (command.kind) {
    case 'answer': {
      const { verdict, text } = command;
      if (held.ask && verdict === 'information') return refuse('invalid', 'consultations.verdictNeeded', { field: 'verdict' });
      return {
        changes: { state: 'answered', verdict, ...answered(text) },
        move: 'asker',
        event: events.answered,
        data: { verdict, rulingId: held.rulingId },
      };
    }
    case 'done':
      return { changes: { state: 'done', ...answered(command.text) }, move: 'asker', event: events.done, data: {} };
    case 'return':
      return { changes: { state: 'returned', ...answered(command.text) }, move: 'over', event: events.returned, data: {} };
    case 'ask_info':
      return {
        changes: { state: 'needs_info', exchange: said(command.text, 'department') },
        move: 'asker',
        event: events.infoAsked,
        data: {},
      };
    case 'not_mine':
      return notMine(held, command, waiting, command.text ? said(command.text, 'department') : held.exchange);
    case 'reply':
      return {
        changes: { state: waiting, exchange: said(command.text, 'team') },
        move: 'department',
        event: events.replied,
        data: {},
      };
    case 'insist': {
      const before = {
        at: held.answeredAt?.toISOString() ?? '',
        by: held.answeredBy ?? '',
        text: held.answer ?? '',
        from: 'department' as const,
      };
      const exchange = [...held.exchange, before, { at: now.toISOString(), by, text: command.text, from: 'team' as const }];
      const cleared = { answer: null, answeredBy: null, answeredAt: null, verdict: null };
      const changes = { state: waiting, exchange, ...cleared, insufficientCount: held.insufficientCount + 1 };
      return { changes, move: 'departmentAfresh', event: events.insisted, data: {} };
    }
    case 'accept':
      return {
        changes: { state: 'accepted' },
        move: 'over',
        event: events.accepted,
        data: { verdict: held.verdict, rulingId: held.rulingId },
      };
    case 'confirm':
      return { changes: { state: 'confirmed', confirmedAt: now }, move: 'over', event: events.confirmed, data: {} };
    case 'withdraw':
      return { changes: { state: 'withdrawn' }, move: 'over', event: events.withdrawn, data: { rulingId: held.rulingId } };
  }
}

/** A leave is given by the department that the policy names: it can't be passed to one that it does not. */
function notMine(
  held: Held,
  command: { department: string },
  state: 'sent' | 'handed_over',
  exchange: Held['exchange'],
): Step | Refusal {
  if (held.ask) return refuse('conflict', 'consultations.leaveStays', { field: 'department' });
  const changes = { state, exchange, reroutedFrom: held.unitId };
  return { changes, move: 'elsewhere', event: events.rerouted, data: { department: command.department } };
}

/** Whom a consultation reaches when time is up: the head of the department, then the authority's head, then the same again. Never the asker. */
export function nextUp(
  held: Held,
  headId: string | null,
  authorityId: string | null,
): { unitId: string; personId: string | null } {
  const rungs = [headId, authorityId].filter((id) => id !== null && id !== held.request.askedBy.id);
  const { personId, standsInForId } = held.request.to;
  const present = rungs.indexOf(standsInForId ?? personId);
  return { unitId: held.unitId, personId: rungs[Math.min(present + 1, rungs.length - 1)] ?? null };
}

/** Minutes from asking to the answer, or to now where there is none. */
export const waited = (held: Held, now: Date): number =>
  Math.max(0, Math.round(((held.answeredAt ?? now).getTime() - Date.parse(held.request.askedAt)) / 60_000));

/** What an event of a consultation tells, and to whom: those who may open it. */
export function eventOf(held: Held, name: string, extra: Record<string, unknown>) {
  const { id, mode, unitId, request } = held;
  const people = [request.askedBy.id, request.to.personId, request.to.standsInForId].filter((one) => one !== null);
  const audience = ['centre', `unit:${unitId}`, ...new Set(people.map((one) => `person:${one}`))];
  const data = {
    consultationId: id,
    caseId: request.caseId,
    mode,
    unitId,
    state: stateOf(held),
    number: request.number,
    ...extra,
  };
  return { name, caseId: request.caseId, subjectId: id, audience, data };
}

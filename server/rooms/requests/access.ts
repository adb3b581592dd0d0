import type { Actor } from '../../platform/actor.ts';
import { type Refusal, refuse } from '../../platform/refusal.ts';
import type { RequestKind } from './contract.ts';

/** One request as it is kept. */
export type RequestFacts = {
  id: string;
  kind: RequestKind;
  number: string;
  caseId: string;
  caseKey: string;
  title: string;
  minor: number | null;
  currency: string | null;
  askedBy: string;
  askedByName: string;
  askedAt: Date;
  unitId: string | null;
  personId: string | null;
  standsInFor: string | null;
  toNameEs: string;
  toNameEn: string;
  standsInName: string | null;
  /** People who may answer it beside the one it was put to. */
  also: string[];
  /** People who had it before. */
  passed: string[];
  takenBy: string | null;
  takenByName: string | null;
  level: number;
  agreedMinutes: number;
  levelAt: Date;
  halfAt: Date;
  mostAt: Date;
  dueAt: Date;
  leftMinutes: number | null;
  nextTimer: 'half' | 'most' | 'due' | null;
  nextTimerAt: Date | null;
  reminders: number;
  remindedAt: Date | null;
  seenAt: Date | null;
  waitingFor: 'answer' | 'asker';
  isOpen: boolean;
  closedAt: Date | null;
  closedBy: string | null;
  outcome: string | null;
  usualScope: string;
  usualFrom: Date;
};

type Whose = Pick<
  RequestFacts,
  'id' | 'askedBy' | 'unitId' | 'personId' | 'standsInFor' | 'also' | 'passed' | 'closedBy' | 'isOpen' | 'waitingFor'
>;

/** What ties an actor to one request: whoever came by a signed link holds this scope and no other. */
export const linkScope = (requestId: string): string => `request:${requestId}`;

const isLinkTo = (actor: Actor, request: Pick<Whose, 'id'>): boolean =>
  actor.kind === 'link' && actor.keyScopes?.length === 1 && actor.keyScopes[0] === linkScope(request.id);

/** Put to this person, to a unit of theirs, to several of whom they are one, or held by them as a deputy. Never the asker: nobody answers himself. */
export function isAddressee(actor: Actor, request: Whose): boolean {
  if (actor.id === request.askedBy) return false;
  const isOfUnit = request.unitId !== null && actor.unitIds.includes(request.unitId);
  if (actor.kind === 'link') {
    return isLinkTo(actor, request) && (actor.id === request.personId || actor.id === request.unitId || isOfUnit);
  }
  if (actor.kind !== 'person') return false;
  return actor.id === request.personId || isOfUnit || request.also.includes(actor.id);
}

/** Whether the actor may answer it now. */
export function mayAnswer(actor: Actor, request: Whose): boolean {
  return request.isOpen && request.waitingFor === 'answer' && isAddressee(actor, request);
}

/** The same everywhere: opened by id, listed, told of live. Whole-centre people see it with its case; others what is or was put to them or asked by them. */
export function maySee(actor: Actor, request: Whose): boolean {
  if (actor.kind === 'customer') return false;
  if (actor.kind === 'link') return isLinkTo(actor, request);
  if (actor.scope === 'all') return true;
  return (
    [request.askedBy, request.standsInFor, request.closedBy, ...request.passed].includes(actor.id) || isAddressee(actor, request)
  );
}

/** Who hears of it live: those who may open it. */
export function audienceFor(request: Whose): string[] {
  const { askedBy, personId, standsInFor, closedBy, also, passed } = request;
  const people = [askedBy, personId, standsInFor, closedBy, ...also, ...passed].filter((id) => id !== null);
  return ['centre', ...(request.unitId ? [`unit:${request.unitId}`] : []), ...new Set(people.map((id) => `person:${id}`))];
}

/** The rooms above ask in the name of a person or an assistant; a customer or a link asks nobody. */
export function mayAsk(actor: Actor): Refusal | null {
  return actor.kind === 'customer' || actor.kind === 'link' ? refuse('forbidden', 'requests.mayNotAsk') : null;
}

/** The rooms above have asked who may; here nobody moves a closed request, and a link moves none but its own. */
export function mayMove(actor: Actor, request: Whose): Refusal | null {
  if (actor.kind === 'customer' || (actor.kind === 'link' && !isLinkTo(actor, request))) {
    return refuse('not_found', 'requests.notFound');
  }
  return request.isOpen ? null : refuse('conflict', 'requests.closed');
}

export function maySay(actor: Actor, request: Whose): Refusal | null {
  if (!maySee(actor, request)) return refuse('not_found', 'requests.notFound');
  if (!request.isOpen) return refuse('conflict', 'requests.closed');
  if (actor.id === request.askedBy) return refuse('forbidden', 'requests.self');
  return isAddressee(actor, request) ? null : refuse('forbidden', 'requests.notYours');
}

/** Taking is a person's: a link answers without taking. */
export function mayTake(actor: Actor, request: Whose): Refusal | null {
  const refusal = maySay(actor, request);
  if (refusal) return refusal;
  return request.unitId && actor.kind === 'person' ? null : refuse('conflict', 'requests.notToUnit');
}

export function mayRemind(actor: Actor, request: Whose): Refusal | null {
  if (!maySee(actor, request)) return refuse('not_found', 'requests.notFound');
  if (!request.isOpen) return refuse('conflict', 'requests.closed');
  if (request.waitingFor === 'asker') return refuse('conflict', 'requests.waitsForAsker');
  return actor.id === request.askedBy ? null : refuse('forbidden', 'requests.notAsker');
}

/**
 * The house sends links, to those it is put to alone: the person, the unit, or one of the unit's people (`ofUnit`). In other hands a
 * link would let them answer.
 */
export function mayIssueLink(
  actor: Actor,
  request: Whose,
  to: { personId: string | null; unitId: string | null; ofUnit: boolean },
): Refusal | null {
  const refusal = systemOnly(actor) ?? mayMove(actor, request);
  if (refusal) return refusal;
  const isPerson = to.personId !== null && to.personId !== request.askedBy && (to.personId === request.personId || to.ofUnit);
  const isUnit = to.personId === null && to.unitId !== null && to.unitId === request.unitId;
  return isPerson || isUnit ? null : refuse('conflict', 'requests.linkNotAddressee');
}

/** The house, or the very actor that the link was sent to. */
export function mayUseLink(actor: Actor, linked: Actor): Refusal | null {
  if (actor.kind === 'system') return null;
  const isSame = actor.kind === 'link' && actor.id === linked.id && actor.keyScopes?.[0] === linked.keyScopes?.[0];
  return isSame ? null : refuse('forbidden', 'requests.notYours');
}

/** Clocks, links and mails are the house's own work. */
export function systemOnly(actor: Actor): Refusal | null {
  return actor.kind === 'system' ? null : refuse('forbidden', 'requests.systemOnly');
}

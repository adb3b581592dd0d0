import type { Actor } from '../../platform/actor.ts';
import { type Refusal, refuse } from '../../platform/refusal.ts';
import type { Ask } from '../attributions/contract.ts';
import type { Request } from '../requests/contract.ts';
import type { Consultation } from './contract.ts';

export type State = Consultation['state'];
export type Exchange = Consultation['exchange'];

/** One consultation as it is kept; `taken` is never kept, it is seen from who has taken the request. */
export type ConsultationFacts = {
  id: string;
  mode: 'consult' | 'refer';
  state: Exclude<State, 'taken'>;
  unitId: string;
  question: string;
  rulingId: string | null;
  ask: Ask | null;
  warrantId: string | null;
  answer: string | null;
  verdict: 'yes' | 'no' | 'information' | null;
  answeredBy: string | null;
  answeredAt: Date | null;
  exchange: Exchange;
  reroutedFrom: string | null;
  insufficientCount: number;
  confirmedAt: Date | null;
};

export type Held = ConsultationFacts & { request: Request };

/** The consultation with its request, for those who may see it; for everybody else there is none. */
export function found(facts: ConsultationFacts | null, known: { request: Request; maySee: boolean } | null): Held | Refusal {
  return facts && known?.maySee ? { ...facts, request: known.request } : refuse('not_found', 'consultations.notFound');
}

export function mayAskDepartment(actor: Actor): Refusal | null {
  return actor.kind === 'customer' || actor.kind === 'link' ? refuse('forbidden', 'consultations.notTeam') : null;
}

/** The department's verbs: whoever the request is put to, in the app or by their link. Never the asker. */
export function mayAnswer(actor: Actor, { request }: Held): Refusal | null {
  if (!request.isOpen) return refuse('conflict', 'consultations.closed');
  if (actor.id === request.askedBy.id) return refuse('forbidden', 'consultations.self');
  if (request.mine) return null;
  return request.waitingFor === 'asker'
    ? refuse('conflict', 'consultations.waitsForTeam')
    : refuse('forbidden', 'consultations.notYours');
}

/** The first level keeps the conversation: whoever asked, or a colleague of the centre who is not of those asked. */
export function isTeam(actor: Actor, { request }: Held): boolean {
  if (actor.kind === 'customer' || actor.kind === 'link') return false;
  const isAsked = actor.id === request.to.personId || (request.to.unitId !== null && actor.unitIds.includes(request.to.unitId));
  return actor.id === request.askedBy.id || (actor.scope === 'all' && !isAsked);
}

export function mayActAsTeam(actor: Actor, held: Held): Refusal | null {
  return isTeam(actor, held) ? null : refuse('forbidden', 'consultations.notTeam');
}

export function systemOnly(actor: Actor): Refusal | null {
  return actor.kind === 'system' ? null : refuse('forbidden', 'consultations.systemOnly');
}

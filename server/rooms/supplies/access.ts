import type { Actor } from '../../platform/actor.ts';
import { type Refusal, refuse } from '../../platform/refusal.ts';
import type { Request } from '../requests/contract.ts';
import type { Supply } from './contract.ts';

/** One supply request as it is kept. */
export type SupplyFacts = Pick<
  Supply,
  'state' | 'purpose' | 'storeId' | 'orderRef' | 'lines' | 'note' | 'substitute' | 'reason' | 'tracking'
> & {
  id: string;
  unitId: string;
  eta: Date | null;
  agreedMinutes: number;
  answeredAt: Date | null;
  handedAt: Date | null;
};

export type Held = SupplyFacts & { request: Request };

/** The supply with its request, for those who may see it; for everybody else there is none. */
export function found(facts: SupplyFacts | null, known: { request: Request; maySee: boolean } | null): Held | Refusal {
  return facts && known?.maySee ? { ...facts, request: known.request } : refuse('not_found', 'supplies.notFound');
}

export function mayAskSection(actor: Actor): Refusal | null {
  return actor.kind === 'customer' || actor.kind === 'link' ? refuse('forbidden', 'supplies.notTeam') : null;
}

/** The section's verbs: whoever it is put to, in the app or by their link. Never the asker. */
export function mayAnswer(actor: Actor, { request }: Held): Refusal | null {
  if (!request.isOpen) return refuse('conflict', 'supplies.closed');
  if (actor.id === request.askedBy.id) return refuse('forbidden', 'supplies.self');
  if (request.mine) return null;
  return request.waitingFor === 'asker' ? refuse('conflict', 'supplies.waitsForTeam') : refuse('forbidden', 'supplies.notYours');
}

/** The team: whoever asked, or a colleague of the centre who is not of those asked. */
export function isTeam(actor: Actor, { request }: Held): boolean {
  if (actor.kind === 'customer' || actor.kind === 'link') return false;
  const isAsked = actor.id === request.to.personId || (request.to.unitId !== null && actor.unitIds.includes(request.to.unitId));
  return actor.id === request.askedBy.id || (actor.scope === 'all' && !isAsked);
}

export function mayActAsTeam(actor: Actor, held: Held): Refusal | null {
  return isTeam(actor, held) ? null : refuse('forbidden', 'supplies.notTeam');
}

export function systemOnly(actor: Actor): Refusal | null {
  return actor.kind === 'system' ? null : refuse('forbidden', 'supplies.systemOnly');
}

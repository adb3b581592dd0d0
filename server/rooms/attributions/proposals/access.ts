import type { Actor } from '../../../platform/actor.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import type { Proposal } from './contract.ts';

/** Those who organise others' work. An administrator has no case data, and proposals are made of cases. */
export const READERS = ['COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER', 'CRM_COORD', 'AUTHORITY'] as const;
const DECIDERS = ['CENTRE_MANAGER', 'AUTHORITY'] as const;
const has = (roles: readonly string[], actor: Actor): boolean => roles.includes(actor.role ?? '');

/** Kinds that speak of a person's doing, not of the policy. */
export const ofPerson = (kind: Proposal['kind']): boolean => kind === 'rubberStamp' || kind === 'splitting';

/** What is asked about one proposal: `leads`, whether the person it names stands below whoever asks. */
export type Seen = { kind: Proposal['kind']; holder: Proposal['holder']; leads: boolean };

export function mayReadProposals(actor: Actor): true | Refusal {
  const isPerson = actor.kind === 'person' && actor.scope === 'all' && has(READERS, actor);
  return actor.kind === 'system' || isPerson ? true : refuse('forbidden', 'attributions.mayNot');
}

/** Of a person's doing, only the centre manager, the authority and that person's supervisors know; nobody of their own. */
export function maySee(actor: Actor, { kind, holder, leads }: Seen): boolean {
  if (mayReadProposals(actor) !== true) return false;
  if (!ofPerson(kind) || actor.kind === 'system') return true;
  if (holder.ref === actor.id) return false;
  return has(DECIDERS, actor) || (actor.role === 'SUPERVISOR' && leads);
}

/** Who may make something of it, or put it away: those who draft; of a person's doing, whoever sees it. */
export function mayDecide(actor: Actor, seen: Seen): true | Refusal {
  const answer = maySee(actor, seen) && actor.kind === 'person' && (has(DECIDERS, actor) || ofPerson(seen.kind));
  return answer || refuse('forbidden', 'attributions.mayNot');
}

/** By hand: whoever may decide upon what is found. By night: the house. */
export function mayLook(actor: Actor): true | Refusal {
  return actor.kind === 'system' || (mayReadProposals(actor) === true && has(DECIDERS, actor))
    ? true
    : refuse('forbidden', 'attributions.mayNot');
}

/** The way of a draft is followed by the house. */
export const systemOnly = (actor: Actor): true | Refusal => actor.kind === 'system' || refuse('forbidden', 'attributions.mayNot');

import type { Actor } from '../../../platform/actor.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import { ROLES, type Role } from '../contract.ts';

const KEEPERS = ['ADMIN', 'CENTRE_MANAGER', 'AUTHORITY'];
const mayNot = (field: string): Refusal => refuse('forbidden', 'organization.mayNot', { field });

/**
 * Who keeps the rota. It lends the limits of those it covers: nobody puts themselves on it, and nobody but an administrator or the
 * authority lends those of somebody above them. `covers`: the role covered, or that of the highest person of the unit.
 */
export function mayChangeDuty(actor: Actor, personId: string, covers: Role | null): true | Refusal {
  if (actor.kind === 'system') return true;
  if (actor.kind !== 'person' || !KEEPERS.includes(actor.role ?? '')) return mayNot('personId');
  if (actor.id === personId) return refuse('forbidden', 'organization.notOwnDuty', { field: 'personId' });
  const above = covers !== null && ROLES[covers].level > ROLES[actor.role as Role].level;
  return actor.role === 'CENTRE_MANAGER' && above ? mayNot('role') : true;
}

/** Taking somebody off lends nothing: whoever keeps the rota may, and whoever is on it may not. */
export function mayEndDuty(actor: Actor): true | Refusal {
  return actor.kind === 'system' || (actor.kind === 'person' && KEEPERS.includes(actor.role ?? '')) ? true : mayNot('dutyId');
}

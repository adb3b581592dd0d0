import type { Actor } from '../../../platform/actor.ts';
import { refuse, type Refusal } from '../../../platform/refusal.ts';
import { ROLES, type Role } from '../contract.ts';

export type Absent = { id: string; role: Role; unitId: string; superiorId: string | null; active: boolean };

const above = (actor: Actor, person: Absent) =>
  person.superiorId === actor.id ||
  (actor.unitIds.includes(person.unitId) && ROLES[person.role].level < ROLES[actor.role as Role].level);

/** One's own absence, anybody's for those who administer people, and that of their people for coordinators and supervisors. */
export function mayChangeAbsence(actor: Actor, person: Absent): true | Refusal {
  if (actor.id === person.id || actor.role === 'ADMIN' || actor.role === 'CENTRE_MANAGER') return true;
  const leads = actor.role === 'COORDINATOR' || actor.role === 'SUPERVISOR';
  return leads && above(actor, person) ? true : refuse('forbidden', 'organization.mayNot');
}

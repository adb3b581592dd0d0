import type { Actor } from '../../platform/actor.ts';
import { refuse, type Refusal } from '../../platform/refusal.ts';
import type { Role } from './contract.ts';

export const mayNot = (): Refusal => refuse('forbidden', 'organization.mayNot');

/** Telling somebody is part of another act, or the house's own; nobody sends notifications by hand. */
export function mayNotify(actor: Actor, act: string): true | Refusal {
  return actor.kind === 'system' || act !== 'organization.notify' ? true : mayNot();
}

const administers = (actor: Actor) => actor.role === 'ADMIN' || actor.role === 'CENTRE_MANAGER';

/** Roles that only an administrator gives, takes away or touches: a centre manager raises nobody above himself. */
const RESERVED: readonly Role[] = ['ADMIN', 'AUTHORITY', 'CENTRE_MANAGER'];

export type PersonBefore = { id: string; role: Role; unitId: string; superiorId: string | null; active: boolean };
type PersonAfter = Omit<PersonBefore, 'id'> & { resetsSignIn: boolean };

/** Adding and changing people. Nobody changes their own role, place or line of report; a key never hands out sign-ins. */
export function mayPutPerson(actor: Actor, before: PersonBefore | null, after: PersonAfter): true | Refusal {
  if (!administers(actor) && actor.kind !== 'system') return mayNot();
  if (actor.kind === 'system' || actor.role === 'ADMIN') return ownStays(actor, before, after);
  const reserved = RESERVED.includes(after.role) || (before !== null && RESERVED.includes(before.role));
  if (reserved && before?.id !== actor.id) return refuse('forbidden', 'organization.reservedRole', { field: 'role' });
  return ownStays(actor, before, after);
}

function ownStays(actor: Actor, before: PersonBefore | null, after: PersonAfter): true | Refusal {
  if (actor.keyScopes !== null && after.resetsSignIn) return refuse('forbidden', 'organization.mayNot', { field: 'password' });
  if (before?.id !== actor.id) return true;
  const changed = (['role', 'unitId', 'superiorId', 'active'] as const).find((field) => before[field] !== after[field]);
  if (changed) return refuse('forbidden', 'organization.notOwnPlace', { field: changed });
  return after.resetsSignIn ? refuse('forbidden', 'organization.notOwnPlace', { field: 'password' }) : true;
}

/** Units are kept by those who administer people; the authority's only by an administrator. */
export function mayPutUnit(actor: Actor, kinds: readonly string[]): true | Refusal {
  if (actor.kind === 'system' || actor.role === 'ADMIN') return true;
  return actor.role === 'CENTRE_MANAGER' && !kinds.includes('authority') ? true : mayNot();
}

export function mayChangeCentre(actor: Actor): true | Refusal {
  return administers(actor) ? true : mayNot();
}

/** Settings that other rooms keep with the centre: the house, or those who administer it. */
export function mayKeepSetting(actor: Actor): true | Refusal {
  return administers(actor) || actor.kind === 'system' ? true : mayNot();
}

/** A visitor founds the first centre of an installation; further ones are the house's own doing. */
export function mayFound(by: 'visitor' | 'house', centres: number): true | Refusal {
  return by === 'house' || centres === 0 ? true : refuse('conflict', 'organization.alreadyFounded');
}

export function mayFillHolidays(actor: Actor): true | Refusal {
  return actor.kind === 'system' ? true : mayNot();
}

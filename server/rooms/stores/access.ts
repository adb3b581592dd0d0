import type { Actor } from '../../platform/actor.ts';
import { type Refusal, refuse } from '../../platform/refusal.ts';
import type { Ask, Warrant } from '../attributions/contract.ts';
import { ROLES } from '../organization/contract.ts';
import type { Execution } from './contract.ts';

const levelOf = (actor: Actor): number => {
  const role = Object.entries(ROLES).find(([name]) => name === actor.role)?.[1];
  return role?.scope === 'all' ? role.level : 0;
};

/** Orders are seen by whoever may see every case; others get the order inside a case that was put to them. */
export function maySeeOrders(actor: Actor): true | Refusal {
  return actor.scope === 'all' ? true : refuse('forbidden', 'stores.mayNotSee');
}

export function mayAdminister(actor: Actor): true | Refusal {
  return actor.kind === 'system' || actor.role === 'ADMIN' || actor.role === 'CENTRE_MANAGER'
    ? true
    : refuse('forbidden', 'stores.mayNotAdminister');
}

export function mayListStores(actor: Actor): true | Refusal {
  return mayAdminister(actor) === true ? true : maySeeOrders(actor);
}

/** What a shop says of itself: with a key made for that, of no other unit's integration; or the house, which has asked it. */
export function mayPush(actor: Actor, store: { unitId: string | null }): true | Refusal {
  if (actor.kind === 'system') return true;
  return actor.keyScopes?.includes('stores:push') && ofUnit(actor, store) ? true : refuse('forbidden', 'stores.mayNotPush');
}

/** Part of taking in what a shop tells. */
export function mayRecogniseBuyer(actor: Actor): true | Refusal {
  return actor.kind === 'system' || actor.keyScopes?.includes('stores:push') ? true : refuse('forbidden', 'stores.mayNotPush');
}

const ofUnit = (actor: Actor, store: { unitId: string | null }): boolean =>
  actor.role !== 'INTEGRATION' || store.unitId === null || actor.unitIds.includes(store.unitId);

const isShop = (actor: Actor): boolean => actor.role === 'INTEGRATION' && actor.keyScopes?.includes('stores:push') === true;

/** Who says how it ended: the integration of that shop, or a coordinator and whoever stands above, once it was sent. */
export function maySettle(
  actor: Actor,
  store: { unitId: string | null },
  state: Execution['state'],
): 'shop' | 'person' | Refusal {
  if (isShop(actor) && ofUnit(actor, store)) return 'shop';
  const mine = actor.kind === 'person' && actor.role !== 'INTEGRATION' && levelOf(actor) >= 1;
  return mine && state !== 'planned' ? 'person' : refuse('forbidden', 'stores.mayNotSettle');
}

/** A warrant is the leave; it must be for exactly this. */
export function mayExecute(actor: Actor, warrant: Warrant, ask: Ask): true | Refusal {
  const same =
    warrant.action === ask.action &&
    warrant.amount?.minor === ask.amount?.minor &&
    warrant.amount?.currency === ask.amount?.currency;
  return same && actor.scope !== 'none' ? true : refuse('forbidden', 'stores.warrantMismatch');
}

/** Sending, asking again and taking in are the house's own work; nobody does them by hand. */
export function systemOnly(actor: Actor): true | Refusal {
  return actor.kind === 'system' ? true : refuse('forbidden', 'stores.houseOnly');
}

/** How a step came out is written by the house, or as part of somebody's `stores.settle`; never by itself. */
export function mayConclude(actor: Actor, act: string, itself: string): true | Refusal {
  return act !== itself && (actor.kind === 'system' || actor.kind === 'person') ? true : refuse('forbidden', 'stores.houseOnly');
}

import type { Actor } from '../../platform/actor.ts';
import { type Refusal, refuse } from '../../platform/refusal.ts';

/** What is known of a case before anything of it is shown. `sharedWith`: units to which something of it was put. */
export type CaseFacts = { isOpen: boolean; ownerId: string | null; sharedWith: readonly string[] };

/** Roles of the first level: they speak with the customer. */
const FIRST_LEVEL = new Set(['AGENT', 'AGENT_EXT', 'COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER', 'CRM_COORD', 'INTEGRATION']);
const ASSIGNERS = new Set(['COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER', 'INTEGRATION']);

/** Whether the case exists at all for this reader: the same answer for its id, lists, search and live updates. */
export function mayOpen(actor: Actor, facts: Pick<CaseFacts, 'sharedWith'>): boolean {
  if (actor.kind === 'system' || actor.scope === 'all') return true;
  return (
    actor.scope === 'shared' && facts.sharedWith.some((unitId) => actor.unitIds.includes(unitId) || unitId === actor.vendorId)
  );
}

const worksHere = (actor: Actor) => actor.kind === 'system' || FIRST_LEVEL.has(actor.role ?? '');

export type CaseMay = { reply: boolean; act: boolean; assign: boolean; resolve: boolean; reopen: boolean };

/** What the reader may do with a case they may open; handed to the screen as it is. */
export function mayDo(actor: Actor, facts: CaseFacts): CaseMay {
  const works = worksHere(actor) && mayOpen(actor, facts);
  const takesOrAssigns =
    actor.kind === 'system' || ASSIGNERS.has(actor.role ?? '') || facts.ownerId === null || facts.ownerId === actor.id;
  return {
    reply: works && facts.isOpen,
    act: works && facts.isOpen,
    assign: works && takesOrAssigns,
    resolve: works && facts.isOpen,
    reopen: works && !facts.isOpen,
  };
}

export function may(actor: Actor, facts: CaseFacts, what: keyof CaseMay): true | Refusal {
  if (!mayOpen(actor, facts)) return refuse('not_found', 'cases.notFound');
  if (mayDo(actor, facts)[what]) return true;
  if (what !== 'reopen' && what !== 'assign' && !facts.isOpen) return refuse('conflict', 'cases.isClosed');
  return refuse('forbidden', 'cases.mayNot');
}

/**
 * No order of another customer. An assistant names the order of its case or one of its customer's own, never somebody else's: a number in a message proves nothing, and
 * it can't see who is at the other end.
 */
export function mayNameOrder(
  actor: Actor,
  held: { orderId: string | null; customerId: string | null },
  order: { id: string; customerId: string | null },
): true | Refusal {
  const isOthers = order.customerId !== null && held.customerId !== null && order.customerId !== held.customerId;
  const isKnown = order.id === held.orderId || (held.customerId !== null && order.customerId === held.customerId);
  return isOthers || (actor.kind === 'assistant' && !isKnown)
    ? refuse('invalid', 'cases.orderUnknown', { field: 'orderId' })
    : true;
}

/**
 * That a right applies is a statement about what happened, and then no limit does. Where money moves a person makes it: an assistant has
 * only what it was told to go by.
 */
export function mayRecognise(actor: Actor, right: { isRight: boolean; movesMoney: boolean }): true | Refusal {
  return actor.kind === 'assistant' && right.isRight && right.movesMoney ? refuse('forbidden', 'cases.rightNeedsPerson') : true;
}

/** People take what was suggested or drop it; an assistant only takes its own word back. */
export function mayEndSuggestion(actor: Actor, byId: string, outcome: 'taken' | 'dropped'): true | Refusal {
  const mine = actor.id === byId && outcome === 'dropped';
  return actor.kind !== 'assistant' || mine ? true : refuse('forbidden', 'cases.mayNot');
}

/** Who may bring in what a customer says: the doors, the first level, and the customer into the case whose signed link they hold. */
export function mayReceive(actor: Actor, into: { id: string; sharedWith: readonly string[] } | null): true | Refusal {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'customer') return mayRate(actor, into?.id ?? null);
  if (into && !mayOpen(actor, into)) return refuse('not_found', 'cases.notFound', { field: 'caseId' });
  return worksHere(actor) ? true : refuse('forbidden', 'cases.mayNot');
}

/** The customer of this case, who came by its signed link, and the house for them; nobody else. */
export function mayRate(actor: Actor, caseId: string | null): true | Refusal {
  const isTheirs = actor.kind === 'customer' && caseId !== null && actor.id === caseId;
  return isTheirs || actor.kind === 'system' ? true : refuse('not_found', 'cases.notFound');
}

const ADMINISTER = new Set(['ADMIN', 'CENTRE_MANAGER']);
export function mayPutQueue(actor: Actor): true | Refusal {
  return actor.kind === 'system' || ADMINISTER.has(actor.role ?? '') ? true : refuse('forbidden', 'cases.mayNot');
}

/** Who hears of a case live: whoever may open it. */
export const audienceOfCase = (sharedWith: readonly string[]): string[] => ['centre', ...sharedWith.map((id) => `unit:${id}`)];

import type { Actor } from '../../platform/actor.ts';
import { refuse, type Refusal } from '../../platform/refusal.ts';
import type { NoticePhase } from './contract.ts';

/** Those who attend customers read every notice that names no unit. */
export const ATTENDING: readonly string[] = ['AGENT', 'AGENT_EXT', 'COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER', 'CRM_COORD'];
const PUBLISHING: readonly string[] = ['CENTRE_MANAGER', 'COORDINATOR', 'SUPERVISOR', 'AUTHORITY'];

export type NoticeFacts = {
  phase: NoticePhase;
  ownerUnitId: string;
  unitIds: readonly string[];
  mustAcknowledge: boolean;
  acknowledged: boolean;
  superseded: boolean;
};

const mayNot = (): Refusal => refuse('forbidden', 'information.mayNot');
/** Whether this role publishes for the whole centre, and so sees every draft. */
export const publishes = (actor: Actor): boolean => PUBLISHING.includes(actor.role ?? '');
const leads = (actor: Actor, notice: Pick<NoticeFacts, 'ownerUnitId'>) =>
  publishes(actor) || (actor.role === 'DEPARTMENT' && actor.unitIds.includes(notice.ownerUnitId));

/** Writing notices: those who lead the centre, and departments for what is theirs. */
export function mayWrite(actor: Actor): true | Refusal {
  return publishes(actor) || actor.role === 'DEPARTMENT' ? true : mayNot();
}

/** Changing, publishing, withdrawing, superseding this one, and seeing who has read it. */
export function mayLead(actor: Actor, notice: Pick<NoticeFacts, 'ownerUnitId'>): true | Refusal {
  return leads(actor, notice) ? true : mayNot();
}

/** A draft is seen by those who lead it; a published notice by everybody, or by the units it names and those who see the whole centre. */
export function maySee(actor: Actor, notice: Pick<NoticeFacts, 'phase' | 'ownerUnitId' | 'unitIds'>): boolean {
  if (actor.kind === 'link' || actor.kind === 'customer') return false;
  if (leads(actor, notice)) return true;
  if (notice.phase === 'draft') return false;
  return notice.unitIds.length === 0 || actor.scope === 'all' || notice.unitIds.some((id) => actor.unitIds.includes(id));
}

/** Whether the notice is for this reader, so that it waits for their acknowledgement. */
export function isFor(actor: Actor, notice: Pick<NoticeFacts, 'unitIds'>): boolean {
  return notice.unitIds.length === 0
    ? ATTENDING.includes(actor.role ?? '')
    : notice.unitIds.some((id) => actor.unitIds.includes(id));
}

/** Reading is for everybody of the centre, under their own name. */
export function mayRead(actor: Actor): true | Refusal {
  return actor.kind === 'person' || actor.kind === 'assistant' ? true : mayNot();
}

/** Facts of products come from those who write notices and from programs that keep the catalogue. */
export function mayPutFacts(actor: Actor): true | Refusal {
  return actor.role === 'INTEGRATION' || actor.kind === 'system' ? true : mayWrite(actor);
}

/** What the reader may do with a notice now, for the screen. */
export function verbsOn(
  actor: Actor,
  notice: NoticeFacts,
): ('change' | 'publish' | 'withdraw' | 'supersede' | 'acknowledge' | 'readers')[] {
  const leading = leads(actor, notice);
  const live = notice.phase === 'scheduled' || notice.phase === 'in_force';
  return [
    ...(leading && notice.phase === 'draft' ? (['change', 'publish'] as const) : []),
    ...(leading && (live || notice.phase === 'draft') ? (['withdraw'] as const) : []),
    ...(leading && live && !notice.superseded ? (['supersede'] as const) : []),
    ...(live && notice.mustAcknowledge && !notice.acknowledged ? (['acknowledge'] as const) : []),
    ...(leading && notice.phase !== 'draft' ? (['readers'] as const) : []),
  ];
}

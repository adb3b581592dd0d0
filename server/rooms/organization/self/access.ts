import type { Actor } from '../../../platform/actor.ts';
import { refuse, type Refusal } from '../../../platform/refusal.ts';
import { ROLES, type Role } from '../contract.ts';

const FIRST_LEVEL: readonly Role[] = ['AGENT', 'AGENT_EXT', 'COORDINATOR', 'SUPERVISOR', 'CENTRE_MANAGER'];

const opens: Record<string, (role: Role) => boolean> = {
  desk: (role) => FIRST_LEVEL.includes(role) || role === 'CRM_COORD' || role === 'AUTHORITY',
  requests: (role) => role !== 'ADMIN' && role !== 'INTEGRATION',
  chats: (role) => FIRST_LEVEL.includes(role) || role === 'CRM_COORD',
  phone: (role) => FIRST_LEVEL.includes(role) || role === 'CRM_COORD',
  papers: (role) => (FIRST_LEVEL.includes(role) || role === 'CRM_COORD') && ROLES[role].scope === 'all',
  attributions: (role) => FIRST_LEVEL.includes(role) || role === 'AUTHORITY',
  scheme: (role) => ROLES[role].scope === 'all' && ROLES[role].level >= 1,
  information: (role) => role !== 'INTEGRATION',
  reports: (role) => ROLES[role].scope === 'all' && ROLES[role].level >= 1,
  people: (role) => role === 'ADMIN' || role === 'CENTRE_MANAGER',
  settings: (role) => role === 'ADMIN' || role === 'CENTRE_MANAGER',
  outbox: (role) => ['ADMIN', 'CENTRE_MANAGER', 'COORDINATOR', 'SUPERVISOR'].includes(role),
};

/** The screens a role may open, in the order they stand on the rail. */
export const screensOf = (role: Role): string[] => Object.keys(opens).filter((screen) => opens[screen]?.(role));

/** Language, look and own notifications are anybody's own, as long as it is a person of the centre. */
export function mayHaveOwn(actor: Actor): true | Refusal {
  return actor.kind === 'person' || actor.kind === 'assistant' ? true : refuse('forbidden', 'organization.mayNot');
}

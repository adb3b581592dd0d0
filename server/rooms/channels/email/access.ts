import type { Actor } from '../../../platform/actor.ts';

const ADMINISTER = new Set(['ADMIN', 'CENTRE_MANAGER']);
const READ = new Set(['ADMIN', 'CENTRE_MANAGER', 'COORDINATOR', 'SUPERVISOR', 'INTEGRATION']);

/** Mailboxes and their passwords. */
export const mayAdminister = (actor: Actor): boolean => actor.kind === 'system' || ADMINISTER.has(actor.role ?? '');
/** The outbox and the raw mails. */
export const mayReadMail = (actor: Actor): boolean => actor.kind === 'system' || READ.has(actor.role ?? '');
/** Writing again to an address that mail came back from: who sets up mailboxes, and who answers for what agents write. */
export const mayRelease = (actor: Actor): boolean => mayAdminister(actor) || actor.role === 'SUPERVISOR';
/** Bodies of mail speak of cases: an administrator, who has no case data, sees that a mail left and not what it said. */
export const mayReadBodies = (actor: Actor): boolean => actor.kind === 'system' || actor.scope === 'all';
/** A mail server, or a person of the first level, that hands in raw mail by HTTP. */
export const mayDeliver = (actor: Actor): boolean =>
  actor.kind === 'system' || (actor.kind === 'person' && actor.scope === 'all');

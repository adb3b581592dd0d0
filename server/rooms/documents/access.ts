import type { Actor } from '../../platform/actor.ts';
import { type Refusal, refuse } from '../../platform/refusal.ts';

const ADMINISTER = new Set(['ADMIN', 'CENTRE_MANAGER']);

/** Who may change what stands at the head of the centre's papers. */
export const mayAdminister = (actor: Actor): true | Refusal =>
  actor.kind === 'system' || ADMINISTER.has(actor.role ?? '') ? true : refuse('forbidden', 'documents.mayNot');

import type { Actor } from '../../../platform/actor.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';

/** People forward; what a third party is told of a customer is no program's to decide. */
export const mayForward = (actor: Actor): true | Refusal =>
  actor.kind === 'person' ? true : refuse('forbidden', 'cases.forwardNeedsPerson');

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const SIGNS = 8;

/** What stands in the subject of a mail to a third party. It can't be read as a case's key, so that nothing of theirs is ever taken for the customer's. */
export function codeFrom(random: Uint8Array): string {
  const signs = [...random.slice(0, SIGNS)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return `T-${signs.slice(0, 4)}-${signs.slice(4)}`;
}

/** Messages of the case as they go along, oldest first. */
export const goingAlong = (
  messages: readonly { at: string; author: string; text: string }[],
  introduce: (at: string, author: string) => string,
): string => messages.map(({ at, author, text }) => `${introduce(at, author)}\n\n${text.trim()}`).join('\n\n');

import type { z } from 'zod';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import type { zDoorChoice } from '../doors/contract.ts';
import type { zLetter } from './contract.ts';

type Choice = z.output<typeof zDoorChoice>;

/** A centre that has said nothing: ten seconds to take an answer back in. */
export const USUAL_UNDO_SECONDS = 10;
const SECOND = 1000;
const FURTHEST_DAYS = 60;
const DAY = 86_400_000;

/** When it leaves, or null for at once. An hour that has passed is now. */
export function leavesAt(when: z.output<typeof zLetter>['when'], undoSeconds: number, now: Date): Date | null | Refusal {
  if (when === 'now') return null;
  if (when === 'habit') return undoSeconds === 0 ? null : new Date(now.getTime() + undoSeconds * SECOND);
  const at = new Date(when);
  if (at.getTime() - now.getTime() > FURTHEST_DAYS * DAY) return refuse('invalid', 'cases.tooFarOff', { field: 'when' });
  return at <= now ? null : at;
}

const MAIL = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/;

/** Whether an answer can leave by this door at all: a call carries no text, a mail needs an address. The customer's page always takes it. */
export function mayLeaveBy({ channel, address }: Choice): true | Refusal {
  if (channel === 'phone' || channel === 'api') return refuse('invalid', 'cases.doorCarriesNothing', { field: 'door' });
  if (channel === 'email' && !MAIL.test(address ?? '')) return refuse('invalid', 'cases.addressNeeded', { field: 'door' });
  if ((channel === 'fax' || channel === 'post') && !address?.trim())
    return refuse('invalid', 'cases.addressNeeded', { field: 'door' });
  return true;
}

/** A marker of a template that nobody filled: what it asks for. */
export const unfilledIn = (text: string): string | null =>
  /\{\{\s*(?:(?:text|date|money|number)\s*:\s*)?([^{}]{1,80}?)\s*\}\}/.exec(text)?.[1] ?? null;

/** Plain words as a page has them: blank lines part paragraphs. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

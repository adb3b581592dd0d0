import { readKey } from '../decide.ts';
import type { Door, zDoorChoice } from './contract.ts';
import type { z } from 'zod';

const isMail = (address: string | null): address is string => address?.includes('@') ?? false;

/** A mail address by which a case's customer can be written to: the one they came with, else the one we know them by. */
export const mailOf = (address: string | null, identities: readonly { kind: string; value: string }[]): string | null =>
  isMail(address) ? address : (identities.find(({ kind }) => kind === 'email')?.value ?? null);

/** Doors that bring an answer to the address they have. */
const SAME_WAY = new Set(['email', 'fax', 'post', 'chat']);

/**
 * By which door an answer leaves unless somebody chooses another: the known one they came in by last (Ley 10/2025, 13.5). A call and a form carry no text
 * back: then by mail where an address is known, else it waits on the customer's page.
 */
export function doorFor(doors: readonly Door[], fallback: string | null): z.output<typeof zDoorChoice> {
  const known = doors.filter((door) => door.known).toSorted((a, b) => b.lastInAt.localeCompare(a.lastInAt));
  const last = known[0];
  if (last && SAME_WAY.has(last.channel) && (last.channel !== 'email' || isMail(last.address)))
    return { channel: last.channel, address: last.address };
  const mail = known.find((door) => isMail(door.address))?.address ?? fallback;
  return isMail(mail) ? { channel: 'email', address: mail } : { channel: 'web', address: null };
}

/** A case of the same customer that is open. */
export type OpenCase = { id: string; key: string; orderId: string | null };

/** Anything in a text that may be a key as people write it: ten signs with dashes or blanks between. */
const KEYS = /\b[A-Z0-9]{2}[ -]?[A-Z0-9]{4}[ -]?[A-Z0-9]{4}\b/gi;

/**
 * The open case that a contact of its customer joins: the one it names by its key; else the only one about an order that it names; else, where
 * the door says so, the only one there is. Null: a case of its own. Whatever is joined can be split again.
 */
export function caseToJoin(
  open: readonly OpenCase[],
  contact: { text: string; orderIds: readonly string[]; how: 'named' | 'open' },
): string | null {
  const keys = new Set((contact.text.match(KEYS) ?? []).map(readKey));
  const byKey = open.filter((one) => keys.has(one.key));
  if (byKey.length === 1) return byKey[0]?.id ?? null;
  const byOrder = open.filter((one) => one.orderId !== null && contact.orderIds.includes(one.orderId));
  if (byOrder.length === 1) return byOrder[0]?.id ?? null;
  const only = contact.how === 'open' && contact.orderIds.length === 0 && open.length === 1 ? open[0] : undefined;
  return only?.id ?? null;
}

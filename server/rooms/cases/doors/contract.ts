// Owns by which doors a customer came into a case and may be answered, what a door knows of a message, and which open case a new contact joins.
import { z } from 'zod';

export const zChannel = z.enum(['email', 'phone', 'web', 'api', 'fax', 'post', 'chat']);

/** A door of a case. `known`: it opened the case or is an address of its customer, so an answer may go there unasked. */
export const zDoor = z.object({
  channel: zChannel,
  /** Of mail, a number (E.164), an envelope's lines; empty where the door has none. */
  address: z.string(),
  name: z.string(),
  known: z.boolean(),
  lastInAt: z.string(),
});
export type Door = z.output<typeof zDoor>;

/** Where an answer goes. */
export const zDoorChoice = z.object({ channel: zChannel, address: z.string().max(2000).nullable().default(null) });

/** Channels whose room carries a message out and tells what became of it; at others it waits where the customer looks. */
export const CARRIERS: ReadonlySet<string> = new Set(['email', 'fax', 'post', 'chat']);

const zAddressee = z.object({ address: z.string(), name: z.string().default('') });
const zVerdict = z.enum(['pass', 'fail', 'softfail', 'neutral', 'none', 'temperror', 'permerror', 'policy']);

/** What a door knows of a message beside its words. All of it may be absent. */
export const zMessageDetails = z.object({
  /** Of a mail: its own subject, and who else it was for. */
  subject: z.string().nullish(),
  to: z.array(zAddressee).nullish(),
  cc: z.array(zAddressee).nullish(),
  /** The formatted text, cleaned: the file's address. It is shown in a sandboxed frame only. */
  html: z.string().nullish(),
  /** What the mail's own checks said of where it comes from (RFC 8601); `aligned`: it is who the sender line says. */
  auth: z.object({ spf: zVerdict, dkim: zVerdict, dmarc: zVerdict, aligned: z.boolean() }).nullish(),
  /** It says it is from one of us, and does not prove it. */
  forged: z.boolean().nullish(),
  /** A forwarded mail: who wrote it first, and when by their own word. */
  original: z.object({ address: z.string().nullable(), name: z.string(), at: z.string().nullable() }).nullish(),
  /** A report that something of ours was not delivered: for good, or for now; or an automatic answer. */
  automatic: z.enum(['hard', 'soft', 'reply', 'complaint', 'other']).nullish(),
  /** Whoever wrote held the customer's signed link; false: they only say who they are. */
  verified: z.boolean().nullish(),
  /** It went to, or came from, somebody who is neither the customer nor of the house. */
  party: z.object({ way: z.enum(['in', 'out']), address: z.string(), name: z.string() }).nullish(),
  /** A call or its notes: the call's id in the phone's room. */
  callId: z.uuid().nullish(),
  /** Pages of a fax or a letter, and whether its text was read from them by a program. */
  pages: z.int().nullish(),
  readByMachine: z.boolean().nullish(),
  /** Of a letter: the day it came in by post. */
  enteredOn: z.iso.date().nullish(),
});
export type MessageDetails = z.output<typeof zMessageDetails>;

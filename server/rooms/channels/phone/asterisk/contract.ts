// Owns connections to Asterisk: what its channels say, put together to calls, over AMI or ARI.
import { z } from 'zod';
import type { Routes } from '../../../../platform/route.ts';

/** What a line's settings say of an Asterisk; the password is among its secrets. `address` is the root of ARI, such as `https://pbx.example:8089`. */
export const zAsterisk = z.object({
  way: z.enum(['ami', 'ari']).default('ami'),
  host: z.string().trim().max(250).default(''),
  port: z.int().min(1).max(65535).default(5038),
  tls: z.boolean().default(false),
  address: z.url({ protocol: /^https?$/ }).optional(),
  /** The application that ARI tells of; it hears of every channel. */
  app: z.string().trim().max(80).default('mostrador'),
  user: z.string().trim().min(1).max(80),
  /** Contexts of the dialplan by which customers come in. */
  inbound: z
    .array(z.string().trim().min(1))
    .max(20)
    .default(['from-trunk', 'from-pstn', 'from-external', 'incoming', 'inbound', 'entrada']),
  /** Numbers up to so many digits are extensions: those calls are among colleagues. */
  extensionDigits: z.int().min(1).max(8).default(5),
  /** Where a call of ours begins, and how an extension is reached. */
  context: z.string().trim().max(80).default('from-internal'),
  technology: z.string().trim().max(20).default('PJSIP'),
});
export type Asterisk = z.output<typeof zAsterisk>;
export type Access = Asterisk & { password: string };

/** What either protocol says of one channel, in the same words. `call` joins the channels of one call, where the protocol knows. */
export type Fact =
  | { is: 'channel'; id: string; call: string | null; name: string; from: string; to: string; context: string }
  | { is: 'queued'; id: string; queue: string }
  | { is: 'rings'; id: string; peer: string; peerId: string | null }
  | { is: 'answered'; id: string; peer: string }
  | { is: 'bridged'; id: string; bridge: string }
  | { is: 'machine'; id: string }
  | { is: 'held' | 'resumed'; id: string }
  | { is: 'handed'; id: string; to: string; joins: string | null }
  | { is: 'gone'; id: string; cause: number }
  /** All there are now: what is not among them ended while nobody listened. */
  | { is: 'all'; ids: string[]; calls: string[] };

/** One line's ear: hears until it is stopped, and says whether it is connected. */
export type Listen = (
  access: Access,
  hears: { fact(fact: Fact): void; up(): void; down(why: string): void },
) => { stop(): Promise<void> };

/** Rings at an extension and calls the number once it is answered. Rejects with what the exchange said. */
export type Originate = (access: Access, call: { id: string; extension: string; number: string }) => Promise<void>;

export const zCallOut = z.object({ number: z.string().min(1).max(60) });

export const asteriskRoutes = {
  callOut: {
    ...{ method: 'POST', path: '/phone/call-out', access: 'person', scope: 'cases:write' },
    summary: 'Rings at my extension and calls the number once I answer',
    body: zCallOut,
    returns: z.object({ calling: z.string() }),
  },
} satisfies Routes;

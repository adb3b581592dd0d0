// Owns the mailboxes of the centre: where their mail comes from and leaves through, how they sign in, how they work, and what is told when they do not.
import { z } from 'zod';

const zServer = z.object({ host: z.string().trim().min(1), port: z.int().min(1).max(65_535), secure: z.boolean() });

/** Where tokens are renewed: over TLS, or on this machine. */
const zTokenUrl = z
  .url()
  .max(500)
  .refine((url) => /^https:\/\/|^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(url), {
    params: { reason: 'email.tokenUrlPlain' },
  });

/** By a password for each server, or by OAuth 2.0 (XOAUTH2) for both; secrets are kept sealed. */
const zSignIn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('password') }),
  z.object({
    kind: z.literal('oauth'),
    tokenUrl: zTokenUrl,
    clientId: z.string().trim().min(1).max(500),
    scope: z.string().trim().max(1000).default(''),
    /** The last day of the client secret, where its issuer sets one. */
    secretUntil: z.iso.date().nullable().default(null),
  }),
]);
export type SignInWay = z.output<typeof zSignIn>;

/** What is done at the server with a mail once it is kept here. */
const zAfterFetch = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('leave') }),
  z.object({ kind: z.literal('seen') }),
  z.object({ kind: z.literal('move'), folder: z.string().trim().min(1).max(255) }),
]);

/** How one side of a mailbox works, since when, and until when its certificate is good. */
const zLink = z.object({
  works: z.boolean(),
  since: z.string(),
  lookedAt: z.string(),
  problem: z.string().nullable(),
  certificateUntil: z.string().nullable(),
});

const ALARMS = ['quiet', 'imapFails', 'smtpFails', 'imapCertificate', 'smtpCertificate', 'secretEnds', 'queueStuck'] as const;
/** Something that somebody was told of, and that is still so. Its sentence is in the reader's language. */
const zAlarm = z.object({ kind: z.enum(ALARMS), since: z.string(), sentence: z.string() });
export type AlarmKind = (typeof ALARMS)[number];

export const zBackfill = z.object({
  id: z.uuid(),
  since: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  total: z.int(),
  seen: z.int(),
  kept: z.int(),
  problem: z.string().nullable(),
});
export type Backfill = z.output<typeof zBackfill>;

const zChecked = z.object({ ok: z.boolean(), text: z.string() }).nullable();

/** Where mail of an address is fetched from and sent through; without `smtp`, what goes out stays in the built-in outbox. */
export const zMailbox = z
  .object({
    id: z.uuid(),
    address: z.email(),
    /** Other addresses whose mail comes here. */
    aliases: z.array(z.email()).max(50),
    name: z.string(),
    language: z.enum(['es', 'en']),
    /** Where answers to its mails go; null: to its own address. */
    replyTo: z.email().nullable(),
    imap: zServer.extend({ user: z.string(), folder: z.string().default('INBOX') }).nullable(),
    smtp: zServer.extend({ user: z.string().default('') }).nullable(),
    signIn: zSignIn,
    afterFetch: zAfterFetch,
    /** The server whose Authentication-Results are believed (its authserv-id); null: checked here, by the DNS. */
    trustedMx: z.string().trim().min(1).max(255).nullable(),
    /** Working minutes without a mail after which somebody is told; null: as its own rhythm says. */
    quietMinutes: z.int().min(15).max(60_000).nullable(),
    hasPasswords: z.object({ imap: z.boolean(), smtp: z.boolean() }),
    hasSecrets: z.object({ client: z.boolean(), refresh: z.boolean() }),
    lastInAt: z.string().nullable(),
    checkedAt: z.string().nullable(),
    check: z.object({ imap: zChecked, smtp: zChecked }).nullable(),
    links: z.object({ imap: zLink.nullable(), smtp: zLink.nullable() }),
    alarms: z.array(zAlarm),
    backfill: zBackfill.nullable(),
  })
  .meta({ id: 'Mailbox' });
export type Mailbox = z.output<typeof zMailbox>;

/** What is left out stays as it was. */
export const zPutMailbox = zMailbox.pick({ address: true, name: true, language: true, imap: true, smtp: true }).extend({
  id: z.uuid().optional(),
  aliases: zMailbox.shape.aliases.optional(),
  replyTo: zMailbox.shape.replyTo.optional(),
  signIn: zSignIn.optional(),
  afterFetch: zAfterFetch.optional(),
  trustedMx: zMailbox.shape.trustedMx.optional(),
  quietMinutes: zMailbox.shape.quietMinutes.optional(),
  imapPassword: z.string().optional(),
  smtpPassword: z.string().optional(),
  clientSecret: z.string().optional(),
  refreshToken: z.string().optional(),
});

/** What a token is asked with (RFC 6749, 6). */
type TokenAsk = { tokenUrl: string; clientId: string; scope: string; clientSecret: string; refreshToken: string };
type Token = { accessToken: string; seconds: number; refreshToken: string | null };
/** Asks for an access token; throws in the issuer's words when it refuses. Compose hands it in. */
export type AskToken = (ask: TokenAsk) => Promise<Token>;

/** The last day of the certificate that a mail server shows; null where it shows none. Compose hands it in. */
export type AskCertificate = (server: {
  side: 'imap' | 'smtp';
  host: string;
  port: number;
  secure: boolean;
}) => Promise<Date | null>;

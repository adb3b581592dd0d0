import type { Mailbox } from '../api.ts';

type Server = { host: string; port: string; secure: boolean; user: string; password: string };
export type MailboxDraft = {
  address: string;
  /** One a line. */
  aliases: string;
  name: string;
  language: Mailbox['language'];
  replyTo: string;
  fetches: boolean;
  imap: Server & { folder: string };
  sends: boolean;
  smtp: Server;
  signIn: Mailbox['signIn']['kind'];
  oauth: { tokenUrl: string; clientId: string; scope: string; secretUntil: string; clientSecret: string; refreshToken: string };
  after: Mailbox['afterFetch']['kind'];
  moveTo: string;
  trustedMx: string;
  /** Working hours; empty: as its own rhythm says. */
  quietHours: string;
};

const serverOf = (server: Mailbox['smtp'] | undefined, port: number): Server => ({
  host: server?.host ?? '',
  port: String(server?.port ?? port),
  secure: server?.secure ?? true,
  user: server?.user ?? '',
  password: '',
});

export function draftOf(box: Mailbox | null, centre: string): MailboxDraft {
  const oauth = box?.signIn.kind === 'oauth' ? box.signIn : null;
  return {
    address: box?.address ?? '',
    aliases: box?.aliases.join('\n') ?? '',
    name: box?.name ?? centre,
    language: box?.language ?? 'es',
    replyTo: box?.replyTo ?? '',
    fetches: Boolean(box?.imap),
    imap: { ...serverOf(box?.imap, 993), folder: box?.imap?.folder ?? 'INBOX' },
    sends: Boolean(box?.smtp),
    smtp: serverOf(box?.smtp, 465),
    signIn: box?.signIn.kind ?? 'password',
    oauth: {
      tokenUrl: oauth?.tokenUrl ?? '',
      clientId: oauth?.clientId ?? '',
      scope: oauth?.scope ?? '',
      secretUntil: oauth?.secretUntil ?? '',
      clientSecret: '',
      refreshToken: '',
    },
    after: box?.afterFetch.kind ?? 'leave',
    moveTo: box?.afterFetch.kind === 'move' ? box.afterFetch.folder : '',
    trustedMx: box?.trustedMx ?? '',
    quietHours: box?.quietMinutes ? String(Math.round(box.quietMinutes / 60)) : '',
  };
}

const isPort = (text: string): boolean => /^\d+$/.test(text) && Number(text) > 0 && Number(text) < 65_536;
const isHours = (text: string): boolean => text.trim() === '' || (/^\d{1,3}$/.test(text.trim()) && Number(text) > 0);
const linesOf = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

type Say = {
  email: (text: string) => string | null;
  missing: (text: string) => string | null;
  port: string;
  hours: string;
};

/** Fields at fault, by the names that the server gives them. */
export function wrongIn(draft: MailboxDraft, say: Say, keepsRefresh: boolean) {
  const found: Record<string, string | null> = { address: say.email(draft.address) };
  for (const [name, on] of [
    ['imap', draft.fetches],
    ['smtp', draft.sends],
  ] as const) {
    if (!on) continue;
    found[`${name}.host`] = say.missing(draft[name].host);
    found[`${name}.port`] = isPort(draft[name].port) ? null : say.port;
  }
  if (draft.fetches) found['imap.user'] = say.missing(draft.imap.user);
  found.aliases = linesOf(draft.aliases).map(say.email).find(Boolean) ?? null;
  if (draft.replyTo.trim()) found.replyTo = say.email(draft.replyTo);
  if (!isHours(draft.quietHours)) found.quietMinutes = say.hours;
  if (draft.after === 'move') found['afterFetch.folder'] = say.missing(draft.moveTo);
  if (draft.signIn === 'oauth') {
    found['signIn.tokenUrl'] = say.missing(draft.oauth.tokenUrl);
    found['signIn.clientId'] = say.missing(draft.oauth.clientId);
    if (!keepsRefresh) found.refreshToken = say.missing(draft.oauth.refreshToken);
  }
  return Object.fromEntries(Object.entries(found).filter(([, words]) => words !== null)) as Record<string, string>;
}

/** The body of the call. A password or a secret left empty stays as it was. */
export function bodyOf(draft: MailboxDraft, before: Mailbox | null) {
  const { fetches, imap, sends, smtp, oauth, signIn } = draft;
  const plain = ({ host, port, secure, user }: Server) => ({ host: host.trim(), port: Number(port), secure, user });
  const { tokenUrl, clientId, scope, secretUntil, clientSecret, refreshToken } = oauth;
  return {
    address: draft.address.trim(),
    name: draft.name,
    language: draft.language,
    aliases: linesOf(draft.aliases),
    replyTo: draft.replyTo.trim() || null,
    ...(before ? { id: before.id } : {}),
    imap: fetches ? { ...plain(imap), folder: imap.folder.trim() || 'INBOX' } : null,
    smtp: sends ? plain(smtp) : null,
    signIn:
      signIn === 'oauth'
        ? { kind: 'oauth' as const, tokenUrl: tokenUrl.trim(), clientId, scope, secretUntil: secretUntil || null }
        : { kind: 'password' as const },
    afterFetch: draft.after === 'move' ? { kind: 'move' as const, folder: draft.moveTo.trim() } : { kind: draft.after },
    trustedMx: draft.trustedMx.trim() || null,
    quietMinutes: draft.quietHours.trim() ? Number(draft.quietHours) * 60 : null,
    ...(signIn === 'password' && fetches && imap.password ? { imapPassword: imap.password } : {}),
    ...(signIn === 'password' && sends && smtp.password ? { smtpPassword: smtp.password } : {}),
    ...(signIn === 'oauth' && clientSecret ? { clientSecret } : {}),
    ...(signIn === 'oauth' && refreshToken ? { refreshToken } : {}),
  };
}

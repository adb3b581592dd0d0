import type { Mailbox } from '../api.ts';

type Server = { host: string; port: string; secure: boolean; user: string; password: string };
export type MailboxDraft = {
  address: string;
  name: string;
  language: Mailbox['language'];
  fetches: boolean;
  imap: Server & { folder: string };
  sends: boolean;
  smtp: Server;
};

export const draftOf = (box: Mailbox | null, centre: string): MailboxDraft => ({
  address: box?.address ?? '',
  name: box?.name ?? centre,
  language: box?.language ?? 'es',
  fetches: Boolean(box?.imap),
  imap: {
    host: box?.imap?.host ?? '',
    port: String(box?.imap?.port ?? 993),
    secure: box?.imap?.secure ?? true,
    user: box?.imap?.user ?? '',
    password: '',
    folder: box?.imap?.folder ?? 'INBOX',
  },
  sends: Boolean(box?.smtp),
  smtp: {
    host: box?.smtp?.host ?? '',
    port: String(box?.smtp?.port ?? 465),
    secure: box?.smtp?.secure ?? true,
    user: box?.smtp?.user ?? '',
    password: '',
  },
});

const isPort = (text: string): boolean => /^\d+$/.test(text) && Number(text) > 0 && Number(text) < 65_536;

/** Fields at fault, by the names that the server gives them. */
export function wrongIn(
  draft: MailboxDraft,
  say: { email: (text: string) => string | null; missing: (text: string) => string | null; port: string },
) {
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
  return Object.fromEntries(Object.entries(found).filter(([, words]) => words !== null)) as Record<string, string>;
}

/** The body of the call. A password left empty stays as it was. */
export function bodyOf({ fetches, imap, sends, smtp, ...draft }: MailboxDraft, before: Mailbox | null) {
  const plain = ({ host, port, secure, user }: Server) => ({ host: host.trim(), port: Number(port), secure, user });
  return {
    ...draft,
    address: draft.address.trim(),
    ...(before ? { id: before.id } : {}),
    imap: fetches ? { ...plain(imap), folder: imap.folder.trim() || 'INBOX' } : null,
    smtp: sends ? plain(smtp) : null,
    ...(fetches && imap.password ? { imapPassword: imap.password } : {}),
    ...(sends && smtp.password ? { smtpPassword: smtp.password } : {}),
  };
}

import type { MailboxDraft } from './mailbox-draft.ts';

export const PRESETS = ['google', 'microsoft', 'own'] as const;
type Preset = (typeof PRESETS)[number];

/** Servers of the two houses that many shops have their mail with, and whose word of a mail's origin is taken. */
const KNOWN = {
  google: {
    imap: { host: 'imap.gmail.com', port: '993', secure: true },
    smtp: { host: 'smtp.gmail.com', port: '465', secure: true },
    tokenUrl: 'https://oauth2.googleapis.com/token',
    scope: '',
    trustedMx: 'mx.google.com',
  },
  microsoft: {
    imap: { host: 'outlook.office365.com', port: '993', secure: true },
    smtp: { host: 'smtp.office365.com', port: '587', secure: false },
    tokenUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    scope: 'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access',
    trustedMx: '*',
  },
};

/** What a preset fills in; who signs in is the address itself unless somebody said otherwise. */
export function withPreset(draft: MailboxDraft, preset: Preset): MailboxDraft {
  if (preset === 'own')
    return { ...draft, imap: { ...draft.imap, host: '' }, smtp: { ...draft.smtp, host: '' }, signIn: 'password', trustedMx: '' };
  const { imap, smtp, tokenUrl, scope, trustedMx } = KNOWN[preset];
  const user = draft.imap.user || draft.address.trim();
  return {
    ...draft,
    fetches: true,
    sends: true,
    trustedMx,
    imap: { ...draft.imap, ...imap, user },
    smtp: { ...draft.smtp, ...smtp, user },
    oauth: { ...draft.oauth, tokenUrl, scope },
    signIn: 'oauth',
  };
}

export const presetOf = (host: string): Preset =>
  (['google', 'microsoft'] as const).find((one) => KNOWN[one].imap.host === host) ?? 'own';

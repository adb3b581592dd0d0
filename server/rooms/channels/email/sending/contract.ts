// Owns what is said to a mail server and what it says: the account, the mail, and how sending it ended.

/** How to sign in: by a password, or, where there is one, by an access token (XOAUTH2). */
export type SmtpAccount = {
  host: string;
  port: number;
  secure: boolean;
  user: string;
  password: string;
  accessToken?: string | null;
};
/** `cid`: the formatted text shows it where it says `cid:…`, and it is no attachment to look at. */
type Enclosed = { filename: string; contentType: string; content: Buffer; cid?: string };
export type Outgoing = {
  from: { name: string; address: string };
  to: string;
  cc?: readonly string[];
  /** Where answers go; else to `from`. */
  replyTo?: string | null;
  subject: string;
  text: string;
  /** The same formatted; both go. */
  html?: string | null;
  messageId: string;
  headers: Record<string, string>;
  attachments: Enclosed[];
};
/** A recipient the server would not take, in its own words. */
export type RefusedRecipient = { address: string; text: string };
/** Sent, perhaps not to everybody; refused for good (5xx); or not now, to be tried again. */
export type Sent =
  | { kind: 'sent'; refused?: RefusedRecipient[] }
  | { kind: 'refused'; text: string }
  | { kind: 'later'; text: string };
/** Speaks SMTP for whoever sends; compose hands it in. */
export type SendMail = (account: SmtpAccount, mail: Outgoing) => Promise<Sent>;

// Owns what is said to a mail server and what it says: the account, the mail, and how sending it ended.

export type SmtpAccount = { host: string; port: number; secure: boolean; user: string; password: string };
export type Outgoing = {
  from: { name: string; address: string };
  to: string;
  subject: string;
  text: string;
  messageId: string;
  headers: Record<string, string>;
  attachments: { filename: string; contentType: string; content: Buffer }[];
};
/** Sent; refused for good (5xx); or not now, to be tried again. */
export type Sent = { kind: 'sent' } | { kind: 'refused'; text: string } | { kind: 'later'; text: string };
/** Speaks SMTP for whoever sends; compose hands it in. */
export type SendMail = (account: SmtpAccount, mail: Outgoing) => Promise<Sent>;

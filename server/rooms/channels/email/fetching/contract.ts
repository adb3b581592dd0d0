// Owns what is needed to read a mailbox over IMAP, and from where on.

export type ImapAccount = { host: string; port: number; secure: boolean; user: string; folder: string; password: string };
export type Since = { uidValidity: number | null; lastUid: number };
/** Hands over what is new, one by one; compose hands it in. */
export type FetchNew = (
  account: ImapAccount,
  since: Since,
  keep: (raw: Buffer, uid: number, uidValidity: number) => Promise<void>,
) => Promise<number>;

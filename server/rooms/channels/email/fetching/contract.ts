// Owns what is needed to read a mailbox over IMAP, from where on, and what is done with a mail there once it is kept here.

export type ImapAccount = {
  host: string;
  port: number;
  secure: boolean;
  user: string;
  folder: string;
  password: string;
  /** Instead of the password (XOAUTH2). */
  accessToken?: string | null;
};
/** From where on: above the last UID; where UIDs say nothing (yet, or any more), from this day on, or from the beginning. */
export type Since = { uidValidity: number | null; lastUid: number; from?: Date | null };
export type AfterFetch = { kind: 'leave' } | { kind: 'seen' } | { kind: 'move'; folder: string };
/** What tells a mail apart without fetching it. */
export type Head = { uid: number; messageId: string | null; size: number };
type Keep = (raw: Buffer, uid: number, uidValidity: number) => Promise<void>;

export type Keeping = {
  /** Must have kept it before the next is handed over. */
  keep: Keep;
  /** UIDs of those that are here already; asked only where UIDs say nothing. */
  known?(heads: readonly Head[]): Promise<ReadonlySet<number>>;
  /** Everything up to this UID is kept, or is none of ours. */
  reached?(uid: number, uidValidity: number): Promise<void>;
  after?: AfterFetch;
};

/** Hands over what is new, one by one, oldest first; answers how many. */
export type FetchNew = (account: ImapAccount, since: Since, keeping: Keeping) => Promise<number>;

/** Hands over what came since a day and is not known; `progress` hears of every batch. */
export type FetchOld = (
  account: ImapAccount,
  since: Date,
  keeping: Keeping & { progress(so: { total: number; seen: number }): Promise<void> },
) => Promise<void>;

/** Stays connected and hands over what comes as it comes, until told to stop; throws when the connection is lost. */
export type Watch = (
  account: ImapAccount,
  keeping: Keeping & { since(): Promise<Since>; looked(): Promise<void> },
  signal: AbortSignal,
) => Promise<void>;

/** What the house reads mailboxes with; compose hands it in. */
export type Reader = { fetchNew: FetchNew; fetchOld: FetchOld; watch: Watch };

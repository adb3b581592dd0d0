// Owns whether a mail is from whom it says: what the sender's domain allows and signs (SPF, DKIM, DMARC), and whether it pretends to be one of us.
import type { MessageDetails } from '../../../cases/doors/contract.ts';

export type Checked = NonNullable<MessageDetails['auth']>;

/** What a check needs beside the mail. `ip` and `helo` are those of the machine that brought it; without them the topmost trace in the mail tells. */
type Passage = { ip: string | null; helo: string | null; sender: string | null; from: string | null };

/** Checks a mail by the DNS, within a time limit; what can't be found out is a `temperror`. Compose hands it in. */
export type Authenticate = (raw: Buffer, passage: Passage) => Promise<Checked>;

export type Origin = {
  auth: Checked;
  /** It says it is from one of us, and does not prove it. */
  forged: boolean;
  /** A mail of ours that came back as it left; its case. */
  ourOwnOf: string | null;
};

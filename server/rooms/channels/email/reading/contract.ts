// Owns what a raw mail says once it is read.

/** What of a mail decides where it belongs. Header values as they came, ids without angle brackets. */
export type Threading = { messageId: string | null; inReplyTo: string[]; references: string[]; subject: string };

export type ReadMail = Threading & {
  from: { address: string | null; name: string };
  replyTo: string | null;
  at: Date | null;
  text: string;
  quoted: string;
  automatic: boolean;
  /** Ids of mails of ours that an automatic mail gives back: what a report of delivery speaks of. */
  returned: string[];
  /** A report that they were not delivered, and will not be. */
  undelivered: boolean;
  attachments: { name: string; type: string; data: Buffer }[];
};

/** Reads a raw mail, or throws when it can't be read at all; compose hands it in. */
export type ReadRaw = (raw: Buffer) => Promise<ReadMail>;

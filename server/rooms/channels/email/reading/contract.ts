// Owns what a raw mail says once it is read.

/** What of a mail decides where it belongs. Header values as they came, ids without angle brackets. */
export type Threading = { messageId: string | null; inReplyTo: string[]; references: string[]; subject: string };

export type Addressee = { address: string; name: string };

/**
 * What a machine reports of: addresses that got nothing, `hard` when they are gone, not `final` when it is tried again; a complaint; an answer of
 * its own.
 */
export type MachineReport =
  | {
      kind: 'bounce';
      failures: { address: string | null; kind: 'hard' | 'soft'; status: string | null; why: string; final: boolean }[];
    }
  | { kind: 'complaint'; addresses: string[] }
  | { kind: 'reply' | 'other' };

/** Who wrote a forwarded mail first. `sure`: it says so of itself, not only by an earlier mail's head. `body`: their words; `comment`: what stands above. */
export type Forwarded = {
  from: { address: string | null; name: string };
  at: string | null;
  subject: string;
  body: string;
  comment: string;
  sure: boolean;
};

export type ReadMail = Threading & {
  from: { address: string | null; name: string };
  replyTo: string | null;
  to: Addressee[];
  cc: Addressee[];
  at: Date | null;
  text: string;
  quoted: string;
  /** The formatted text, cleaned, with what is quoted in `details`; null where there is none. */
  html: string | null;
  automatic: boolean;
  /** The mark against loops that it carries: the address it left from. */
  loop: string | null;
  /** Null where a person writes. */
  report: MachineReport | null;
  /** Ids of mails of ours that are given back or quoted somewhere in it, other than in its head. */
  returned: string[];
  forwarded: Forwarded | null;
  appointment: { method: string; title: string; at: string; until: string; place: string; organiser: string } | null;
  /** Whether it is encrypted: its words are in a file that only its key opens. */
  sealed: boolean;
  /** Subjects of mails that are enclosed in it. */
  enclosed: string[];
  attachments: { name: string; type: string; data: Buffer }[];
};

/** Reads a raw mail, or throws when it can't be read at all; compose hands it in. */
export type ReadRaw = (raw: Buffer) => Promise<ReadMail>;

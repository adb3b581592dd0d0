// Owns what past requests speak for: changes of one cell of the policy that nearly everybody grants already, with evidence and doubt.
import type { Attribution, Circuit, Limit } from '../../contract.ts';
import type { Why } from '../../limits/contract.ts';
import type { Interval } from '../../replay/contract.ts';
import type { Question } from '../../ruling/contract.ts';
import type { Proposal } from '../contract.ts';

export type Ended = 'granted' | 'changed' | 'rejected' | 'withdrawn' | 'lapsed';

/** A past request with everything it was ruled from, and what became of it. Minor units; minutes by the clock on the wall. */
export type Past = {
  id: string;
  question: Question;
  /** As it was ruled then. */
  circuit: Circuit;
  reason: string | null;
  ended: Ended | null;
  endedMinor: number | null;
  waitedMinutes: number | null;
  contacts: number;
  /** Decided otherwise later. */
  overturned: 'granted' | 'denied' | null;
  /** Granted on the holder's own authority, and carried out. */
  ownGrant: boolean;
};

export type Price = {
  waitMinutesSaved: number;
  savedMinor: Interval;
  riskMinor: Interval;
  savedEach: Interval;
  riskEach: Interval;
};
export type Evidence = Proposal['evidence'];

/** What was found for one cell. `proposed` is false where it was looked at and falls short: `whyNot` says why. */
export type Found = {
  kind: Proposal['kind'];
  /** The same for the same cell every night. */
  cell: string;
  proposed: boolean;
  whyNot: Why | null;
  action: string;
  holder: Attribution['holder'];
  department: string | null;
  reason: string | null;
  per: Limit['per'];
  unit: Limit['unit'];
  from: { circuit: Circuit; max: number | null };
  to: { circuit: Circuit; max: number | null };
  evidence: Evidence;
  price: Price | null;
  /** Figures that its sentences tell beside the evidence. Names that end in `Minor` are money. */
  told: Record<string, string | number>;
  /** What is not known: keys of words, with their parameters. */
  unknown: Why[];
  /** The row of the policy it changes (null: adds one), and what is put there. */
  change: { rowId: string | null; put: Omit<Attribution, 'id'> } | null;
  /** Ids of the rulings behind it, rejected ones first. */
  behind: string[];
};

/** Share granted as asked of which the evidence must speak, thousandths, and how many decided requests it takes. */
export const ENOUGH = { low: 900, n: 25 } as const;
/** Looked at and shown with why not, from here on. */
export const NEARLY = { share: 750, n: 8 } as const;
/** Past requests kept in sight behind one proposal. */
export const BEHIND_MOST = 2000;

// Owns warrants: leave to carry out exactly one thing, once, and what of the limits it takes.
import type { Money } from '../../../platform/money.ts';
import type { Ask } from '../contract.ts';
import type { StepVerdict } from '../chains/steps/contract.ts';

/** A kept ruling, as minting needs it. */
export type Kept = { id: string; holderId: string; hash: string; ask: Omit<Ask, 'facts'>; steps: StepVerdict[] };

export type WarrantRow = {
  id: string;
  rulingId: string;
  action: string;
  hash: string;
  minor: number | null;
  currency: string | null;
  usedBy: string | null;
  releasedAt: Date | null;
};

/** What a warrant rests on, whose leave it is, and on whose limits it draws (null: a right, which draws on none). */
export type Mint = {
  id: string;
  rulingId: string;
  basis: 'own' | 'consulted' | 'authorised';
  basisId: string;
  hash: string;
  action: string;
  holderId: string;
  amount: Money | null;
};

// Owns past requests as they are looked through: narrow lines of rulings, read in batches, each a question that can be ruled again.
import type { Circuit } from '../../contract.ts';
import type { Question } from '../../ruling/contract.ts';

export type Ended = 'granted' | 'changed' | 'rejected' | 'withdrawn' | 'lapsed';

/**
 * A past request with what came of it. Its question has everything that decides the circuit; what was not asked for (parameters, ids,
 * facts that no row of the policies looks at) is left out.
 */
export type Past = {
  rulingId: string;
  question: Question;
  /** As it was ruled then, and whether by the version that is compared with. */
  circuit: Circuit;
  isOfAgainst: boolean;
  /** Who is resampled: the customer; without one the case, or the request itself. */
  customer: string;
  role: string;
  store: string;
  reason: string;
  ended: Ended | null;
  endedMinor: number | null;
  /** Zero where nobody waited, or nobody told. */
  waitedMinutes: number;
  contacts: number;
  overturned: 'granted' | 'denied' | null;
};

/** Instants, the second one no longer part of it. */
export type Span = { from: Date; to: Date };

/** Which requests of an action can come out otherwise: those of these askers. All of them where `everyone` is. */
export type Touched = {
  action: string;
  everyone: boolean;
  roles: string[];
  units: string[];
  vendors: string[];
  persons: string[];
  assistants: boolean;
  /** Of askers to whom nothing is offered, superiors decide whether it is forbidden: those with none of these roles. Null: nobody's rest on that. */
  unlessRoles: string[] | null;
};

/** What the rows of an action look at, so that no more is read. `facts` null: all of them. */
export type Looked = { facts: string[] | null; dates: boolean };

/** How requests stood, counted without ruling on them again. */
export type Counted = { action: string; role: string; store: string; reason: string; circuit: Circuit; n: number };

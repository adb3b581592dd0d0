// Owns what one holder may by itself: the policy compiled to be asked quickly, and where a request stands with one holder.
import type { Attribution, Left, Requirement } from '../contract.ts';
import type { Why } from '../limits/contract.ts';

/** Where a request stands with one holder, nobody above asked. `above`: somebody else must decide. */
export type Standing = {
  circuit: 'own' | 'consulted' | 'above' | 'forbidden';
  isRight: boolean;
  /** Whether any row offers the action to this holder at all. */
  offered: boolean;
  /** The row that decided; of `above`, the one that fell short or says so; null when there is none. */
  row: Attribution | null;
  /** Of `above`: the row that brings a chain of its own. */
  stepped: Attribution | null;
  left: Left[];
  /** Minor units; null when no limit in money binds. */
  ownMax: number | null;
  missing: Requirement[];
  /** For every row looked at; that of the one that decided comes last. */
  reasons: Why[];
};

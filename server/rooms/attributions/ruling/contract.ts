// Owns the ruling: the circuit of a request, who decides it above, and the whole question it answers, so that it can be asked again.
import type { Ask, Circuit, Decider, HolderFacts, Left, Limit, Requirement } from '../contract.ts';
import type { Usage, Why } from '../limits/contract.ts';

/** A superior in the line of report, nearest first, with whoever stands in while they are away. */
export type Link = {
  holder: HolderFacts;
  unitId: string;
  absent: boolean;
  deputy: { holder: HolderFacts; unitId: string } | null;
};

/** Everything a ruling depends on, beside the policy. */
export type Question = { holder: HolderFacts; ask: Ask; usage: Usage; line: Link[]; at: number };

/** What the policy says. `rowId` and `limits` are of the row that decided. */
export type Verdict = {
  circuit: Circuit;
  isRight: boolean;
  /** Unit code. */
  department: string | null;
  chain: Decider[];
  left: Left[];
  ownMax: number | null;
  missing: Requirement[];
  reasons: Why[];
  rowId: string | null;
  limits: Limit[];
};

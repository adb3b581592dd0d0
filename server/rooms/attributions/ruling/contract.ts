// Owns the ruling: the circuit of a request, who decides it above, and the whole question it answers, so that it can be asked again.
import type { Ask, Circuit, Decider, HolderFacts, Left, Limit, Requirement } from '../contract.ts';
import type { Usage, Why } from '../limits/contract.ts';
import type { StepVerdict } from '../chains/steps/contract.ts';

/**
 * A superior in the line of report, nearest first, with whoever stands in while they are away: the deputy, or whoever is on duty, who
 * stands in out of their hours too.
 */
export type Link = {
  holder: HolderFacts;
  unitId: string;
  absent: boolean;
  deputy: { holder: HolderFacts; unitId: string } | null;
  outside?: boolean;
  duty?: { holder: HolderFacts; unitId: string };
};

/**
 * Everything a ruling depends on, beside the policy. `candidates`: the people that steps speak of, by `kind:ref`, nearest first;
 * questions older than steps have none, and are ruled on by the line alone.
 */
export type Question = {
  holder: HolderFacts;
  ask: Ask;
  usage: Usage;
  line: Link[];
  candidates?: Record<string, Link[]>;
  at: number;
};

/** What the policy says. `rowId` and `limits` are of the row that decided. */
export type Verdict = {
  circuit: Circuit;
  isRight: boolean;
  /** Unit code. */
  department: string | null;
  chain: Decider[];
  /** A chain of its own; empty where the line of report decides. */
  steps: StepVerdict[];
  left: Left[];
  ownMax: number | null;
  missing: Requirement[];
  reasons: Why[];
  rowId: string | null;
  limits: Limit[];
};

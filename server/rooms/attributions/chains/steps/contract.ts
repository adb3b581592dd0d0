// Owns chains of their own: steps in order, of which any or all of some people decide, each up to an amount.
import type { Decider, Step } from '../../contract.ts';

/** One step as it was ruled: who decides it, and up to how much it is the last. */
export type StepVerdict = { need: Step['need']; upTo: number | null; deciders: Decider[] };

/** Somebody agreed in a step, by its place, for themselves or for whom they stand in. */
export type Agreed = { step: number; deciderId: string; principalId: string };

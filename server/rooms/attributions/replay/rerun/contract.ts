// Owns ruling the past again by another policy: reads it in batches and hands each request to the reckoning.
import type { Span } from '../past/contract.ts';
import type { Attribution } from '../../contract.ts';

/** What is ruled again: rows of both policies, the period, and the version whose own rulings stand as they are (null: none do). */
export type Rerun = { before: readonly Attribution[]; after: readonly Attribution[]; span: Span; againstId: string | null };

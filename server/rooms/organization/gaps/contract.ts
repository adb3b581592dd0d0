// Owns the times at which somebody at work finds nobody above them, or nobody of those whom a step of a chain names.
import type { Target } from '../line/contract.ts';

/** Whom some people need: `any` of the targets, or one of each. */
export type Wanted = { key: string; askers: string[]; need: 'any' | 'all'; of: Target[] };

/**
 * From when to when, milliseconds, nobody is there for an asker. `why`: everybody is away, or somebody is but off work. `key`: of what
 * is wanted; empty for the line of report.
 */
export type Gap = { askerId: string; key: string; why: 'away' | 'off'; from: number; to: number };

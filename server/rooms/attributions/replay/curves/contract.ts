// Owns the curve over a limit: what each maximum would have meant, with all else as proposed.
import type { Attribution, Limit } from '../../contract.ts';

/** A limit that differs between two policies. `inForce` and `proposed` null: not limited so. */
export type Axis = { row: Attribution; per: Limit['per']; unit: Limit['unit']; inForce: number | null; proposed: number | null };
